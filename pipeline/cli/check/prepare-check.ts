/** What check and fix have in common: the data, the settings and the files. */
import { existsSync, readFileSync } from "node:fs";
import ignore from "ignore";
import { type Almanac, almanacOn } from "../../check/almanac-data.ts";
import type { FailOn } from "../../check/report/report.ts";
import { UsageError } from "../../domain/usage-error.ts";
import type { Context } from "../../ingest/context.ts";
import { readAlmanac } from "../../ingest/read-almanac.ts";
import { parseJson } from "../../storage/validate.ts";
import { dayOption, daysOption } from "../options.ts";
import { listFiles } from "./list-files.ts";
import { loadAlmanacData } from "./load-data.ts";
import type { ScanOptions } from "./run-check.ts";
import { type CheckConfig, checkConfig, configFile } from "./settings.ts";

export interface SharedOptions {
  via?: string;
  scope?: string[];
  region?: string;
  within?: string;
  failOn?: FailOn;
  soft?: boolean;
  config?: string;
  data?: string;
  on?: string;
}

export interface Prepared {
  almanac: Almanac;
  config: CheckConfig;
  settings: ScanOptions;
}

/** Reads the data and the configuration. Throws a UsageError for what is wrong in either. */
export async function prepareCheck(context: Context, options: SharedOptions): Promise<Prepared> {
  const day = options.on === undefined ? context.effects.today() : dayOption("--on", options.on);
  const data = options.data === undefined ? readAlmanac(context) : await loadAlmanacData(options.data);
  const config = configOf(options.config);
  const providers = data.sources.map(({ id }) => id);
  return { almanac: almanacOn(data, day), config, settings: settingsOf(options, config, providers) };
}

/** The files of the current folder that are to be read, without those that the configuration excludes. */
export function filesToCheck(paths: readonly string[], exclude: readonly string[]): string[] {
  const excluded = ignore().add(exclude);
  const isInside = (path: string) => !path.startsWith("/") && !path.startsWith("../");
  const files = listFiles(process.cwd(), paths.length === 0 ? ["."] : paths);
  return files.filter((path) => !isInside(path) || !excluded.ignores(path));
}

function configOf(file: string | undefined): CheckConfig {
  if (file === undefined && !existsSync(configFile)) return {};
  const path = file ?? configFile;
  if (!existsSync(path)) throw new UsageError(`--config ${path}: no such file`);
  return parseJson(checkConfig, readFileSync(path, "utf8"), path);
}

function settingsOf(options: SharedOptions, config: CheckConfig, providers: readonly string[]): ScanOptions {
  const via = options.via ?? config.via ?? null;
  if (via !== null && !providers.includes(via))
    throw new UsageError(`--via ${via}: no such provider; there are ${providers.join(", ")}`);
  return {
    via,
    scopes: [...(options.scope ?? config.scopes ?? []), ...(options.region === undefined ? [] : [options.region])],
    failOn: options.failOn ?? config.failOn ?? "within",
    within: options.within === undefined ? (config.within ?? 30) : daysOption("--within", options.within),
    soft: options.soft ?? config.soft ?? false,
    maximumSize: config.maximumSize ?? 5_000_000,
  };
}
