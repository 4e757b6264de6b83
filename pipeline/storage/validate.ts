/** Parses hand-written or stored files against a schema, with errors that name the file and field. */
import { parse } from "yaml";
import type { z } from "zod";
import { UsageError } from "../domain/usage-error.ts";

/** The YAML text as a value of the schema; throws a UsageError with one line for each problem. */
export function parseYaml<S extends z.ZodType>(schema: S, text: string, file: string): z.output<S> {
  return validate(
    schema,
    read(() => parse(text), file),
    file,
  );
}

/** The JSON text as a value of the schema; throws a UsageError with one line for each problem. */
export function parseJson<S extends z.ZodType>(schema: S, text: string, file: string): z.output<S> {
  return validate(
    schema,
    read(() => JSON.parse(text), file),
    file,
  );
}

function read(parseText: () => unknown, file: string): unknown {
  try {
    return parseText();
  } catch (error) {
    throw new UsageError(`${file}: ${firstLine(error)}`);
  }
}

function validate<S extends z.ZodType>(schema: S, value: unknown, file: string): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new UsageError(...result.error.issues.map((issue) => `${file}: ${fieldOf(issue.path)}${issue.message}`));
}

/** The path of a field: `pages[0].url: `. */
function fieldOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "";
  const steps = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`));
  return `${steps.join("").replace(/^\./, "")}: `;
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split("\n")[0] ?? "").replace(/:$/, "");
}
