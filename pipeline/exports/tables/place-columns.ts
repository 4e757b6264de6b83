/** Where a fact is stated: the same columns in every table of facts. */
import type { Evidence } from "../../domain/schema.ts";
import type { ExportData } from "../export-data.ts";
import { type ColumnOf, column } from "./table.ts";

/** A row that has a place; null where none is known. */
export interface Placed {
  place: (Evidence & { url: string | null }) | null;
}

/** The place of a fact of a provider. */
export function placeOf(data: ExportData, provider: string, evidence: Evidence | null | undefined): Placed["place"] {
  return evidence ? { ...evidence, url: data.pageUrl(provider, evidence.page) } : null;
}

/** Page, snapshot, section and line. */
export const placeColumns: readonly ColumnOf<Placed>[] = [
  column("page", "text", "Page of the provider that states it", ({ place }) => place?.page ?? null),
  column("page_url", "text", "URL of that page", ({ place }) => place?.url ?? null),
  column("snapshot", "day", "Day of our snapshot of the page", ({ place }) => place?.snapshot ?? null),
  column("section", "text", "Headings above it, from the outermost", ({ place }) =>
    place ? place.section.join(" › ") : null,
  ),
  column("table_number", "integer", "Lifecycle table of the page; null for a sentence", ({ place }) =>
    place ? place.table : null,
  ),
  column("row_number", "integer", "Row of that table", ({ place }) => (place ? place.row : null)),
  column("line", "integer", "Line of the snapshot", ({ place }) => place?.line ?? null),
];
