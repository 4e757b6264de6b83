/** Which changes are announced together. */
import { type AnnouncementKind, conflicting, kindOf } from "./announcement-kind.ts";
import { isExact } from "./bound.ts";
import type { ModelChanges } from "./model-changes.ts";
import { exactRetirementsAfter, isScopeChange, type NetChange, standingRetirements } from "./net-change.ts";
import { hasPassed } from "./partial-date.ts";
import type { Bound, Change } from "./schema.ts";
import { datesAfter, isDateChange, retirementChanges, retirementsAfter, type StatedDate } from "./stated-dates.ts";

/**
 * The facts that an announcement is made of, as text: day, provider, kind, and the dates that its title gives. Changes of
 * models with equal keys are one announcement. Announcement ids are hashes of it, so it must never change.
 */
export function announcementKey(news: ModelChanges): string {
  const [kind] = news.kinds;
  return JSON.stringify([news.net.day, news.model.provider.id, kind, titleFacts(kind, news)]);
}

/** What the title of a kind says beside the models: the dates, not the replacements, which differ from model to model. */
function titleFacts(kind: AnnouncementKind, { changes, net }: ModelChanges): unknown {
  const own = changes.filter((change) => kindOf(change) === kind);
  // A kind that only the net effect has.
  const mine = own.length > 0 ? own : retirementChanges(changes);
  if (kind === "renamed" || kind === "replacement" || kind === "delisted") return null;
  if (kind === "listed") return mine.some((change) => exactRetirements(datesAfter(change)).length > 0);
  if (kind === "stage")
    return mine.flatMap((change) => (change.type === "stage-changed" ? [[change.before, change.after]] : []));
  if (kind === "conflict") return conflicting(changes, net).map(stateFact);
  const facts = mine.flatMap(dateFacts).sort();
  // Where none of them gives the date, the title gives the one that is known.
  const isGiven = mine.some((change) => exactRetirements(retirementsAfter(change)).length > 0);
  return isGiven ? facts : [...facts, ...knownDates(kind, net).map(stateFact)];
}

/** The retirement dates that were known before, as the title of a kind gives them. */
function knownDates(kind: AnnouncementKind, net: NetChange): StatedDate[] {
  const isOver = ({ date }: StatedDate): boolean => hasPassed(date, net.day);
  if (kind === "moved") return standingRetirements(net);
  if (kind === "retired") return exactRetirementsAfter(net).filter(isOver);
  return kind === "deprecation" ? exactRetirementsAfter(net).filter((date) => !isOver(date)) : [];
}

/** Type, event, scope, before and after of a date; of a record that is listed its exact retirement dates. */
function dateFacts(change: Change): unknown[] {
  if (change.type === "listed" || change.type === "relisted") {
    // Other retirement dates differ from model to model and are no reason to announce a new listing apart.
    const dates = exactRetirements(change.after.events).map(stateFact);
    return [[change.type, null, null, null, dates.sort()]];
  }
  if (!isDateChange(change)) return [];
  // One reason, whatever the dates of each model: they now hold for others.
  if (isScopeChange(change) && !isExact(change.after)) return [[change.event, change.before?.scope, change.scope]];
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

function stateFact({ date, bound, scope }: StatedDate): unknown {
  return [date, bound, scope];
}

function exactRetirements(dates: readonly StatedDate[]): StatedDate[] {
  return dates.filter((date) => date.event === "retired" && isExact(date));
}
