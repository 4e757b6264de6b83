/** How old a reminder is: what was in doubt about its date on its day, unless the page was read since. */
import { ageOf } from "../../../pipeline/domain/answer-age.ts";
import { ageNote, dateDoubt } from "../../../pipeline/domain/answer-age-text.ts";
import type { Reminder } from "../../../pipeline/domain/reminders.ts";
import type { Model } from "../almanac/almanac.ts";

/** Why the date is in doubt, in a few words and in sentences: of the first model that has a doubt. Null where none has. */
export function reminderAge({ day, retirement }: Reminder<Model>): { doubt: string | null; note: string | null } {
  const ages = retirement.models.map(({ record, provider, changes }) => ageOf(record, provider.pages, day, changes));
  const doubtful = ages.find((age) => dateDoubt(retirement, age, day) !== null);
  if (!doubtful) return { doubt: null, note: null };
  return { doubt: dateDoubt(retirement, doubtful, day), note: ageNote(doubtful) };
}
