/** `almanac extract`: prints the records of one page. */
import { formatScopedDate } from "../../domain/date-text.ts";
import { describeProblem } from "../../domain/diagnostic-text.ts";
import type { ModelRecord, UnreadBlock } from "../../domain/schema.ts";
import type { Extraction } from "../../extract/extraction.ts";
import type { Format } from "../../extract/extractor.ts";
import type { Context } from "../../ingest/context.ts";
import { extractPageAt, type PageRequest } from "../../ingest/extract-page-at.ts";
import { count } from "../../text/format.ts";
import { forTerminal } from "../../text/sanitize.ts";
import { outJson, table } from "../table.ts";

export interface ExtractOptions {
  provider?: string;
  page?: string;
  format?: Format;
  annotations: boolean;
  json?: boolean;
  explain?: number;
}

/** Extracts a page from a file or https URL and prints its records; problems and unread passages go to stderr. */
export async function extract(context: Context, place: string, options: ExtractOptions): Promise<number> {
  const { effects } = context;
  const { extraction, definition, explanation } = await extractPageAt(context, { place, ...request(options) });
  const { provider, explain } = options;
  const { records, problems, unread } = extraction;
  if (provider !== undefined && definition === undefined)
    effects.err(`almanac: no provider "${provider}" in sources/: only the general rules are applied`);
  if (explain !== undefined) {
    for (const line of explanation) effects.out(forTerminal(line));
    return 0;
  }
  for (const problem of problems) effects.err(forTerminal(`${place}:${describeProblem(problem)}`));
  for (const block of unread) effects.err(forTerminal(`${place}:${unreadLine(block)}`));
  if (options.json) outJson(effects, { records, problems, unread });
  else
    for (const line of table(["model", "stage", "dates", "replacement"], records.map(row), effects.colour))
      effects.out(line);
  effects.err(summary(extraction));
  return 0;
}

function request({ provider, page, format, annotations, explain }: ExtractOptions): Omit<PageRequest, "place"> {
  return { provider, page, format, annotations, explain };
}

/** Counts a maintainer can compare with the page, and use for `minimumRecords` in source.yaml. */
function summary({ records, problems, unread }: Extraction): string {
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
