/** The age of an answer in words. */
import { ageMark } from "./age-mark.ts";
import { type AnswerAge, isUnconfirmed } from "./answer-age.ts";
import { isExact } from "./bound.ts";
import { formatDate, formatShortDate } from "./date-text.ts";
import { isDay } from "./days.ts";
import { hasPassed, isBefore } from "./partial-date.ts";
import { readingText } from "./reading-text.ts";
import type { LifecycleEvent } from "./schema.ts";

/** In sentences, with the reason; null where the answer is up to date. */
export function ageNote({ held, failing, stale, lastRead, lastReadNotBefore }: AnswerAge): string | null {
  const notes = [
    ...(held
      ? [
          `Held for review since ${formatDate(held.since)}${reasonText(held.reason)} The details shown are from before that date.`,
        ]
      : []),
    ...(failing ? [`We have been unable to read the page since ${formatDate(failing)}.`] : []),
    ...(stale !== null && lastRead !== null
      ? [`We last read the page ${readingText(lastRead, lastReadNotBefore)}, so this may be out of date.`]
      : []),
  ];
  return notes.length > 0 ? notes.join(" ") : null;
}

/**
 * Why a retirement date is in doubt on a day, in a few words; null where it is not. An exact date before the day on which
 * the page was last read is settled.
 */
export function dateDoubt(
  retirement: Pick<LifecycleEvent, "date" | "bound">,
  age: AnswerAge,
  day: string,
): string | null {
  const { date } = retirement;
  if (isExact(retirement) && age.confirmed !== null && isBefore(date, age.confirmed)) return null;
  return isUnconfirmed(retirement, age, day) ? unconfirmedText(date, age) : ageMark(age, formatShortDate);
}

/** Why a date that has passed is not confirmed: `page last read on 1 August 2026, before that day`. */
export function unconfirmedText(
  date: string,
  {
    lastRead,
    lastReadNotBefore,
    held,
    delisted,
  }: Pick<AnswerAge, "lastRead" | "lastReadNotBefore" | "held" | "delisted">,
): string {
  if (held) return `held for review since ${formatDate(held.since)}`;
  if (delisted !== null) return `no longer listed since ${formatDate(delisted)}`;
  if (lastRead === null) return "page not read yet";
  if (lastRead === date && lastReadNotBefore === undefined) return "page last read on that day";
  const before = lastReadNotBefore !== undefined && hasPassed(date, lastRead) ? "perhaps before" : "before";
  return `page last read ${readingText(lastRead, lastReadNotBefore)}, ${before} ${isDay(date) ? "that day" : "it was over"}`;
}

function reasonText(reason: string): string {
  if (reason === "") return ".";
  return `: ${reason.replace(/\.$/, "")}.`;
}
