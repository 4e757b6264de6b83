/** Ends as an iCalendar file (RFC 5545): one all-day entry each, soft dates tentative, withdrawn ones cancelled. */
import ical, {
  escape as escapeText,
  ICalAlarmType,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from "ical-generator";
import { formatBoundedDate, scopeSuffix } from "../../../pipeline/domain/date-text.ts";
import type { Address } from "../../../pipeline/domain/paths.ts";
import { formatList } from "../../../pipeline/text/format.ts";
import { forIcs } from "../../../pipeline/text/sanitize.ts";
import { stageLabel } from "../stage/stage-labels.ts";
import type { CalendarEntry } from "./calendar-entries.ts";

export interface Calendar {
  name: string;
  entries: readonly CalendarEntry[];
  /** The day of the build: only an end ahead rings. */
  day: string;
  address: Address;
}

const aDay = 24 * 60 * 60;
const alarms = [30, 7, 1];
const note = "Ends of AI models, as their providers date them. Ends without a day, such as a month, are not in it.";
const longestName = 120;

/** The calendar file. The same data give the same bytes: an entry is stamped with the day we last saw its model change. */
export function icalendar({ name, entries, day, address }: Calendar): string {
  const calendar = ical({
    // The library escapes the texts of entries, but not those of the calendar.
    name: escapeText(forIcs(name), false),
    description: escapeText(note, false),
    prodId: { company: "model-almanac", product: "calendars", language: "EN" },
    ttl: aDay,
    events: entries.map((entry) => eventOf(entry, day, address)),
  });
  // RFC 5545 asks for at least one component (section 3.6): a calendar that is empty so far has a time zone.
  if (entries.length === 0) calendar.timezone({ name: "UTC", generator: () => utc });
  return `${calendar.toString()}\r\n`;
}

const utc = [
  "BEGIN:VTIMEZONE",
  "TZID:UTC",
  "BEGIN:STANDARD",
  "DTSTART:19700101T000000",
  "TZOFFSETFROM:+0000",
  "TZOFFSETTO:+0000",
  "END:STANDARD",
  "END:VTIMEZONE",
].join("\r\n");

function eventOf(entry: CalendarEntry, day: string, address: Address): ICalEventData {
  const { model, uid, date, sequence, holds } = entry;
  const seen = midnight(model.changes.at(-1)?.detectedOn ?? date);
  const summary = summaryOf(entry);
  const rings = holds && date > day ? alarms : [];
  return {
    ...{ id: uid, sequence, stamp: seen, lastModified: seen, start: midnight(date), allDay: true },
    ...{ summary, description: descriptionOf(entry, address), url: address(model.path), status: statusOf(entry) },
    transparency: ICalEventTransparency.TRANSPARENT,
    categories: [{ name: forIcs(model.provider.name) }, { name: stageLabel(model.stage) }],
    alarms: rings.map((days) => ({ type: ICalAlarmType.display, trigger: days * aDay, description: summary })),
  };
}

function statusOf({ holds, bound }: CalendarEntry): ICalEventStatus {
  if (!holds) return ICalEventStatus.CANCELLED;
  return bound === "on" ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE;
}

function summaryOf({ model, bound, scope, holds }: CalendarEntry): string {
  const what = {
    on: "ends",
    "not-before": "may end from here (not before)",
    tentative: "may end (tentative)",
  }[bound];
  const whom = scopeSuffix(scope && short(scope));
  return `${short(model.label)} ${holds ? what : "no longer has this end date for the same users"}${whom} · ${short(model.provider.name)}`;
}

function descriptionOf({ model, date, bound, scope, holds }: CalendarEntry, address: Address): string {
  const { record, provider, label } = model;
  const whom = scopeSuffix(scope);
  const end = `${provider.name} gives the end of ${label}${whom} as: ${formatBoundedDate(date, bound)}.`;
  const replacements = formatList(record.replacements.map((replacement) => replacement.model)).join("");
  const lines = [
    holds ? end : `${provider.name} no longer gives ${formatBoundedDate(date, bound)} as the end of ${label}${whom}.`,
    ...(replacements === "" ? [] : [`Replacement: ${replacements}.`]),
    ...(record.listed ? [] : ["The provider’s page no longer lists it."]),
  ];
  return [...lines.map((line) => forIcs(line)), "", `Where this stands: ${address(model.path)}`].join("\n");
}

/** Midnight in UTC, from which the library takes the day. */
function midnight(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function short(text: string): string {
  return forIcs(text, longestName);
}
