/** Which notices a target wants. */
import picomatch from "picomatch";
import { withoutProvider } from "../domain/record-id.ts";
import type { Change, EventName } from "../domain/schema.ts";
import { datesAfter, isDateChange } from "../domain/stated-dates.ts";
import type { Filters } from "./config.ts";
import type { Notice } from "./notifications.ts";

/** A test for the filters: every kind of filter that is given has to agree. */
export function wantedBy({ providers, models, types, events }: Filters): (notice: Notice) => boolean {
  const isModel = models ? modelTest(models) : () => true;
  return (notice) =>
    (!providers || providers.includes(notice.provider)) &&
    isModel(notice.record) &&
    // A reminder is no change: `types` says nothing of it, `upcoming` of the target does.
    (!types || notice.kind === "upcoming" || types.includes(notice.change.type)) &&
    (!events || eventsOf(notice).some((event) => events.includes(event)));
}

/** Patterns hold for the whole id or for what follows the provider; `*` crosses slashes, case does not count. */
function modelTest(patterns: readonly string[]): (record: string) => boolean {
  const test = picomatch([...patterns], { nocase: true, dot: true, bash: true });
  return (record) => test(record) || test(withoutProvider(record));
}

/** The events a notice is about; a new listing is about every date it brings. */
function eventsOf(notice: Notice): EventName[] {
  return notice.kind === "upcoming" ? ["retired"] : changedEvents(notice.change);
}

function changedEvents(change: Change): EventName[] {
  return isDateChange(change) ? [change.event] : datesAfter(change).map(({ event }) => event);
}
