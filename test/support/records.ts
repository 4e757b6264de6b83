/** Records made by hand. */

import type { ModelRecord } from "../../pipeline/domain/schema.ts";
import type { Extraction } from "../../pipeline/extract/extraction.ts";
import { extractFake } from "./pages.ts";

/** The extraction of a page in the page language, of the provider `acme`. */
export function page(text: string, page = "models", snapshot: string | null = "2026-01-01"): Extraction {
  return extractFake(text, { provider: "acme", page, snapshot });
}

/** The only record of a page of one row. */
export function record(row: string, snapshot = "2026-01-01"): ModelRecord {
  const [only] = page(row, "models", snapshot).records;
  if (!only) throw new Error(`no row: ${row}`);
  return only;
}

/** What a record says, without its places. */
export function facts({ stage, listed, events, replacements }: ModelRecord) {
  const dates = events.map(({ event, bound, date, scope }) => `${event} ${bound} ${date}${scope ? ` ${scope}` : ""}`);
  return { stage, listed, dates, replacements: replacements.map(({ model }) => model) };
}
