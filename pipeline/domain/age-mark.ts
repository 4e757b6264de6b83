/** The age of an answer in a few words. Apart from `answer-age-text.ts`, so that the browser loads no date library for it. */
import type { AnswerAge } from "./answer-age.ts";

/** What is shown of an age. */
export interface ShownAge extends Pick<AnswerAge, "lastRead" | "stale" | "failing" | "delisted"> {
  held: Pick<NonNullable<AnswerAge["held"]>, "since"> | null;
}

/** In a few words: `held since 3 Nov 2026` or `not read since 1 Aug 2026`; null where the answer is up to date. */
export function ageMark(
  { held, delisted, failing, stale, lastRead }: ShownAge,
  dateText: (day: string) => string,
): string | null {
  if (held) return `held since ${dateText(held.since)}`;
  if (delisted !== null) return `no longer listed since ${dateText(delisted)}`;
  const isUnread = failing !== null || stale !== null;
  return isUnread && lastRead !== null ? `not read since ${dateText(lastRead)}` : null;
}
