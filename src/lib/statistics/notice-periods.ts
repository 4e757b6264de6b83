/**
 * Notice: how long before its end a model's end was known. Stated and seen notice are two things and are never mixed:
 * one compares two dates that the page gives, the other the day on which we saw the end with the end.
 */
import { daysBetween } from "../../../pipeline/domain/days.ts";
import { byText } from "../../../pipeline/domain/order.ts";
import { precisionOf } from "../../../pipeline/domain/partial-date.ts";
import type { Change, LifecycleEvent } from "../../../pipeline/domain/schema.ts";
import { type StatedRetirement, statedRetirements } from "../../../pipeline/domain/stated-retirements.ts";
import type { Model, Provider } from "../almanac/almanac.ts";
import { byLength, type Span } from "./spans.ts";

/**
 * Days from the announcement that the page gives, or where it gives none the deprecation, to the firm end for the same
 * users. Where a page announces several ends, each counts from the last announcement before it, so that no notice is
 * made longer than it was. Soft dates, and dates without a day, are left out.
 */
export function statedNotice({ models }: Pick<Provider, "models">): Span[] {
  return byLength(
    models.flatMap((model) =>
      firmDays(model, "retired").flatMap(({ date, scope }) => {
        const told = (name: LifecycleEvent["event"]) => lastBefore(date, firmDays(model, name, scope));
        const start = told("announced") ?? told("deprecated");
        return start ? spanOf(model, start.date, date, scope) : [];
      }),
    ),
  );
}

/**
 * Days from the day on which we first saw a firm end, to that end as it was then. What stood in a first reading is left
 * out, since it may have stood there long before, and so are ends that were over when we saw them.
 */
export function observedNotice({ models }: Pick<Provider, "models">): Span[] {
  return byLength(
    models.flatMap((model) => {
      const first = model.changes.flatMap((change) => firmEnds(change).map((end) => ({ ...end, change })))[0];
      if (!first || first.change.baseline) return [];
      return spanOf(model, first.change.detectedOn, first.date, first.scope).filter(({ days }) => days >= 0);
    }),
  );
}

function firmDays({ record }: Model, name: LifecycleEvent["event"], scope?: string | null): LifecycleEvent[] {
  const firm = record.events.filter(
    ({ event, bound, date }) => event === name && bound === "on" && precisionOf(date) === "day",
  );
  return firm.filter((event) => scope === undefined || event.scope === scope);
}

/** The last event up to the end; where all came after it, the first. */
function lastBefore(end: string, events: readonly LifecycleEvent[]): LifecycleEvent | undefined {
  const ordered = [...events].sort((a, b) => byText(a.date, b.date));
  return ordered.findLast(({ date }) => date <= end) ?? ordered[0];
}

function firmEnds(change: Change): StatedRetirement[] {
  return statedRetirements(change, "after").filter(({ bound }) => bound === "on");
}

function spanOf(model: Model, from: string, to: string, scope: string | null): Span[] {
  const days = daysBetween(from, to);
  return days === null ? [] : [{ model, days, from, to, scope }];
}
