/** The wording of guard reasons: what is wrong, where, and what to do if it is not what `almanac accept` is for. */
import type { FactKind } from "../../domain/decisions.ts";
import type { Diagnostic, EventName } from "../../domain/schema.ts";
import { count, formatList } from "../../text/format.ts";
import type { ChangedDate, GuardReason, SwapSign } from "./guard-reason.ts";

/** The reason as it is printed and stored, with the line and record that it is about. */
export function toDiagnostic(reason: GuardReason): Diagnostic {
  const { rule } = reason;
  const line = "place" in reason ? (reason.place?.line ?? null) : null;
  const diagnostic: Diagnostic = {
    rule,
    severity: "error",
    line,
    message: messageOf(reason),
    value: seenValue(reason),
  };
  return "record" in reason ? { ...diagnostic, record: reason.record } : diagnostic;
}

/** The value seen, where one value is what is wrong. */
function seenValue(reason: GuardReason): string | null {
  switch (reason.rule) {
    case "marker-missing":
      return reason.marker;
    case "date-far":
      return reason.after;
    case "date-strange":
    case "event-changed":
    case "scope-lost":
      return reason.date;
    case "life-order":
      return reason.late.date;
    case "replacement-inverted":
    case "replacement-strange":
      return reason.replacement;
    case "same-place":
      return reason.url;
    default:
      return null;
  }
}

function messageOf(reason: GuardReason): string {
  switch (reason.rule) {
    case "too-few-records":
      return `${count(reason.records, "model")} found, at least ${reason.minimum} expected (minimumRecords in source.yaml)`;
    case "marker-missing":
      return `"${reason.marker}" is not on the page; if the page was reworded, update markers in source.yaml`;
    case "first-tables":
      return `read for the first time, and ${count(reason.tables, "table")} of models and dates could not be read; ${lookFirst}`;
    case "first-errors":
      return `read for the first time, and ${reason.errors} of ${reason.of} rows could not be read; ${lookFirst}`;
    case "first-unread":
      return `read for the first time, and ${reason.unread} passages about retirements could not be read, more than the ${count(reason.records, "model")} that could; ${lookFirst}`;
    case "too-many-members":
      return `the page leads to ${reason.members} pages, at most ${reason.most} expected (members.most in source.yaml)`;
    case "members-lost":
      return reason.of === 0
        ? "the page leads to no page that fits members.url in source.yaml"
        : `${share(reason.ids.length, reason.of, reason.limit, "pages are no longer linked")}: ${someOf(reason.ids)}`;
    case "no-records":
      return `no model found; the last snapshot has ${reason.ids.length}: ${someOf(reason.ids)}`;
    case "records-lost":
      return `${share(reason.ids.length, reason.of, reason.limit, "models are gone")}: ${someOf(reason.ids)}`;
    case "section-lost":
      return `all ${count(reason.ids.length, "model")} of ${sectionText(reason.section)} are gone: ${someOf(reason.ids)}`;
    case "model-missing":
      return `${reason.record} is not on the page any more${reason.section.length === 0 ? "" : `; it was in ${sectionText(reason.section)}`}`;
    case "column-lost":
      return `the column for ${reason.column} is gone${inSection(reason.place)}; ${someOf(reason.ids)} had facts in it`;
    case "cut-off":
      return `the page ends early: what it said last of ${someOf(reason.ids)} is missing`;
    case "dates-moved":
      return `${share(reason.changed, reason.of, reason.limit, "different dates changed")}: ${someOf(reason.dates.map(dateText))}`;
    case "dates-lost":
      return `${share(reason.dates.length, reason.of, reason.limit, "dates are gone")}: ${someOf(reason.dates.map(dateText))}`;
    case "replacements-changed":
      return `${reason.ids.length} of ${reason.of} models have different replacements: ${someOf(reason.ids)}`;
    case "same-page":
      return `the page has the same content as ${reason.other}`;
    case "same-place":
      return `${reason.url} answered, which is the URL of ${reason.other}`;
    case "run-records-lost":
    case "run-dates-moved":
      return runMessage(reason);
    case "snapshot-differs":
      return `the snapshot would not read the same as the page: ${reason.record} is ${reason.isExtra ? "extra" : "different"}; please report this as a bug`;
    default:
      return `${reason.record} ${recordMessage(reason)}${inSection(reason.place)}`;
  }
}

