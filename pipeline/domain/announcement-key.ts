/** Which changes are announced together. */
import { type AnnouncementKind, kindOf } from "./announcement-kind.ts";
import { isExact } from "./bound.ts";
import type { ModelChanges } from "./model-changes.ts";
import type { Bound, Change } from "./schema.ts";
import { datesAfter, isDateChange, type StatedDate } from "./stated-dates.ts";

/**
 * The facts that an announcement is made of, as text: day, provider, kind, and the dates that its title gives. Changes of
 * models with equal keys are one announcement. Announcement ids are hashes of it, so it must never change.
 */
export function announcementKey({ model, kind, changes }: ModelChanges): string {
  const day = changes[0]?.detectedOn ?? "";
  return JSON.stringify([day, model.provider.id, kind, titleFacts(kind, changes)]);
}

/** What the title of a kind says beside the models: the dates, not the replacements, which differ from model to model. */
function titleFacts(kind: AnnouncementKind, changes: readonly Change[]): unknown {
  const mine = changes.filter((change) => kindOf(change) === kind);
  if (kind === "renamed" || kind === "replacement" || kind === "delisted") return null;
  if (kind === "listed") return mine.some((change) => exactRetirements(datesAfter(change)).length > 0);
  if (kind === "stage")
    return mine.flatMap((change) => (change.type === "stage-changed" ? [[change.before, change.after]] : []));
  return mine.flatMap(dateFacts).sort();
}

/** Type, event, scope, before and after of a date; of a record that is listed its exact retirement dates. */
function dateFacts(change: Change): unknown[] {
  if (change.type === "listed" || change.type === "relisted") {
    // Other retirement dates differ from model to model and are no reason to announce a new listing apart.
    const dates = exactRetirements(change.after.events).map(({ date, bound, scope }) => [date, bound, scope]);
    return [[change.type, null, null, null, dates.sort()]];
  }
  if (!isDateChange(change)) return [];
  const after = change.type === "date-withdrawn" ? null : change.after;
  return [[change.type, change.event, change.scope, dateFact(change.before), dateFact(after)]];
}

interface Dated {
  date: string;
  bound: Bound;
  scope?: string | null | undefined;
}

function dateFact(state: Dated | null): unknown {
  return state && [state.date, state.bound, state.scope ?? null];
}

function exactRetirements(dates: readonly StatedDate[]): StatedDate[] {
  return dates.filter((date) => date.event === "retired" && isExact(date));
}
