/** What each column of a table means, told by its title; the words are in `vocabulary/`. */

import { type Bound, type ColumnRole, type EventName, eventNames } from "../../domain/schema.ts";
import { type Cell, plain, type Table } from "../read/document.ts";
import {
  answerWords,
  dateWordPattern,
  lastDayPattern,
  modelNounPattern,
  otherThingPattern,
  softTitlePatterns,
  subjectWords,
  supersededPattern,
  titlePatterns,
} from "../vocabulary/index.ts";
import type { DateOrder } from "./dates.ts";
import { scopeOf } from "./scopes.ts";

export interface Column {
  at: number;
  title: string;
  role: ColumnRole;
  /** What its dates hold for, where two columns of one event differ by this. */
  scope: string | null;
  /** How firm its plain dates are. */
  bound: Bound;
  /** True where the title was not understood: dates in such a column are reported. */
  unknown: boolean;
  /** Order of slashed dates that the title gives ("MM/DD/YYYY"). */
  order: DateOrder | null;
}

export const isEvent = (role: string): role is EventName => (eventNames as readonly string[]).includes(role);

/** A title for matching: lower case, without what stands in parentheses and without a footnote digit. */
function bareTitle(title: string): string {
  return title
    .replace(/\([^)]*\)|（[^）]*）/g, " ")
    .replace(/(?<=\p{L})\d(?=\s|$)/gu, "")
    .replace(/[*†‡:]+/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

const known = new Map<string, ColumnRole>();

/** Role of a column by its title alone. `ignore` for titles that say nothing about lifecycle. */
export function roleOfTitle(title: string): ColumnRole {
  const role = known.get(title) ?? readTitle(title);
  // Pages repeat their titles table by table; a hostile one cannot fill the memory with new ones.
  if (known.size > 1_000) known.clear();
  known.set(title, role);
  return role;
}

function readTitle(title: string): ColumnRole {
  const bare = bareTitle(title);
  if (bare === "") return "ignore";
  const meaning = titlePatterns.find(([, pattern]) => pattern.test(bare))?.[0];
  const words = bare.split(/[\s/]+/);
  if (meaning !== undefined && (isEvent(meaning) || meaning === "stage") && namesSubject(bare, words)) return "name";
  return meaning !== undefined && isEvent(meaning) ? eventOfTitle(bare) : (meaning ?? "ignore");
}

/**
 * The event a title dates: its head noun, which stands last ("announced retirement date", "retirement announcement").
 * None where it names two at once, an earlier plan, or a last day.
 */
function eventOfTitle(title: string): ColumnRole {
  if (supersededPattern.test(title)) return "ignore";
  const [head = ""] = title.split(/ (?:of|for) (?=\S)/);
  const inHead = eventsOfTitle(head);
  const events = inHead.length > 0 ? inHead : eventsOfTitle(title);
  const [last, other] = events.toReversed();
  if (!last || lastDayPattern.test(title.slice(0, last.start)) || /^ by\b/.test(title.slice(last.end))) return "ignore";
  return other && other.event !== last.event && /[/&+,]| and | or /.test(title.slice(other.end, last.start))
    ? "ignore"
    : last.event;
}

/** Phrases of events in a title, in order; a longer one hides those inside it. */
function eventsOfTitle(title: string): { event: EventName; start: number; end: number }[] {
  const found = titlePatterns.flatMap(([event, pattern]) => {
    if (!isEvent(event)) return [];
    return [...title.matchAll(new RegExp(pattern.source, "giu"))].map((match) => ({
      event,
      start: match.index,
      end: match.index + match[0].length,
    }));
  });
  const hides = (other: (typeof found)[number], one: (typeof found)[number]): boolean =>
    other.start <= one.start && other.end >= one.end && other.end - other.start > one.end - one.start;
  return found.filter((one) => !found.some((other) => hides(other, one))).sort((a, b) => a.end - b.end);
}

/** Whether a title was understood to say nothing of lifecycle, and not merely not understood. */
function isPassedOver(title: string): boolean {
  const bare = bareTitle(title);
  return bare === "" || titlePatterns.some(([meaning, pattern]) => meaning === "ignore" && pattern.test(bare));
}

/** "Deprecated model", "Model being retired", but not "Model retirement date". */
function namesSubject(bare: string, words: string[]): boolean {
  if (dateWordPattern.test(bare)) return false;
  const cjkSubject = [...subjectWords].some((word) => !/[a-z]/.test(word) && bare.endsWith(word));
  return cjkSubject || subjectWords.has(words.at(-1) ?? "") || (words[0] === "model" && words.includes("being"));
}

function softness(title: string): Bound {
  return softTitlePatterns.find(([, pattern]) => pattern.test(title.toLowerCase()))?.[0] ?? "on";
}

/** All columns of a table. `overrides` maps a title (any case) to a role: from the source definition. */
export function columnsOf(table: Table, overrides: Record<string, ColumnRole> = {}): Column[] {
  const fixed = new Map(Object.entries(overrides).map(([title, role]) => [title.trim().toLowerCase(), role]));
  const width = table.body[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, at): Column => {
    const title = titleAt(table.header, at);
    const own = fixed.get(title.toLowerCase());
    const role = own ?? roleOfTitle(title);
    const unknown = own === undefined && (role === "date" || (role === "ignore" && !isPassedOver(title)));
    return {
      at,
      title,
      role,
      scope: isEvent(role) ? scopeOfTitle(title) : null,
      bound: isEvent(role) ? softness(title) : "on",
      unknown,
      order: orderOfTitle(title),
    };
  });
  scopeTwins(columns);
  return settleSubject(columns, table.body);
}

