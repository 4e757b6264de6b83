/** Facts and changes in words. */
import { boundPrefix } from "./date-text.ts";
import type { Outlook } from "./lifecycle.ts";
import type { Bound, Change, EventName } from "./schema.ts";

interface DateState {
  date: string;
  bound: Bound;
  scope?: string | null | undefined;
}

interface Told {
  events: readonly (DateState & { event: EventName })[];
  relative: readonly { event: EventName; text: string }[];
}

/** A count with its noun: `1 page`, `12 pages`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** How firm a date is, as words that stand before it; empty for a plain date. */

/** A date with how firm it is and whom it holds for: `not before 2026-10-01 (Standard)`. */
export function describeDate({ date, bound, scope }: DateState): string {
  return `${boundPrefix[bound]}${date}${scope ? ` (${scope})` : ""}`;
}

/** The dates of a record in one line. */
export function describeEvents({ events, relative }: Told): string {
  const dates = events.map((event) => `${event.event} ${describeDate(event)}`);
  return [...dates, ...relative.map(({ event, text }) => `${event} ${text}`)].join("; ");
}

/** What is known of the end, as a sentence without its subject. */
export function describeOutlook({ kind, date, bound, scope, text }: Outlook): string {
  const when = date && bound ? describeDate({ date, bound, scope }) : "";
  switch (kind) {
    case "retires-on":
      return `ends on ${when}`;
    case "may-retire-from":
      return `may end, ${when}`;
    case "passed-unconfirmed":
      return `date passed, not confirmed: ${when}`;
    case "retired":
      return when ? `retired ${when}` : "retired";
    case "no-retirement-announced":
      return text ? `no date announced: ${text}` : "no end announced";
  }
}

/** A change in one line, without its day. */
export function describeChange(change: Change): string {
  return `${change.record}: ${newsOf(change)}`;
}

function newsOf(change: Change): string {
  const { type, event, before, after } = change;
  const [was, is] = [textOf(before, change.scope), textOf(after, change.scope)];
  switch (type) {
    case "listed":
    case "relisted":
      return is === "" ? type : `${type} (${is})`;
    case "delisted":
      return "no longer listed";
    case "stage-changed":
      return `${was} → ${is}`;
    case "date-moved":
      return `${event} moved from ${was} to ${is}${shift(change.days)}`;
    case "date-set":
      return `${event} ${is}${was === "" ? "" : `, was ${was}`}`;
    case "date-withdrawn":
      return `${event} ${was} withdrawn`;
    case "bound-changed":
      return `${event} ${is}, was ${was}`;
    case "replacement-added":
      return `replacement ${is}${was === "" ? "" : `, was ${was}`}`;
    case "replacement-removed":
      return `replacement ${was} withdrawn`;
  }
}

function textOf(state: Change["before"], scope: string | null): string {
  if (!state) return "";
  if ("date" in state) return describeDate({ scope, ...state });
  if ("replacement" in state) return state.replacement;
  if (!("events" in state)) return state.stage ?? "no stage";
  const replacements = state.replacements.length > 0 ? `replaced by ${state.replacements.join(", ")}` : "";
  return [state.stage, describeEvents({ events: state.events, relative: [] }), replacements].filter(Boolean).join("; ");
}

function shift(days: number | null): string {
  if (days === null) return "";
  const count = Math.abs(days);
  return ` (${count} ${count === 1 ? "day" : "days"} ${days > 0 ? "later" : "earlier"})`;
}
