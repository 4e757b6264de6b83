/** Whole records and changes, one JSON value a line: https://jsonlines.org. */
import type { ExportData } from "../export-data.ts";

/** Each record as `generated/` has it, with what is known of it on the day. */
export function modelLines({ models, day }: ExportData): string {
  return lines(
    models.map(({ record, answer: { stage, scopes, age }, elsewhere }) => ({
      ...record,
      day,
      stageOnDay: stage,
      scopes,
      lastRead: age.lastRead,
      held: age.held,
      stale: age.stale,
      elsewhere: elsewhere.map(({ id }) => id),
    })),
  );
}

/** Each change as `generated/` has it, oldest first. */
export function changeLines({ changes }: ExportData): string {
  return lines(changes.map(({ change }) => change));
}

function lines(values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join("");
}
