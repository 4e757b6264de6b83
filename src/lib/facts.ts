/** What each event is called where a model's facts are listed. */
import type { EventName, LifecycleEvent, ModelRecord } from "../../pipeline/schema.ts";

const names: Record<EventName, string> = {
  released: "Released",
  announced: "End announced",
  legacy: "Legacy",
  deprecated: "Deprecated",
  "extended-access": "Extended access",
  "training-retired": "Training ends",
  redirected: "Requests redirected",
  retired: "Ends",
};

/** The title of an event in that list. */
export function eventTitle(event: EventName): string {
  return names[event];
}

/** The record's events in the order of a life, then by date. */
export function eventsInOrder({ events }: Pick<ModelRecord, "events">): ModelRecord["events"] {
  return [...events].sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1));
}

/** The words of the cell; null where the fact stood in a sentence, which the record gives in our own words. */
export function pageWords({ event, text }: LifecycleEvent): string | null {
  return text.startsWith(`${event} `) ? null : text;
}
