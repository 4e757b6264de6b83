/** The labels and links of the chart of retirements. */

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

/** The path of the month in the calendar; of the whole calendar for a quarter or a year. */
export function calendarPath(date: string): string {
  const month = monthOf(date);
  return month === null ? "/calendar/" : monthPath(month);
}

/** A provider's name as it fits beside a lane: without what is in brackets, cut where it is still too long. */
export function laneName(name: string): string {
  return truncate(name.replace(/\s*\(.*\)$/, ""), longest.lane);
}

/** `Dec`, with the year for the first tick and for a new year. */
export function tickName(month: string, before: string | undefined): string {
  const short = monthName(month).slice(0, 3);
  return before?.slice(0, 4) === month.slice(0, 4) ? short : `${short} ${month.slice(0, 4)}`;
}