/** Whether a column answers a question in spite of its title: "Supported by endpoints: Yes". */
function isAnswered(body: Cell[][], at: number): boolean {
  const filled = body.map((row) => plain(row[at]?.content ?? [])).filter((text) => text !== "");
  return (
    filled.length > 0 &&
    filled.every(
      (text) => text.length < 60 && answerWords.has((/^\p{L}+|^[^\p{L}\s]+/u.exec(text)?.[0] ?? "").toLowerCase()),
    )
  );
}

function titleAt(header: Cell[][], at: number): string {
  const parts = header.map((row) => plain(row[at]?.content ?? []).replace(/\s+/g, " "));
  return parts
    .filter((part, level) => part !== "" && part !== parts[level - 1])
    .join(" ")
    .slice(0, 200);
}

function orderOfTitle(title: string): DateOrder | null {
  if (/\bmm?[/.-]dd?[/.-]yy/i.test(title)) return "mdy";
  return /\bdd?[/.-]mm?[/.-]yy/i.test(title) ? "dmy" : null;
}

/** Titles of two columns of one event, or two of replacements, that nothing tells apart; null where there are none. */
export function ambiguousColumns(columns: Column[]): string | null {
  for (const event of eventNames) {
    const twins = columns.filter(({ role }) => role === event);
    if (twins.length > 1 && new Set(twins.map(({ scope }) => scope)).size < twins.length)
      return twins.map(({ title }) => title).join(" | ");
  }
  const successors = columns.filter(({ role }) => role === "replacement");
  return successors.length > 1 ? successors.map(({ title }) => title).join(" | ") : null;
}

/** "Retirement date (EU)": whom the dates of a single column hold for. */
function scopeOfTitle(title: string): string | null {
  const aside = /[(（]([^()（）]{1,60})[)）]/.exec(title)?.[1] ?? "";
  return isEvent(roleOfTitle(aside)) || softness(aside) !== "on" ? null : scopeOf(aside);
}

/** Two columns of one event tell different things: what differs in their titles is whom each is for. */
function scopeTwins(columns: Column[]): void {
  for (const event of eventNames) {
    const twins = columns.filter((column) => column.role === event);
    if (twins.length < 2) continue;
    const [first = [], ...others] = twins.map(({ title }) => titleWords(title.toLowerCase()));
    const common = new Set(first.filter((word) => others.every((words) => words.includes(word))));
    for (const twin of twins) {
      const own = titleWords(twin.title).filter((word) => !common.has(word.toLowerCase()));
      twin.scope = common.size === 0 ? null : scopeOf(own.join(" "));
    }
  }
}

const titleWords = (title: string): string[] => title.split(/[\s()（）,/]+/).filter((word) => word !== "");

/**
 * The subject is the column with the ids where there is one, and a name beside it; else the first column of names.
 * Where no title names a subject, the versions of models may still do: "Model version" alone.
 */
function settleSubject(columns: Column[], body: Cell[][]): Column[] {
  for (const column of columns)
    if ((column.role === "id" || column.role === "name") && isAnswered(body, column.at)) column.role = "ignore";
  const ids = columns.filter(({ role }) => role === "id");
  const names = columns.filter(({ role }) => role === "name");
  if (ids.length === 0 && names.length === 0) {
    const only = columns.find(({ role, title }) => role === "version" && modelNounPattern.test(title));
    if (only) only.role = "id";
  }
  for (const extra of ids.slice(1)) extra.role = "ignore";
  for (const extra of names.slice(1)) extra.role = "ignore";
  return columns;
}

/** Whether a table is about something that ends too and is no model: an SDK, a runtime. `trail`: the headings above. */
export function isAboutOthers(columns: Column[], trail: string[]): boolean {
  const words = [...columns.map(({ title }) => title), trail.at(-1) ?? ""];
  return words.some((each) => otherThingPattern.test(each)) && !words.some((each) => modelNounPattern.test(each));
}
