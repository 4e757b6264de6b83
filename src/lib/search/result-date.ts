/** What a search result says of retirements, for the reader's local date. */

import { ageMark } from "../../../pipeline/domain/age-mark.ts";
import { boundPrefix } from "../../../pipeline/domain/bound-prefix.ts";
import { countdown } from "../../../pipeline/domain/countdown.ts";
import { daysBetween } from "../../../pipeline/domain/days.ts";
import { formatQuarter, isBefore, parsePartialDate } from "../../../pipeline/domain/partial-date.ts";
import type { DocumentAge, DocumentAnswer, SearchDocument } from "./search-documents.ts";

export interface ResultDate {
  /** `20 Jan 2027`, `not before 20 Jan 2027`, or what there is instead. */
  date: string;
  /** Whether it is anything but a fixed date that is not in doubt. */
  isUncertain: boolean;
  /** Which users it applies to; null for all. */
  scope: string | null;
  /** Whether it applies to all users but those of the other dates. */
  isForOthers: boolean;
  /** `in 9 days`; may be empty. */
  countdown: string;
}

/** The dates of a document, as seen on a day: one for all users, or one for each scope. */
export function resultDates({ answers, age }: SearchDocument, day: string): ResultDate[] {
  const isSeveral = answers.length > 1;
  return answers.map((answer) => {
    const { scope } = answer;
    const verb = isSeveral && answer.stage === "retired" ? "retired " : "";
    const { date, ...rest } = resultDate(answer, age, day);
    return { date: verb + date, ...rest, scope, isForOthers: isSeveral && scope === null };
  });
}

/** `not read since 1 Aug 2026`, `held since 3 Nov 2026`; null where the document is up to date on the day. */
export function resultMark(
  { age: { lastRead, freshUntil, heldSince, failing, delisted } }: SearchDocument,
  day: string,
) {
  const over = freshUntil === null ? null : daysBetween(freshUntil, day);
  const stale = over !== null && over > 0 ? over : null;
  const held = heldSince === null ? null : { since: heldSince };
  return ageMark({ lastRead, stale, held, failing, delisted }, formatBriefDate);
}

/** A date that passed without a retirement is said to be unconfirmed, and why it is not known what became of it. */
function resultDate(
  { retirement, stage }: DocumentAnswer,
  { lastRead, delisted }: DocumentAge,
  day: string,
): Pick<ResultDate, "date" | "isUncertain" | "countdown"> {
  if (!retirement) {
    const asOf = lastRead === null ? "" : ` as of ${formatBriefDate(lastRead)}`;
    return { ...undated, date: stage === "retired" ? "" : `no retirement date announced${asOf}` };
  }
  const { date, bound } = retirement;
  if (date === null) return { ...undated, date: "no date; see details" };
  const isPassed = stage !== "retired" && isBefore(date, day);
  // A fixed date is ahead, or has passed since the page was last read.
  const isUnseen = isPassed && stage === "ending" && bound === "on";
  const doubt = isUnseen ? unseen(lastRead, delisted) : isPassed ? "; retirement not confirmed" : "";
  return {
    date: (isUnseen ? "was scheduled for " : "") + boundPrefix[bound] + formatBriefDate(date),
    isUncertain: bound !== "on" || isPassed,
    countdown: countdown(date, bound, day) + doubt,
  };
}

function unseen(lastRead: string | null, delisted: string | null): string {
  if (delisted !== null) return "; no longer listed before then";
  return lastRead === null ? "" : `; page last read ${formatBriefDate(lastRead)}`;
}

const undated = { isUncertain: true, countdown: "" };

const month = new Intl.DateTimeFormat("en-US", { month: "short", timeZone: "UTC" });

/** The same as `formatShortDate`, without the date library, which is as large as the search. */
export function formatBriefDate(date: string): string {
  const { precision, first } = parsePartialDate(date);
  if (precision === "year") return date;
  if (precision === "quarter") return formatQuarter(date);
  const name = month.format(new Date(`${first}T00:00:00Z`));
  return [...(precision === "day" ? [Number(first.slice(8))] : []), name, first.slice(0, 4)].join(" ");
}
