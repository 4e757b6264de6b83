/** Retirement dates as an iCalendar file (RFC 5545): all-day events, tentative unless the date is fixed and not in doubt. */
import ical, {
  escape as escapeText,
  ICalAlarmType,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from "ical-generator";
import { ageNote } from "../../../pipeline/domain/answer-age-text.ts";
import { formatBoundedDate, scopeSuffix } from "../../../pipeline/domain/date-text.ts";
import type { Address } from "../../../pipeline/domain/paths.ts";
import type { Bound } from "../../../pipeline/domain/schema.ts";
import { formatList } from "../../../pipeline/text/format.ts";
import { forIcs } from "../../../pipeline/text/sanitize.ts";
import { stageLabel } from "../stage/stage-labels.ts";
import type { CalendarEntry } from "./calendar-entries.ts";
import { modelDoubt } from "./day-doubt.ts";

export interface Calendar {
  name: string;
  entries: readonly CalendarEntry[];
  /** The day of the build: only later dates have alarms. */
  day: string;
  address: Address;
}

const aDay = 24 * 60 * 60;
const alarms = [30, 7, 1];
const note =
  "Retirement dates of AI models as published by their providers. Dates given only as a month, quarter or year are not included.";
const longestName = 120;

/** The calendar file. The same data gives the same bytes: an event is stamped with the day of the last change of its model. */
export function icalendar({ name, entries, day, address }: Calendar): string {
  const calendar = ical({
    // The library escapes the texts of entries, but not those of the calendar.
    name: escapeText(forIcs(name), false),
    description: escapeText(note, false),
    prodId: { company: "model-almanac", product: "calendars", language: "EN" },
    ttl: aDay,
    events: entries.map((entry) => eventOf(entry, day, address)),
  });
  // RFC 5545 requires at least one component (section 3.6): a calendar without events has a time zone.
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
  const { model, uid, date, sequence, isCancelled } = entry;
  const seen = midnight(model.changes.at(-1)?.detectedOn ?? date);
  const doubt = doubtOf(entry, day);
  const summary = summaryOf(entry, doubt);
  const warnings = !isCancelled && date > day ? alarms : [];
  return {
    id: uid,
    sequence,
    stamp: seen,
    lastModified: seen,
    start: midnight(date),
    allDay: true,
    summary,
    description: descriptionOf(entry, doubt, address),
    url: address(model.path),
    status: statusOf(entry, doubt),
    transparency: ICalEventTransparency.TRANSPARENT,
    categories: [{ name: forIcs(model.provider.name) }, { name: stageLabel(model.stage) }],
    alarms: warnings.map((days) => ({ type: ICalAlarmType.display, trigger: days * aDay, description: summary })),
  };
}

/** Why a date is in doubt; null where it is not. */
function doubtOf(entry: CalendarEntry, day: string): string | null {
  return entry.isCancelled ? null : modelDoubt(entry.model, entry, day);
}

function statusOf({ isCancelled, bound }: CalendarEntry, doubt: string | null): ICalEventStatus {
  if (isCancelled) return ICalEventStatus.CANCELLED;
  return bound === "on" && doubt === null ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE;
}

function summaryOf({ model, bound, scope, isCancelled }: CalendarEntry, doubt: string | null): string {
  const what = isCancelled ? "No longer valid: retirement" : summaries[bound];
  const whom = scopeSuffix(scope && short(scope));
  return `${what} of ${short(model.label)}${whom} · ${short(model.provider.name)}${doubt === null ? "" : ` (${doubt})`}`;
}

const summaries: Record<Bound, string> = {
  on: "Retirement",
  "not-before": "Earliest retirement date",
  tentative: "Tentative retirement date",
};

function descriptionOf(
  { model, date, bound, scope, isCancelled }: CalendarEntry,
  doubt: string | null,
  address: Address,
): string {
  const age = doubt === null ? null : ageNote(model.age);
  const { record, provider, label } = model;
  const given = formatBoundedDate(date, bound);
  const whom = scopeSuffix(scope);
  const replacements = formatList(record.replacements.map((replacement) => replacement.model)).join("");
  const lines = [
    isCancelled
      ? `${provider.name} no longer gives this date for the retirement of ${label}${whom}: ${given}.`
      : `Retirement of ${label}${whom} according to ${provider.name}: ${given}.`,
    ...(age === null ? [] : [age]),
    ...(replacements === "" ? [] : [`Replacement: ${replacements}.`]),
    ...(record.listed ? [] : ["The provider’s page no longer lists it."]),
  ];
  return [...lines.map((line) => forIcs(line)), "", `Source: ${address(model.path)}`].join("\n");
}

/** Midnight in UTC, from which the library takes the day. */
function midnight(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function short(text: string): string {
  return forIcs(text, longestName);
}
