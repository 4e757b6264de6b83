/** What the marks of the horizon are called, and where they lead. */

import { formatBoundedDate, monthName } from "../../../pipeline/domain/date-text.ts";
import { monthOf } from "../../../pipeline/domain/partial-date.ts";
import { monthPath } from "../../../pipeline/domain/paths.ts";
import { count } from "../../../pipeline/text/format.ts";
import { truncate } from "../../../pipeline/text/sanitize.ts";
import type { RetirementDay } from "../almanac/almanac.ts";

const longest = { scope: 60, lane: 19 };

/** The accessible name of a mark: `OpenAI, 11 December 2026: 6 models`. A long scope is cut. */
export function markName({ provider, date, bound, scope, models }: RetirementDay): string {
  const whom = scope === null ? "" : `, for “${truncate(scope, longest.scope)}”`;
  return `${provider.name}, ${formatBoundedDate(date, bound)}${whom}: ${count(models.length, "model")}`;
}

/** The month in the calendar; a quarter or a year has no page of its own there. */
export function calendarPath(date: string): string {
  const month = monthOf(date);
  return month === null ? "/calendar/" : monthPath(month);
}

/** A provider's name as it fits beside a lane: without what stands in brackets, cut where it is still long. */
export function laneName(name: string): string {
  return truncate(name.replace(/\s*\(.*\)$/, ""), longest.lane);
}

/** `Dec`, and with the year where it is the first tick or the year is new. */
export function tickName(month: string, before: string | undefined): string {
  const short = monthName(month).slice(0, 3);
  return before?.slice(0, 4) === month.slice(0, 4) ? short : `${short} ${month.slice(0, 4)}`;
}
