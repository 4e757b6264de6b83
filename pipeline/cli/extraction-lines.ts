/** What one page says, as lines for the terminal. */
import { formatScopedDate } from "../domain/date-text.ts";
import { describeProblem } from "../domain/diagnostic-text.ts";
import type { ModelRecord, UnreadBlock } from "../domain/schema.ts";
import type { Extraction } from "../extract/extraction.ts";
import { count } from "../text/format.ts";
import { forTerminal } from "../text/sanitize.ts";
import { table } from "./table.ts";

/** A table of the records. */
export function recordLines(records: readonly ModelRecord[], colour: boolean): string[] {
  return table(["model", "stage", "dates", "replacement"], records.map(row), colour);
}

/** The problems, then the passages that no rule reads, each with the place of the page before it. */
export function problemLines(place: string, { problems, unread }: Extraction): string[] {
  const lines = [...problems.map(describeProblem), ...unread.map(unreadLine)];
  return lines.map((line) => forTerminal(`${place}:${line}`));
}

/** Counts a maintainer can compare with the page, and use for `minimumRecords` in source.yaml. */
export function countsLine({ records, problems, unread }: Extraction): string {
  const dated = records.filter(({ events }) => events.length > 0).length;
  const parts = [`${count(records.length, "record")} (${dated} with dates)`, count(problems.length, "problem")];
  return `${[...parts, count(unread.length, "unread passage")].join(", ")}`;
}

function unreadLine({ line, section, dates, models, hash }: UnreadBlock): string {
  const where = section.length === 0 ? "at the top of the page" : `under "${section.join(" › ")}"`;
  const content = `${count(models, "model")} and ${count(dates, "date")}`;
  return `${line}: unread: a passage ${where} that mentions ${content} (block ${hash})`;
}

function row(record: ModelRecord): string[] {
  const model = record.version === null ? record.model : `${record.model}@${record.version}`;
  const kind = record.kind === "model" ? "" : ` (${record.kind})`;
  return [
    model + kind,
    record.stage ?? "",
    datesText(record),
    record.replacements.map(({ model: replacement }) => replacement).join(", "),
  ];
}

function datesText({ events, relative }: ModelRecord): string {
  const dates = events.map((event) => `${event.event} ${formatScopedDate(event)}`);
  return [...dates, ...relative.map(({ event, text }) => `${event} ${text}`)].join("; ");
}
