/** What is known of a retirement, in words. */
import type { AnswerAge } from "./answer-age.ts";
import { unconfirmedText } from "./answer-age-text.ts";
import { isExact } from "./bound.ts";
import { formatBoundedDate, formatDate, scopeSuffix } from "./date-text.ts";
import { preposition } from "./grouped-dates.ts";
import type { Outlook } from "./lifecycle.ts";
import type { Bound } from "./schema.ts";

/** What a retirement date is called, by its bound. */
const names: Record<Bound, string> = {
  on: "retirement date",
  "not-before": "earliest retirement date",
  tentative: "tentative retirement date",
};

/**
 * The outlook without its model: `retirement date 20 January 2027`, `earliest retirement date 1 October 2026`. That none is
 * announced is said as of the day on which the page was last read.
 */
export function outlookText({ kind, date, bound, scope, text }: Outlook, age: AnswerAge): string {
  if (date === null || bound === null) {
    if (kind === "retired") return "retired, no date given";
    if (text) return `no retirement date given; the page says “${text}”`;
    return `no retirement date announced${age.confirmed === null ? "" : ` as of ${formatDate(age.confirmed)}`}`;
  }
  const whom = scopeSuffix(scope);
  switch (kind) {
    case "passed-unconfirmed":
      return `${names[bound]} ${formatDate(date)}${whom} has passed; retirement not confirmed`;
    case "was-scheduled":
      return `was scheduled to be retired ${preposition(date)} ${formatDate(date)}${whom} (${unconfirmedText(date, age)})`;
    case "retired":
      return isExact({ bound })
        ? `retired ${preposition(date)} ${formatDate(date)}${whom}`
        : `retired, ${formatBoundedDate(date, bound)}`;
    default:
      return `${names[bound]} ${formatDate(date)}${whom}`;
  }
}
