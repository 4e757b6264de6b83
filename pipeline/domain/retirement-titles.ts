/** Titles of announcements of what became of a retirement: announced, moved, contradicted, withdrawn, come. */
import { formatList, formatSpan } from "../text/format.ts";
import type { RichText } from "../text/rich-text.ts";
import { conflicting } from "./announcement-kind.ts";
import { isExact } from "./bound.ts";
import { scopeText } from "./change-text.ts";
import { formatBoundedDate } from "./date-text.ts";
import { formatDates, formatOnDates } from "./grouped-dates.ts";
import type { ModelChanges } from "./model-changes.ts";
import { exactRetirementsAfter, isScopeChange, type NetChange, standingRetirements } from "./net-change.ts";
import { hasPassed, isBefore } from "./partial-date.ts";
import type { Bound, Change, ChangeOf, Stage } from "./schema.ts";
import { retirementChanges, retirementsAfter, retirementsBefore, type StatedDate } from "./stated-dates.ts";

/** What a title is made of: the models in words, and what became of the first, which is alike for all of them. */
export interface Subject {
  what: RichText;
  changes: readonly Change[];
  net: NetChange;
  models: readonly ModelChanges[];
}

/** `to retire gpt-4 on 23 October 2026`. */
export function deprecationTitle({ what, changes, net }: Subject): RichText {
  const ahead = aheadOf(exactRetirements(changes), net.day);
  if (ahead.length > 0) return ["to retire ", ...what, " ", ...formatOnDates(ahead)];
  const known = aheadOf(exactRetirementsAfter(net), net.day);
  const until: RichText = known.length > 0 ? [", to be retired ", ...formatOnDates(known)] : [];
  const stated = statedStage(changes);
  const whom = scopeText(stated?.stageScope ?? null);
  return stated?.stage === "legacy"
    ? ["marks ", ...what, " as legacy", ...whom, ...until]
    : ["deprecates ", ...what, ...whom, ...until];
}

/** By how much, where all retirement dates of a model moved by the same span; else they are given one by one. */
export function movedTitle({ what, changes, net }: Subject): RichText {
  const found = retirementChanges(changes);
  const after = found.flatMap((change) => retirementsAfter(change));
  if (after.length === 0)
    return ["now gives only ", ...formatDates(standingRetirements(net)), " as the retirement date of ", ...what];
  if (found.every(isScopeChange)) return ["gives the retirement date of ", ...what, " as ", ...formatDates(after)];
  const spans = new Set(found.map((change) => (change.type === "date-moved" ? change.days : null)));
  const [days] = spans;
  const to = formatBoundedDates(after);
  if (spans.size !== 1 || !days)
    return [`changes the retirement ${found.length > 1 ? "dates" : "date"} of `, ...what, " to ", ...to];
  const bounds = new Set(after.map(({ bound }) => bound));
  const [bound = "on"] = bounds;
  const name = bounds.size > 1 ? "retirement date" : retirementNames[bound];
  // The name says the bound.
  const day = bounds.size > 1 ? to : formatDates(after);
  return days > 0
    ? [`postpones the ${name} of `, ...what, ` by ${formatSpan(days)}, to `, ...day]
    : [`brings the ${name} of `, ...what, ` forward by ${formatSpan(days)}, to `, ...day];
}

const retirementNames: Record<Bound, string> = {
  on: "retirement",
  "not-before": "earliest retirement date",
  tentative: "tentative retirement date",
};

/** The dates of which a provider has not said which one holds. */
export function conflictTitle({ what, changes, net }: Subject): RichText {
  return ["gives conflicting retirement dates for ", ...what, ": ", ...formatBoundedDates(conflicting(changes, net))];
}

/** `no longer gives a retirement date for gpt-4 (was 14 July 2025)`. */
export function withdrawnTitle({ what, changes }: Subject): RichText {
  const found = retirementChanges(changes);
  const [left] = found.flatMap((change) => retirementsAfter(change));
  if (left) {
    const name = left.bound === "tentative" ? "a tentative" : "an earliest";
    return [`now gives only ${name} retirement date for `, ...what, ": ", ...formatDates([left])];
  }
  const before = formatBoundedDates(found.flatMap((change) => retirementsBefore(change)));
  return ["no longer gives a retirement date for ", ...what, " (was ", ...before, ")"];
}

/** `retired gpt-4 on 23 October 2026`. */
export function retiredTitle({ what, changes, net }: Subject): RichText {
  const stated = exactRetirements(changes).filter(({ date }) => hasPassed(date, net.day));
  const passed = exactRetirementsAfter(net).filter(({ date }) => hasPassed(date, net.day));
  const dates = stated.length > 0 ? stated : passed;
  const isTold = changes.some(({ type }) => type === "stage-changed");
  if (dates.length === 0) return ["lists ", ...what, " as retired"];
  if (stageAfter(changes) === "retired" || (isTold && stated.length === 0))
    return ["retired ", ...what, " ", ...formatOnDates(dates)];
  const isMoved = retirementChanges(changes).some((change) => change.type === "date-moved" && isExact(change.before));
  return isMoved
    ? ["moves the retirement date of ", ...what, " to ", ...formatDates(dates)]
    : ["gives ", ...formatDates(dates), " as the retirement date of ", ...what];
}

/** The stage that the changes leave; null where they give none. */
export function stageAfter(changes: readonly Change[]): Stage | null {
  return statedStage(changes)?.stage ?? null;
}

function statedStage(changes: readonly Change[]): ChangeOf<"stage-changed">["after"] | undefined {
  return changes
    .filter((change) => change.type === "stage-changed" || change.type === "listed" || change.type === "relisted")
    .find(({ after }) => after.stage !== null)?.after;
}

/** The exact retirement dates that the changes give. */
export function exactRetirements(changes: readonly Change[]): StatedDate[] {
  return changes.flatMap((change) => retirementsAfter(change)).filter(isExact);
}

function aheadOf(dates: readonly StatedDate[], day: string): StatedDate[] {
  return dates.filter(({ date }) => !isBefore(date, day));
}

/** Exact dates first, each with whom it holds for; then the others with their bounds. */
function formatBoundedDates(dates: readonly StatedDate[]): RichText {
  const exact = dates.filter(isExact);
  const others = dates.filter((date) => !isExact(date)).map(boundedDate);
  if (others.length === 0) return formatDates(exact);
  return formatList([...exact.map((date) => formatDates([date])), ...others]).flat();
}

function boundedDate({ date, bound, scope }: StatedDate): RichText {
  return [formatBoundedDate(date, bound), ...(scope === null ? [] : [" for ", { quote: scope }])];
}
