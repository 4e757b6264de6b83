/**
 * Notice periods: how long before its retirement a retirement date was known. Two kinds that are never mixed: stated notice
 * is between two dates on the page, observed notice between the day we first saw the date and that date.
 */
import { daysBetween, isDay } from "../../../pipeline/domain/days.ts";
import { byText } from "../../../pipeline/domain/order.ts";
import type { Change, LifecycleEvent } from "../../../pipeline/domain/schema.ts";
import { retirementsAfter, type StatedDate } from "../../../pipeline/domain/stated-dates.ts";
import type { Model, Provider } from "../almanac/almanac.ts";
import { byLength, type Span } from "./spans.ts";

/**
 * Days from the announcement on the page or, where it gives none, the deprecation, to the fixed retirement date for the same
 * users. Where a page has several announcements, each retirement counts from the last one before it, so that no notice
 * appears longer than it was. Earliest and tentative dates, and dates not given to the day, are left out.
 */
export function statedNotice({ models }: Pick<Provider, "models">): Span[] {
  return byLength(
    models.flatMap((model) =>
      exactDays(model, "retired").flatMap(({ date, scope }) => {
        const startOf = (name: LifecycleEvent["event"]) => lastBefore(date, exactDays(model, name, scope));
        const start = startOf("announced") ?? startOf("deprecated");
        return start ? spanOf(model, start.date, date, scope) : [];
      }),
    ),
  );
}

/**
 * Days from the day we first saw a fixed retirement date to that date as given then. Dates of first-time readings are left
 * out, since the page may have given them long before, and so are those seen on a day that is not known, and dates that had
 * passed when we saw them.
 */
export function observedNotice({ models }: Pick<Provider, "models">): Span[] {
  return byLength(
    models.flatMap((model) => {
      const first = model.changes.flatMap((change) =>
        exactRetirements(change).map((retirement) => ({ ...retirement, change })),
      )[0];
      if (!first || first.change.baseline || first.change.detectedNotBefore !== undefined) return [];
      return spanOf(model, first.change.detectedOn, first.date, first.scope).filter(({ days }) => days >= 0);
    }),
  );
}

function exactDays({ record }: Model, name: LifecycleEvent["event"], scope?: string | null): LifecycleEvent[] {
  return record.events.filter(
    (it) => it.event === name && it.bound === "on" && isDay(it.date) && (scope === undefined || it.scope === scope),
  );
}

/** The last event up to a date; the first one where all came after it. */
function lastBefore(limit: string, events: readonly LifecycleEvent[]): LifecycleEvent | undefined {
  const ordered = [...events].sort((a, b) => byText(a.date, b.date));
  return ordered.findLast(({ date }) => date <= limit) ?? ordered[0];
}

function exactRetirements(change: Change): StatedDate[] {
  return retirementsAfter(change).filter(({ bound }) => bound === "on");
}

function spanOf(model: Model, from: string, to: string, scope: string | null): Span[] {
  const days = daysBetween(from, to);
  return days === null ? [] : [{ model, days, from, to, scope }];
}
