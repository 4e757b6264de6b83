/** What the guards find wrong with a page, as data. `reason-text.ts` puts it into words. */
import type { FactKind } from "../../domain/decisions.ts";
import type { EventName, Evidence, ModelRecord } from "../../domain/schema.ts";
import type { Covered } from "../../extract/extraction.ts";

/** Where a fact was found; undefined where its record has no evidence. */
type Place = Pick<Evidence, "section" | "line"> | undefined;

/** A date of a record that changed or is gone, as it was. */
export interface ChangedDate {
  id: string;
  event: EventName;
  date: string;
  /** Line of the last snapshot. */
  line: number;
}

/** What makes a record look like another one, or like cells that changed places. `other` is the other record's id. */
export type SwapSign =
  | { sign: "name-is-replacement" }
  | { sign: "replaced-by-missing"; other: string }
  | { sign: "dates-of-predecessor"; other: string }
  | { sign: "version-from-other-cell"; other: string }
  | { sign: "was-replacement"; other: string }
  | { sign: "takes-place-of"; other: string };

/** One reason not to publish a page, with all that its message needs. Limits are shares from 0 to 1. */
export type GuardReason =
  | { rule: "too-few-records"; records: number; minimum: number }
  | { rule: "marker-missing"; marker: string }
  | { rule: "first-tables"; tables: number }
  | { rule: "first-errors"; errors: number; of: number }
  | { rule: "first-unread"; unread: number; records: number }
  | { rule: "too-many-members"; members: number; most: number }
  | { rule: "members-lost"; ids: string[]; of: number; limit: number }
  | { rule: "no-records"; ids: string[] }
  | { rule: "records-lost"; ids: string[]; of: number; limit: number }
  | { rule: "section-lost"; ids: string[]; section: readonly string[] }
  | { rule: "facts-missing"; record: string; kinds: FactKind[]; place: Place }
  | { rule: "place-taken"; record: string; other: string; place: Place }
  | { rule: "conflict-gone"; record: string; place: Place }
  | { rule: "row-missing"; record: string; place: Place }
  | { rule: "model-missing"; record: string; section: readonly string[] }
  | { rule: "column-lost"; column: Covered; ids: string[]; place: Place }
  | { rule: "cut-off"; ids: string[] }
  | { rule: "dates-moved"; dates: ChangedDate[]; changed: number; of: number; limit: number }
  | { rule: "dates-lost"; dates: ChangedDate[]; of: number; limit: number }
  | { rule: "row-in-doubt"; record: string; cause: string; place: Place }
  | { rule: "date-far"; record: string; event: EventName; before: string; after: string; place: Place }
  | { rule: "date-strange"; record: string; event: EventName; date: string; years: number; place: Place }
  | { rule: "scope-lost"; record: string; event: EventName; date: string; scope: string; place: Place }
  | { rule: "event-changed"; record: string; date: string; before: EventName; after: EventName; place: Place }
  | { rule: "life-order"; record: string; early: DatedEvent; late: DatedEvent; place: Place }
  | { rule: "replacement-strange"; record: string; replacement: string; place: Place }
  | { rule: "replacement-inverted"; record: string; replacement: string; place: Place }
  | { rule: "replacements-changed"; ids: string[]; of: number }
  | ({ rule: "names-swapped"; record: string; place: Place } & SwapSign)
  | { rule: "same-page"; other: string }
  | { rule: "same-place"; url: string; other: string }
  | { rule: "run-records-lost" | "run-dates-moved"; changed: number; of: number; pages: number; limit: number }
  | { rule: "snapshot-differs"; record: string; isExtra: boolean };

interface DatedEvent {
  event: EventName;
  date: string;
}

/** The section a record is in: that of its first evidence. */
export function sectionOf(record: ModelRecord): readonly string[] {
  return record.evidence[0]?.section ?? [];
}

/** A section as a key. */
export function sectionKey(section: readonly string[]): string {
  return JSON.stringify(section);
}

/** The sections in which a table gives facts, as keys. */
export function tabledSections({ records }: { records: readonly ModelRecord[] }): Set<string> {
  const places = records.flatMap(({ evidence }) => evidence.filter(({ table }) => table !== null));
  return new Set(places.map(({ section }) => sectionKey(section)));
}
