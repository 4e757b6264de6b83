/** `almanac extract`: prints the records of one page. */
import type { Format } from "../../extract/extractor.ts";
import type { Context } from "../../ingest/context.ts";
import { extractPageAt, type PageRequest } from "../../ingest/extract-page-at.ts";
import { forTerminal } from "../../text/sanitize.ts";
import { countsLine, problemLines, recordLines } from "../extraction-lines.ts";
import { outJson } from "../table.ts";

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
  for (const line of problemLines(place, extraction)) effects.err(line);
  if (options.json) outJson(effects, { records, problems, unread });
  else for (const line of recordLines(records, effects.colour)) effects.out(line);
  effects.err(countsLine(extraction));
  return 0;
}

function request({ provider, page, format, annotations, explain }: ExtractOptions): Omit<PageRequest, "place"> {
  return { provider, page, format, annotations, explain };
}
