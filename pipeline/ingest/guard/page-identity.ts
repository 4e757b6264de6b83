/** Guards against another page than the one that was defined. */
import type { PageDefinition } from "../../domain/schema.ts";
import type { Extraction } from "../../extract/extraction.ts";
import type { GuardReason } from "./guard-reason.ts";

/** Fewer records than a first reading has to have. */
export function tooFewRecords({ records }: Extraction, { minimumRecords: minimum }: PageDefinition): GuardReason[] {
  return records.length >= minimum ? [] : [{ rule: "too-few-records", records: records.length, minimum }];
}

/** The markers of the definition that are not on the page, without regard to case and spacing. */
export function missingMarkers({ markers }: PageDefinition, text: string): string[] {
  const plain = folded(text);
  return markers.filter((marker) => !plain.includes(folded(marker)));
}

/** Markers that are gone, apart from those that the last state did not have either. */
export function lostMarkers(definition: PageDefinition, text: string, known: readonly string[]): GuardReason[] {
  return missingMarkers(definition, text)
    .filter((marker) => !known.includes(marker))
    .map((marker) => ({ rule: "marker-missing", marker }));
}

const folded = (text: string): string => text.toLowerCase().replace(/\s+/g, " ");
