/** The retirement date of a search result, for the reader's local date. */

import { boundPrefix } from "../../../pipeline/domain/bound-prefix.ts";
import { countdown } from "../../../pipeline/domain/countdown.ts";
import { formatQuarter, hasPassed, parsePartialDate } from "../../../pipeline/domain/partial-date.ts";
import type { SearchDocument } from "./search-documents.ts";

export interface ResultDate {
  /** `20 Jan 2027`, `not before 20 Jan 2027`, or what there is instead. */
  date: string;
  /** Whether it is anything but a fixed date that is not in doubt. */
  isUncertain: boolean;
  /** Which users it applies to; null for all. */
  scope: string | null;
  /** `in 9 days`; may be empty. */
  countdown: string;
}

/** The date of a document, as seen on a day. A date that passed without a retirement is said to be unconfirmed. */
export function resultDate({ retirement, stage }: SearchDocument, day: string): ResultDate {
  if (!retirement) return { ...undated, date: stage === "retired" ? "" : "no retirement date announced" };
  const { date, bound, scope } = retirement;
  if (date === null) return { ...undated, date: "no date; see details", scope };
  const isUnconfirmed = stage !== "retired" && stage !== "ending" && hasPassed(date, day);
  return {
    date: boundPrefix[bound] + formatBriefDate(date),
    isUncertain: bound !== "on" || isUnconfirmed,
    // A retired model is retired for all, whoever the last of its dates was for.
    scope: stage === "retired" ? null : scope,
    countdown: countdown(date, bound, day) + (isUnconfirmed ? "; retirement not confirmed" : ""),
  };
}

const undated: ResultDate = { date: "", isUncertain: true, scope: null, countdown: "" };

const month = new Intl.DateTimeFormat("en-US", { month: "short", timeZone: "UTC" });

/** The same as `formatShortDate`, without the date library, which is as large as the search. */
export function formatBriefDate(date: string): string {
  const { precision, first } = parsePartialDate(date);
  if (precision === "year") return date;
  if (precision === "quarter") return formatQuarter(date);
  const name = month.format(new Date(`${first}T00:00:00Z`));
  return [...(precision === "day" ? [Number(first.slice(8))] : []), name, first.slice(0, 4)].join(" ");
}
