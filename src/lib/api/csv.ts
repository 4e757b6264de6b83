/** The data as one table, for spreadsheets. */
import type { Address } from "../../../pipeline/domain/paths.ts";
import { csvText } from "../../../pipeline/exports/formats/csv.ts";
import type { Almanac, Model } from "../almanac/almanac.ts";
import { factLinks } from "../evidence/evidence-links.ts";

const columns = [
  ...["id", "provider", "model", "version", "kind", "listed", "stage", "stage_on_day", "day"],
  ...["event", "date", "bound", "scope", "text", "replacements", "source", "snapshot", "url"],
  ...["last_read", "held_since", "days_out_of_date"],
];

/** One row an event; a model without any has one row whose event is empty. */
export function csvOf({ models, day }: Almanac, address: Address): string {
  const rows = models.flatMap((model) => rowsOf(model, day, address));
  return csvText(columns, rows);
}

function rowsOf(model: Model, day: string, address: Address): (string | null)[][] {
  const { id, provider, model: name, version, kind, listed, stage, events, replacements } = model.record;
  const start = [id, provider, name, version, kind, String(listed), stage, model.stage, day];
  const names = replacements.map((replacement) => replacement.id ?? replacement.model).join("; ");
  const { lastRead, held, stale } = model.age;
  const end = [address(model.path), lastRead, held?.since ?? null, stale === null ? null : String(stale)];
  if (events.length === 0) return [[...start, null, null, null, null, null, names, null, null, ...end]];
  return events.map(({ event, date, bound, scope, text, evidence }) => {
    const place = factLinks(model, evidence);
    return [...start, event, date, bound, scope, text, names, place?.url ?? null, place?.since ?? null, ...end];
  });
}
