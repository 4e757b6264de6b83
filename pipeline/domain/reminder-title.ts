/** Titles of reminders. */
import { count } from "../text/format.ts";
import type { RichText } from "../text/rich-text.ts";
import { modelList, scopeText } from "./change-text.ts";
import { formatDate } from "./date-text.ts";
import type { RetirementDay } from "./retirements.ts";
import type { Bound } from "./schema.ts";

/** What a provider does to models, and the word before the date, by the bound of the date. */
const verbs: Record<Bound, readonly [string, string]> = {
  on: ["to retire", "on"],
  "not-before": ["may retire", "from"],
  tentative: ["tentatively plans to retire", "on"],
};

/**
 * `In 30 days: OpenAI to retire 3 models on 20 January 2027`. `daysLeft` is counted from the day of the reminder; `doubt` says
 * why the date is in doubt, where it is.
 */
export function reminderTitle(
  daysLeft: number,
  { provider, models, date, bound, scope }: RetirementDay,
  doubt: string | null,
): RichText {
  const atEarliest = bound === "not-before" ? " at the earliest" : "";
  const [verb, preposition] = verbs[bound];
  return [
    `${distance(daysLeft)}${atEarliest}: ${provider.name} ${verb} `,
    ...modelList(models),
    ` ${preposition} ${formatDate(date)}`,
    ...scopeText(scope),
    ...(doubt === null ? [] : [` (${doubt})`]),
  ];
}

function distance(days: number): string {
  if (days === 0) return "Today";
  return days === 1 ? "Tomorrow" : `In ${count(days, "day")}`;
}
