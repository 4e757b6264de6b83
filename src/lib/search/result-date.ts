/** The end of a model in a result, in words and for the reader's own day. */

import { countdown } from "../../../pipeline/domain/countdown.ts";
import { boundPrefix } from "../../../pipeline/domain/date-text.ts";
import { formatQuarter, hasPassed, parsePartialDate } from "../../../pipeline/domain/partial-date.ts";
import type { SearchDocument } from "./search-documents.ts";

export interface ResultDate {
  /** `20 Jan 2027`, `not before 20 Jan 2027`, or what there is instead. */
  date: string;
  /** True where it does not say that the model ends then. */
  soft: boolean;
  /** Whom it holds for; null for all. */
  scope: string | null;
  /** `in 9 days`; may be empty. */
  count: string;
}

/** Tells the end of a document on a day. A date passed without a retirement is said to be unconfirmed. */
export function resultDate({ end, stage }: SearchDocument, day: string): ResultDate {
  if (!end) return { date: stage === "retired" ? "" : "no end announced", soft: true, scope: null, count: "" };
  const { date, bound, scope } = end;
  if (date === null) return { date: "end told in words, see its page", soft: true, scope, count: "" };
  const unconfirmed = stage !== "retired" && stage !== "ending" && hasPassed(date, day);
  const count = countdown(date, bound, day) + (unconfirmed ? ", not confirmed" : "");
  // What has ended has ended for all, whomever the last of its dates was for.
  const whom = stage === "retired" ? null : scope;
  return { date: boundPrefix[bound] + formatBriefDate(date), soft: bound !== "on" || unconfirmed, scope: whom, count };
}

const month = new Intl.DateTimeFormat("en-US", { month: "short", timeZone: "UTC" });

/** The same as `shortDate`, from what a browser has: the library would weigh as much as the search. */
export function formatBriefDate(date: string): string {
  const { precision, first } = parsePartialDate(date);
  if (precision === "year") return date;
  if (precision === "quarter") return formatQuarter(date);
  const name = month.format(new Date(`${first}T00:00:00Z`));
  return [...(precision === "day" ? [Number(first.slice(8))] : []), name, first.slice(0, 4)].join(" ");
}
