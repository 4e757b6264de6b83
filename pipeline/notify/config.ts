/** `notify.yaml`: who is notified of what. It names environment variables and never contains their values. */
import { z } from "zod";
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
  events: z.array(eventName).min(1).optional(),
});
export type Filters = z.infer<typeof filters>;

const common = {
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "has to consist of lower-case letters, digits and hyphens"),
  urlEnv: envName,
  filters: filters.default({}),
  upcoming: z.array(z.int().min(0).max(3650)).default([90, 30, 7, 1]).describe("days before a retirement; [] for none"),
};

const webhook = z.strictObject({ ...common, kind: z.literal("webhook"), secretEnv: envName });
const chat = z.strictObject({ ...common, kind: z.enum(["slack", "discord", "teams"]) });
const mail = z.strictObject({ ...common, kind: z.literal("mail"), from: z.email(), to: z.array(z.email()).min(1) });

const target = z.discriminatedUnion("kind", [webhook, chat, mail]);
export type Target = z.infer<typeof target>;

const config = z.strictObject({
  site: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null)
    .describe("address of the published site, for links; null for none"),
  targets: z.array(target).min(1),
});
export type Config = z.infer<typeof config>;

/** What filters may name. */
export interface Nameable {
  providers: readonly string[];
  /** Ids of records. */
  records: readonly string[];
}

/** What the file says. Throws a UsageError with one line for each problem. */
export function parseConfig(text: string, file: string, known: Nameable): Config {
  const { site, targets } = parseYaml(config, text, file);
  const prefixes = new Set([...known.providers, ...known.records.flatMap(prefixesOf)].map((one) => one.toLowerCase()));
  const problems = targets.flatMap((one, i) => [
    ...(targets.slice(0, i).some(({ id }) => id === one.id)
      ? [`targets[${i}].id: two targets have the id "${one.id}"`]
      : []),
    ...filterProblems(one.filters, known.providers, prefixes).map((problem) => `targets[${i}].filters.${problem}`),
  ]);
  if (problems.length > 0) throw new UsageError(...problems.map((problem) => `${file}: ${problem}`));
  return { site, targets };
}

/** What the schema cannot check: a misspelled provider would match nothing, silently and for ever. */
function filterProblems(filters: Filters, known: readonly string[], prefixes: ReadonlySet<string>): string[] {
  const unknown = (filters.providers ?? []).filter((name) => !known.includes(name));
  const patterns = (filters.models ?? []).flatMap((pattern) => {
    const prefix = /^([\w.@-]+)\//.exec(pattern)?.[1];
    return prefix === undefined || prefixes.has(prefix.toLowerCase()) ? [] : [{ pattern, prefix }];
  });
  return [
    ...unknown.map((name) => `providers: ${unknownProvider(name, known)}`),
    ...patterns.map(({ pattern, prefix }) => `models: "${pattern}": ${unknownProvider(prefix, known)}`),
  ];
}

/** What may come before the first slash of a pattern: the provider, and the vendor in a model id such as `qwen/qwen3-32b`. */
function prefixesOf(record: string): string[] {
  const [provider = "", vendor = "", ...rest] = record.split("/");
  return rest.length > 0 ? [provider, vendor] : [provider];
}
