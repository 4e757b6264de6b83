/** Which changes are announced together. */
import { type AnnouncementKind, kindOf } from "./announcement-kind.ts";
import type { ModelChanges } from "./model-changes.ts";
import type { Bound, Change } from "./schema.ts";

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
  if (kind === "replacement" || kind === "delisted") return null;
  if (kind === "listed") return mine.some(({ after }) => after && "events" in after && after.events.some(isRetirement));
  if (kind === "stage") return mine.map(({ before, after }) => [before, after]);
  const dated = mine.filter(({ event, after }) => event !== null || (after && "events" in after));
  return dated
    .map(({ type, event, scope, before, after }) => [type, event, scope, datesOf(before), datesOf(after)])
    .sort();
}

function isRetirement({ event, bound }: { event: string; bound: Bound }): boolean {
  return event === "retired" && bound === "on";
}

/** Inexact retirement dates differ from model to model and are no reason to announce a new listing apart. */
function datesOf(state: Change["before"]): unknown {
  if (!state) return null;
  if ("date" in state) return [state.date, state.bound, state.scope ?? null];
  if (!("events" in state)) return null;
  return state.events
    .filter(isRetirement)
    .map(({ date, bound, scope }) => [date, bound, scope])
    .sort();
}
