/** Which entries are in which calendar file. */
import { addDays } from "../../../pipeline/domain/days.ts";
import { byParts } from "../../../pipeline/domain/order.ts";
import type { Model } from "../almanac/almanac.ts";
import { type CalendarEntry, calendarEntries } from "./calendar-entries.ts";

const daysBack = 365;

/** The entries of many models, from a year ago on, by date. */
export function recentEntries(models: readonly Model[], day: string): CalendarEntry[] {
  const first = addDays(day, -daysBack);
  return byDate(models.flatMap(calendarEntries).filter(({ date }) => date >= first));
}

/** All entries of one model, by date. */
export function modelEntries(model: Model): CalendarEntry[] {
  return byDate(calendarEntries(model));
}

function byDate(entries: readonly CalendarEntry[]): CalendarEntry[] {
  return [...entries].sort((a, b) => byParts([a.date, a.model.id, a.uid], [b.date, b.model.id, b.uid]));
}
