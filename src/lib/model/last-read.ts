/** When the pages that a model's facts come from were last read. */

import { byText } from "../../../pipeline/domain/order.ts";
import { hasPassed, isBefore } from "../../../pipeline/domain/partial-date.ts";
import type { LifecycleEvent } from "../../../pipeline/domain/schema.ts";
import type { Model } from "../almanac/almanac.ts";

type WithEvidence = Pick<LifecycleEvent, "evidence">;

/** The fixed retirement dates that passed after the page that gives them was last read, by date. */
export function unconfirmedRetirements(model: Model, day: string): LifecycleEvent[] {
  return model.record.events
    .filter((event) => event.event === "retired" && isUnconfirmed(model, event, day))
    .sort((a, b) => byText(a.date, b.date));
}

/** Whether a fixed date passed after the page that gives it was last read. */
export function isUnconfirmed(model: Model, retirement: LifecycleEvent, day: string): boolean {
  const read = oldestReading(model, [retirement]);
  const { bound, date } = retirement;
  return bound === "on" && hasPassed(date, day) && read !== null && isBefore(read, date);
}

/** The day, YYYY-MM-DD, on which the page read longest ago of those that give the facts was last read; null where none was. */
export function oldestReading({ record, provider }: Model, facts: readonly WithEvidence[]): string | null {
  const pages = new Set(facts.map(({ evidence }) => record.evidence[evidence]?.page));
  const days = provider.checks.flatMap(({ page, lastChecked }) =>
    pages.has(page) && lastChecked !== null ? [lastChecked] : [],
  );
  return days.sort(byText)[0] ?? null;
}