const lookFirst = "compare what almanac extract prints with the page before you accept it";

type RecordReason = Extract<GuardReason, { record: string; place: unknown }>;

function recordMessage(reason: RecordReason): string {
  switch (reason.rule) {
    case "facts-missing":
      return `has lost its ${formatList(reason.kinds.map(kindName)).join("")}, and nothing on the page is new`;
    case "place-taken":
      return `is new, with what the page said of ${reason.other}, which is not on it any more`;
    case "conflict-gone":
      return "gets one of two facts that contradicted each other, because the other is gone";
    case "row-missing":
      return "is in no table any more and only named in text";
    case "date-strange":
      return `has the ${dateName(reason.event)} ${reason.date}, more than ${reason.years} years from the day on which the page was read`;
    case "date-far":
      return `moved its ${dateName(reason.event)} by more than three years, from ${reason.before} to ${reason.after}`;
    case "scope-lost":
      return `has its ${dateName(reason.event)} ${reason.date} for all, which used to be for "${reason.scope}"`;
    case "event-changed":
      return `has ${reason.date} as its ${dateName(reason.after)}, which used to be its ${dateName(reason.before)}`;
    case "life-order":
      return `has the ${dateName(reason.late.event)} ${reason.late.date}, which is not after its ${dateName(reason.early.event)} ${reason.early.date}`;
    case "replacement-strange":
      return `is now replaced by "${reason.replacement}", which looks like no model`;
    case "replacement-inverted":
      return `is replaced by ${reason.replacement}, which it used to replace`;
    case "names-swapped":
      return swapMessage(reason);
    case "row-in-doubt":
      return `has changed or is missing, and its row may be the one that could not be read: ${reason.cause}`;
  }
}

function swapMessage(sign: SwapSign): string {
  switch (sign.sign) {
    case "name-is-replacement":
      return "has its name and its replacement exchanged";
    case "replaced-by-missing":
      return `is now replaced by ${sign.other}, which is gone from the page`;
    case "dates-of-predecessor":
      return `has new dates that were those of ${sign.other}`;
    case "version-from-other-cell":
      return `is new, and its version used to be in another cell of ${sign.other}`;
    case "was-replacement":
      return `is new, has no facts, and used to be the replacement of ${sign.other}, whose row may have lost a cell`;
    case "takes-place-of":
      return `is new, and looks like ${sign.other} with its cells exchanged or run together`;
  }
}

function runMessage({ rule, changed, of, pages, limit }: Extract<GuardReason, { pages: number }>): string {
  const what = rule === "run-records-lost" ? "models are gone" : "dates changed";
  return `${share(changed, of, limit, `${what} at once on ${count(pages, "page")}`)}: the cause is probably on our side, not the providers'`;
}

/** `3 of 8 dates changed (38%, limit 30%)`. */
function share(part: number, of: number, limit: number, what: string): string {
  return `${part} of ${of} ${what} (${percent(part / of)}, limit ${percent(limit)})`;
}

function percent(part: number): string {
  return `${Math.round(part * 100)}%`;
}

/** Up to three of the values, and how many more there are. */
function someOf(values: readonly string[]): string {
  const more = values.length > 3 ? ` and ${values.length - 3} more` : "";
  return `${values.slice(0, 3).join(", ")}${more}`;
}

function dateText({ id, event, date, line }: ChangedDate): string {
  return `${id} ${event} ${date} (line ${line})`;
}

const dateNames: Record<EventName, string> = {
  released: "release date",
  announced: "announcement date",
  legacy: "legacy date",
  deprecated: "deprecation date",
  "extended-access": "start of extended access",
  "training-retired": "end of training",
  redirected: "redirection date",
  retired: "retirement date",
};

function kindName(kind: FactKind): string {
  return kind === "stage" || kind === "replacement" ? kind : dateName(kind);
}

function dateName(event: EventName): string {
  return dateNames[event];
}

function inSection(place: { section: readonly string[] } | undefined): string {
  return place && place.section.length > 0 ? `, in ${sectionText(place.section)}` : "";
}

function sectionText(section: readonly string[]): string {
  return section.length === 0 ? "the top of the page" : `"${section.join(" › ")}"`;
}
