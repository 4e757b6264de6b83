/** Filters notifications for a target. */
import picomatch from "picomatch";
import { withoutProvider } from "../domain/record-id.ts";
import type { Change, EventName } from "../domain/schema.ts";
import { datesAfter, isDateChange } from "../domain/stated-dates.ts";
import type { Filters } from "./config.ts";
import type { Notification } from "./notifications.ts";

/** A predicate for the filters: each filter that is given has to match. */
export function matchesFilters({ providers, models, types, events }: Filters): (notification: Notification) => boolean {
  const isModel = models ? modelTest(models) : () => true;
  return (notification) =>
    (!providers || providers.includes(notification.provider)) &&
    isModel(notification.record) &&
    // A reminder is not a change: `types` does not apply to it, the target's `upcoming` does.
    (!types || notification.kind === "upcoming" || types.includes(notification.change.type)) &&
    (!events || eventsOf(notification).some((event) => events.includes(event)));
}

/** Patterns match the whole id or the part after the provider; `*` matches slashes too, and case is ignored. */
function modelTest(patterns: readonly string[]): (record: string) => boolean {
  const test = picomatch([...patterns], { nocase: true, dot: true, bash: true });
  return (record) => test(record) || test(withoutProvider(record));
}

/** The events a notification is about; for a new listing, every event with a date. */
function eventsOf(notification: Notification): EventName[] {
  return notification.kind === "upcoming" ? ["retired"] : changedEvents(notification.change);
}

function changedEvents(change: Change): EventName[] {
  return isDateChange(change) ? [change.event] : datesAfter(change).map(({ event }) => event);
}
