/** How events are called and ordered where a model's facts are listed. */
import { byText } from "../../../pipeline/domain/order.ts";
import type { EventName, LifecycleEvent, ModelRecord } from "../../../pipeline/domain/schema.ts";

const names: Record<EventName, string> = {
  released: "Released",
  announced: "End announced",
  legacy: "Legacy",
  deprecated: "Deprecated",
  "extended-access": "Extended access",
  "training-retired": "Training ends",
  redirected: "Requests redirected",
  retired: "End",
};

/** The title of an event in that list. */
export function eventLabel(event: EventName): string {
  return names[event];
}

/** The record's events by date; those of one date in the order of the page. */
export function eventsInOrder({ events }: Pick<ModelRecord, "events">): ModelRecord["events"] {
  return [...events].sort((a, b) => byText(a.date, b.date));
}

/** The words of the cell; null where the fact stood in a sentence, which the record gives in our own words. */
export function pageWording({ event, text }: LifecycleEvent): string | null {
  return text.startsWith(`${event} `) ? null : text;
}
