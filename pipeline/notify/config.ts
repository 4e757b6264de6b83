/** `notify.yaml`: who is notified of what. It names environment variables and never contains their values. */
import { z } from "zod";
import { patternProblems } from "../domain/model-patterns.ts";
import { changeType, eventName } from "../domain/schema.ts";
import { unknownProvider } from "../domain/suggest-ids.ts";
import { UsageError } from "../domain/usage-error.ts";
import { parseYaml } from "../storage/validate.ts";

const envName = z
  .string()
  .regex(
    /^[A-Z_][A-Z0-9_]{0,99}$/,
    "has to be the NAME of an environment variable (A-Z, 0-9, _), never the secret itself",
  );

const filters = z.strictObject({
  providers: z.array(z.string()).min(1).optional(),
  models: z.array(z.string().min(1).max(200)).min(1).optional().describe("glob patterns of record ids or models"),
  types: z.array(changeType).min(1).optional(),
  watch: z
    .union([z.string().min(1), z.array(z.string().min(1).max(200)).min(1)])
    .optional()
    .describe("a watch list: ids or glob patterns, or the file that has them"),
  events: z.array(eventName).min(1).optional(),
});
/** Filters, with the watch list read from its file. */
export type ReadFilters = Omit<z.infer<typeof filters>, "watch"> & { watch?: string[] };

const common = {
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "has to consist of lower-case letters, digits and hyphens"),
  urlEnv: envName,
  filters: filters.default({}),
  upcoming: z.array(z.int().min(0).max(3650)).default([90, 30, 7, 1]).describe("days before a retirement; [] for none"),
  digest: z.enum(["daily", "weekly"]).nullable().default(null).describe("all news in one message a day or week"),
  sources: z.boolean().default(false).describe("whether to tell of pages that are held for review or out of date"),
};

const webhook = z.strictObject({ ...common, kind: z.literal("webhook"), secretEnv: envName });
const chat = z.strictObject({ ...common, kind: z.enum(["slack", "discord", "teams"]) });
const mail = z.strictObject({ ...common, kind: z.literal("mail"), from: z.email(), to: z.array(z.email()).min(1) });

const target = z.discriminatedUnion("kind", [webhook, chat, mail]);
type ReadTarget<T> = T extends { filters: unknown } ? Omit<T, "filters"> & { filters: ReadFilters } : never;
export type Target = ReadTarget<z.infer<typeof target>>;

const config = z.strictObject({
  site: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null)
    .describe("address of the published site, for links; null for none"),
  targets: z.array(target).min(1),
});
export interface Config {
  site: string | null;
  targets: Target[];
}

/** What filters may name. */
export interface Nameable {
  providers: readonly string[];
  /** Ids of records. */
  records: readonly string[];
}

/** What the file says. `readWatch` reads a watch list. Throws a UsageError with one line for each problem. */
export function parseConfig(
  text: string,
  file: string,
  known: Nameable,
  readWatch: (file: string) => string[],
): Config {
  const { site, targets: given } = parseYaml(config, text, file);
  const targets = given.map((one) => ({ ...one, filters: readFilters(one.filters, readWatch) })) as Target[];
  const prefixes = new Set([...known.providers, ...known.records.flatMap(prefixesOf)].map((one) => one.toLowerCase()));
  const problems = targets.flatMap((one, i) => [
    ...(targets.slice(0, i).some(({ id }) => id === one.id)
      ? [`targets[${i}].id: two targets have the id "${one.id}"`]
      : []),
    ...filterProblems(one.filters, known, prefixes).map((problem) => `targets[${i}].filters.${problem}`),
  ]);
  if (problems.length > 0) throw new UsageError(...problems.map((problem) => `${file}: ${problem}`));
  return { site, targets };
}

function readFilters({ watch, ...rest }: z.infer<typeof filters>, readWatch: (file: string) => string[]): ReadFilters {
  if (watch === undefined) return rest;
  return { ...rest, watch: typeof watch === "string" ? readWatch(watch) : watch };
}

/** What the schema cannot check: a misspelled provider would match nothing, silently and for ever. */
function filterProblems(filters: ReadFilters, known: Nameable, prefixes: ReadonlySet<string>): string[] {
  const { providers, records } = known;
  const unknown = (filters.providers ?? []).filter((name) => !providers.includes(name));
  const patterns = (filters.models ?? []).flatMap((pattern) => {
    const prefix = /^([\w.@-]+)\//.exec(pattern)?.[1];
    return prefix === undefined || prefixes.has(prefix.toLowerCase()) ? [] : [{ pattern, prefix }];
  });
  return [
    ...unknown.map((name) => `providers: ${unknownProvider(name, providers)}`),
    ...patterns.map(({ pattern, prefix }) => `models: "${pattern}": ${unknownProvider(prefix, providers)}`),
    ...patternProblems(filters.watch ?? [], records).map((problem) => `watch: ${problem}`),
  ];
}

/** What may come before the first slash of a pattern: the provider, and the vendor in a model id such as `qwen/qwen3-32b`. */
function prefixesOf(record: string): string[] {
  const [provider = "", vendor = "", ...rest] = record.split("/");
  return rest.length > 0 ? [provider, vendor] : [provider];
}
