/** `notify.yaml`: who is told what. It names environment variables and never holds what is in them. */
import { z } from "zod";
import { changeType, eventName } from "../domain/schema.ts";
import { UsageError } from "../domain/usage-error.ts";
import { parseYaml } from "../storage/validate.ts";

const envName = z
  .string()
  .regex(/^[A-Z_][A-Z0-9_]{0,99}$/, "wants the NAME of an environment variable (A-Z, 0-9, _), never the secret itself");

const filters = z.strictObject({
  providers: z.array(z.string()).min(1).optional(),
  models: z.array(z.string().min(1).max(200)).min(1).optional().describe("glob patterns of record ids or models"),
  types: z.array(changeType).min(1).optional(),
  events: z.array(eventName).min(1).optional(),
});
export type Filters = z.infer<typeof filters>;

const common = {
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "wants small letters, digits and hyphens"),
  urlEnv: envName,
  filters: filters.default({}),
  upcoming: z.array(z.int().min(0).max(3650)).default([90, 30, 7, 1]).describe("days before an end; [] for none"),
};

const webhook = z.strictObject({ ...common, kind: z.literal("webhook"), secretEnv: envName });
const chat = z.strictObject({ ...common, kind: z.enum(["slack", "discord", "teams"]) });
const mail = z.strictObject({ ...common, kind: z.literal("mail"), from: z.email(), to: z.array(z.email()).min(1) });

const target = z.discriminatedUnion("kind", [webhook, chat, mail]);
export type Target = z.infer<typeof target>;

const config = z.strictObject({ targets: z.array(target).min(1) });

/** The targets of the file; throws a UsageError with one line a problem. `providers` are those there are. */
export function parseTargets(text: string, file: string, providers: ReadonlySet<string>): Target[] {
  const { targets } = parseYaml(config, text, file);
  const problems = targets.flatMap((one, i) => problemsOf(one, targets.slice(0, i), providers, `targets[${i}]`));
  if (problems.length > 0) throw new UsageError(...problems.map((problem) => `${file}: ${problem}`));
  return targets;
}

/** What the schema cannot see. An unknown provider is an error: a typing mistake would mean silence for ever. */
function problemsOf(one: Target, before: readonly Target[], providers: ReadonlySet<string>, field: string): string[] {
  const twice = before.some(({ id }) => id === one.id) ? [`${field}.id: two targets have the id "${one.id}"`] : [];
  const unknown = (one.filters.providers ?? []).filter((name) => !providers.has(name));
  return [...twice, ...unknown.map((name) => `${field}.filters.providers: there is no provider "${name}"`)];
}
