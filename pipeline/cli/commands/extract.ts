/** `almanac extract`: prints the records of one page. */
import { formatScopedDate } from "../../domain/date-text.ts";
import { describeProblem } from "../../domain/diagnostic-text.ts";
import type { ModelRecord, UnreadBlock } from "../../domain/schema.ts";
import type { Format } from "../../extract/extractor.ts";
import type { Context } from "../../ingest/context.ts";
import { extractPageAt } from "../../ingest/extract-page-at.ts";
import { count } from "../../text/format.ts";
import { forTerminal } from "../../text/sanitize.ts";
import { outJson, table } from "../table.ts";

export interface ExtractOptions {
  provider?: string;
  page?: string;
  format?: Format;
  annotations: boolean;
  json?: boolean;
}

/** Extracts a page from a file or https URL and prints its records; problems and unread passages go to stderr. */
export async function extract(context: Context, place: string, options: ExtractOptions): Promise<number> {
  const { effects } = context;
  const { provider, page, format, annotations } = options;
  const { extraction, definition } = await extractPageAt(context, { place, provider, page, format, annotations });
  const { records, problems, unread } = extraction;
  if (provider !== undefined && definition === undefined)
    effects.err(`almanac: no provider "${provider}" in sources/: only the general rules are applied`);
  for (const problem of problems) effects.err(forTerminal(`${place}:${describeProblem(problem)}`));
  for (const block of unread) effects.err(forTerminal(`${place}:${unreadLine(block)}`));
  if (options.json) outJson(effects, records);
  else
    for (const line of table(["model", "stage", "dates", "replacement"], records.map(row), effects.colour))
      effects.out(line);
  return 0;
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
