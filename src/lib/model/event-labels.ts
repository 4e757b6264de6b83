/** The labels and the order of events in the list of a model's facts. */
import { byText } from "../../../pipeline/domain/order.ts";
import type { EventName, LifecycleEvent, ModelRecord } from "../../../pipeline/domain/schema.ts";

const labels: Record<EventName, string> = {
  released: "Released",
  announced: "Retirement announced",
  legacy: "Legacy",
  deprecated: "Deprecated",
  "extended-access": "Extended access",
  "training-retired": "Training retirement",
  redirected: "Requests redirected",
  retired: "Retirement",
};

/** The label of an event: `Retirement`. */
export function eventLabel(event: EventName): string {
  return labels[event];
}

/** The events of a record by date; those of one date in the order of the page. */
export function eventsInOrder({ events }: Pick<ModelRecord, "events">): ModelRecord["events"] {
  return [...events].sort((a, b) => byText(a.date, b.date));
}

/** The text of the cell; null where the fact comes from a sentence, which the record gives in our own words. */
export function pageWording({ event, text }: LifecycleEvent): string | null {
  return text.startsWith(`${event} `) ? null : text;
}
