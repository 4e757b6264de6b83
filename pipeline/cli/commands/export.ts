/** `almanac export`: writes the data in the formats of other tools. */
import { join, resolve } from "node:path";
import { exportDataOf } from "../../exports/export-data.ts";
import { exportFiles } from "../../exports/export-files.ts";
import { type ExportFormat, exportFormats } from "../../exports/export-formats.ts";
import { readChecks } from "../../ingest/checks.ts";
import type { Context } from "../../ingest/context.ts";
import { loadDatasetAsOf } from "../../ingest/data-as-of.ts";
import { loadSources } from "../../storage/sources.ts";
import { count, groupDigits } from "../../text/format.ts";
import { dayOption } from "../options.ts";
import { table } from "../table.ts";

/** Writes the files of some formats, or of all, below a folder, and lists them. */
export async function exportCommand(
  context: Context,
  formats: readonly (ExportFormat | "all")[],
  options: { to: string; on?: string },
): Promise<number> {
  const { effects, root } = context;
  const day = options.on === undefined ? effects.today() : dayOption("--on", options.on);
  const { records, changes } = await loadDatasetAsOf(context, options.on);
  const definitions = loadSources(effects, root).list.map(({ definition }) => definition);
  const data = exportDataOf({ day, records, changes, checks: readChecks(effects, root), definitions });
  const wanted = formats.includes("all") ? exportFormats : formats.filter((format) => format !== "all");
  const files = exportFiles(data, wanted);
  for (const { path, bytes } of files) effects.writeFile(join(resolve(options.to), path), bytes);
  const rows = files.map(({ path, bytes, about }) => [path, groupDigits(bytes.length), about]);
  for (const line of table(["file", "bytes", "contents"], rows, effects.colour)) effects.out(line);
  effects.out(`${count(files.length, "file")} in ${options.to}, as of ${day}`);
  return 0;
}
