/** The record of changes, flat: what differs by type is in its own columns. */
import { providerOf } from "../../domain/record-id.ts";
import type { Change } from "../../domain/schema.ts";
import { datesAfter, datesBefore, isDateChange, type StatedDate } from "../../domain/stated-dates.ts";
import { type Placed, placeColumns, placeOf } from "./place-columns.ts";
import { column, required, tableOf } from "./table.ts";

interface ChangeRow extends Placed {
  change: Change;
  current: string;
  before: StatedDate | null;
  after: StatedDate | null;
}

export const changes = tableOf<ChangeRow>({
  name: "changes",
  about: "Every change that we saw, oldest first, first readings included",
  key: ["id"],
  references: [{ column: "model_id", table: "models" }],
  source: (data) => {
    const known = new Set(data.models.map(({ record }) => record.id));
    return data.changes
      .filter(({ current }) => known.has(current))
      .map(({ change, current }) => ({
        change,
        current,
        place: placeOf(data, providerOf(current), change.evidence),
        ...datesOf(change),
      }));
  },
  columns: [
    required("id", "text", "Never changes", ({ change }) => change.id),
    required("detected_on", "day", "The day on which we saw it", ({ change }) => change.detectedOn),
    column(
      "detected_not_before",
      "day",
      "First day on which it may have been; null where the day is known",
      (row) => row.change.detectedNotBefore ?? null,
    ),
    required(
      "type",
      "text",
      "listed, delisted, relisted, renamed, stage-changed, date-set, date-moved, date-withdrawn, bound-changed, replacement-added or replacement-removed",
      (row) => row.change.type,
    ),
    required("model_id", "text", "The model, under the id that it has today", ({ current }) => current),
    required("record", "text", "Its id on the day of the change", ({ change }) => change.record),
    required(
      "baseline",
      "boolean",
      "True for the first reading of a page: recorded, not announced",
      ({ change }) => change.baseline,
    ),
    column("event", "text", "Which date changed", ({ change }) => (isDateChange(change) ? change.event : null)),
    column("date_before", "text", "The date until then", ({ before }) => before?.date ?? null),
    column("bound_before", "text", "How firm it was", ({ before }) => before?.bound ?? null),
    column(
      "scope_before",
      "text",
      "Whom the date or stage held for; null for all",
      (row) => row.before?.scope ?? stageScopeOf(row.change, "before"),
    ),
    column("date_after", "text", "The date since then", ({ after }) => after?.date ?? null),
    column("bound_after", "text", "How firm it is", ({ after }) => after?.bound ?? null),
    column(
      "scope_after",
      "text",
      "Whom the date or stage holds for; null for all",
      (row) => row.after?.scope ?? stageScopeOf(row.change, "after"),
    ),
    column("days_moved", "integer", "By how many days it moved, later is positive", ({ change }) =>
      change.type === "date-moved" ? change.days : null,
    ),
    column(
      "value_before",
      "text",
      "Stage, replacement or id until then; JSON of all facts for `delisted`",
      ({ change }) => bareValue(change, "before"),
    ),
    column(
      "value_after",
      "text",
      "Stage, replacement or id since then; JSON of all facts for `listed` and `relisted`",
      ({ change }) => bareValue(change, "after"),
    ),
    ...placeColumns,
  ],
});

function datesOf(change: Change): Pick<ChangeRow, "before" | "after"> {
  if (!isDateChange(change)) return { before: null, after: null };
  return { before: datesBefore(change)[0] ?? null, after: datesAfter(change)[0] ?? null };
}

function stageScopeOf(change: Change, side: "before" | "after"): string | null {
  return change.type === "stage-changed" ? (change[side].stageScope ?? null) : null;
}

/** What is no date: the one value that changed, or all facts as JSON. */
function bareValue(change: Change, side: "before" | "after"): string | null {
  const state: unknown = (change as { before?: unknown; after?: unknown })[side];
  if (isDateChange(change) || state === undefined || state === null) return null;
  switch (change.type) {
    case "stage-changed":
      return change[side].stage;
    case "renamed":
      return change[side].id;
    case "replacement-added":
      return change[side]?.replacement ?? null;
    case "replacement-removed":
      return change.before.replacement;
    default:
      return JSON.stringify(state);
  }
}
