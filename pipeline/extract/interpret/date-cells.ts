/** Reads the cells of date columns: dates with bound and scope, dates relative to something, or nothing. */

import type { Bound, EventName } from "../../domain/schema.ts";
import { limits } from "../page-limits.ts";
import { type InlineContent, plain } from "../read/document.ts";
import {
  anyVerbPattern,
  cjkLastDay,
  fillerPattern,
  notBeforeAll,
  notBeforePattern,
  relativePattern,
  tentativeAll,
  tentativePattern,
  unsupportedBoundPattern,
  verbPatterns,
} from "../vocabulary/index.ts";
import { type Reading, saysNothing } from "./cells.ts";
import { isEvent, roleOfTitle } from "./columns.ts";
import { type DateOrder, type FoundDate, findDates } from "./dates.ts";
import { type Fact, factText, isUnreadMark, marked, readFacts } from "./facts.ts";
import { scopeOf } from "./scopes.ts";

export type DateFact = Extract<Fact, { says: "date" | "relative" }>;

type Dated = Extract<Fact, { says: "date" }>;

export interface DateCell {
  facts: DateFact[];
  /** Dates that are written well and cannot be: reported, and no reason to doubt the row. */
  impossible: string[];
  /** The cell as a snapshot keeps it: its own words where they are few, our wording where they are a sentence. */
  kept: string;
}

const unfit = (why: string): { ok: false; why: string } => ({ ok: false, why });
/** A cell of more words than this is a sentence and is kept in our own wording. */
const fewWords = 8;

/** What a cell in the column of `event` says. `bound` is how firm the column's title makes its plain dates. */
export function readDateCell(
  content: InlineContent,
  event: EventName,
  order: DateOrder | null,
  bound: Bound,
  scope: string | null,
): Reading<DateCell> {
  const text = plain(content);
  if (isUnreadMark(text)) return unfit("left unread");
  if (text.length > limits.valueLength) return unfit("too long for a date");
  if (saysNothing(text))
    return /\d/.test(text) && findDates(text).length > 0
      ? unfit("a date beside words that say there is none")
      : { ok: true, value: { facts: [], impossible: [], kept: text.replace(/\s+/g, " ").slice(0, 60) } };
  const ours = readFacts(marked(content).replace(/\n/g, " "));
  if (ours?.every((fact): fact is DateFact => fact.says === "date" || fact.says === "relative"))
    return {
      ok: true,
      value: { facts: ours.map((fact) => ({ ...fact, text: factText(fact) })), impossible: [], kept: text },
    };
  const dates = findDates(
    plain(content.map(withoutIds)).replace(/\bversion:?\s*[\w.-]+/gi, (version) => version.replace(/\d/g, "x")),
    order,
  );
  if (dates.length === 0) return readRelative(text, event);
  const wrong = dates.find(({ fault }) => fault === "ambiguous" || fault === "yearless");
  if (wrong) return unfit(wrong.fault === "ambiguous" ? "day and month cannot be told apart" : "a date without a year");
  const read = readParts(text, dates, event);
  if (!read.ok) return read;
  const facts = read.value.map((fact) => ({
    ...fact,
    bound: fact.bound === "on" ? bound : fact.bound,
    scope: fact.scope ?? scope,
  }));
  if (contradicts(facts)) return unfit("several dates that nothing tells apart");
  const value = settle(text, dates, facts);
  return value ? { ok: true, value } : unfit("a date that cannot be among others");
}

/** Code that is more than a date names a model, and what looks like a date in it is none. Keeps the length. */
function withoutIds(run: InlineContent[number]): InlineContent[number] {
  const rest = findDates(run.text).reduceRight(
    (left, { start, end }) => left.slice(0, start) + left.slice(end),
    run.text,
  );
  return run.code && /\p{L}/u.test(rest) ? { ...run, text: run.text.replace(/\d/g, "x") } : run;
}

/**
 * What a cell comes to, and how a snapshot keeps it: in its own words where these read the same again, else in ours.
 * A date that cannot be stands alone, or the cell cannot be kept.
 */
function settle(text: string, dates: FoundDate[], facts: Dated[]): DateCell | null {
  const tidy = withoutGlued(text, dates).replace(/\s+/g, " ");
  const impossible = dates.filter(({ fault }) => fault === "impossible").map((each) => each.text);
  const short = tidy.split(" ").length <= fewWords && !text.includes("\n");
  if (impossible.length > 0) return facts.length > 0 || !short ? null : { facts: [], impossible, kept: tidy };
  const own = facts.map((fact) => ({ ...fact, text: factText(fact) }));
  return short && facts.length === 1
    ? { facts: facts.map((fact) => ({ ...fact, text: tidy })), impossible, kept: tidy }
    : { facts: own, impossible, kept: own.map(factText).join("; ") };
}

/** A text without the footnote digits that are glued to its dates. */
function withoutGlued(text: string, dates: FoundDate[]): string {
  let tidy = text;
  for (const { start, end, text: written } of [...dates].reverse())
    tidy = tidy.slice(0, start) + written + tidy.slice(end);
  return tidy;
}

function contradicts(facts: Dated[]): boolean {
  const seen = new Set<string>();
  return facts.some(({ event, scope }) => seen.size === seen.add(`${event} ${scope}`).size);
}

/** "One year after training retirement", "At base model retirement"; no date is made of it. */
function readRelative(text: string, event: EventName): Reading<DateCell> {
  const tidy = text.replace(/\s+/g, " ");
  if (
    /\b(?:to be announced|to be determined|not (?:yet )?(?:been )?(?:announced|scheduled|set)|no (?:[\w-]+ ){1,4}(?:announced|scheduled|planned|set))\b/i.test(
      tidy,
    )
  )
    return {
      ok: true,
      value: { facts: [], impossible: [], kept: tidy.split(" ").length <= fewWords ? tidy : "To be announced" },
    };
  const names =
    [...verbPatterns.values()].some((pattern) => tidy.search(pattern) >= 0) ||
    /\brelease|\blaunch|\breplacement/i.test(tidy);
  if (
    names &&
    tidy.split(" ").length <= 12 &&
    (relativePattern.test(tidy) || /\bretirement$/i.test(tidy)) &&
    !/[.;]\s/.test(tidy)
  )
    return {
      ok: true,
      value: { facts: [{ says: "relative", event, text: tidy.replaceAll('"', "'") }], impossible: [], kept: tidy },
    };
  return unfit("no date");
}

/** Lines, sentences and semicolons part a cell; each part is a plain date with its qualifiers, or a clause with verbs. */
function readParts(text: string, dates: FoundDate[], event: EventName): Reading<Dated[]> {
  const facts: Dated[] = [];
  let label: string | null = null;
  for (const [from, to] of partsOf(text, dates)) {
    const part = text.slice(from, to);
    const inside = dates
      .filter(({ start, end }) => start >= from && end <= to)
      .map((found) => ({ ...found, start: found.start - from, end: found.end - from }));
    if (inside.length === 0) {
      const rest = residue(part);
      if (/:\s*$/.test(part)) label = part.replace(/\s*:\s*$/, "").trim();
      else if (rest !== "") return unfit("words beside the date");
      continue;
    }
    const read = plainPart(part, inside, event, label) ?? clausePart(part, inside, event);
    if (read === null) return unfit("words beside the date");
    facts.push(...read);
    label = null;
  }
  return { ok: true, value: facts };
}

function partsOf(text: string, dates: FoundDate[]): [number, number][] {
  const cuts = [0];
  for (const match of text.matchAll(/\n+|;\s|(?<=[^\s.]{2})\.\s+(?=\p{Lu})/gu)) {
    const at = match.index + match[0].length;
    if (!dates.some(({ start, end }) => match.index >= start && match.index < end)) cuts.push(at);
  }
  return cuts
    .map((from, at) => [from, cuts[at + 1] ?? text.length] as [number, number])
    .filter(([from, to]) => text.slice(from, to).trim() !== "");
}

/** What is left of a text once words that say nothing are gone. */
const residue = (text: string): string =>
  text
    .replace(/T?\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z(?![\p{L}\p{N}])|\s*[ap]\.?m\.?)?/giu, " ")
    .replace(/\bUTC ?[+-]\d{1,2}(?::\d{2})?/gi, " ")
    .replace(fillerPattern, " ")
    .replace(/(?:^|\s)(?:\[\d{1,2}\]|\[\^\w{1,10}\])|(?<=\S)\[\^?\w{1,3}\]/g, " ")
    .replace(/[\s.,:;*†‡§¹²³()（）、。–—-]+/g, " ")
    .trim();

/** "[label:] [bound] DATE [bound] [(scope) | for scope]"; null where it is more than that. */
function plainPart(part: string, dates: FoundDate[], event: EventName, above: string | null): Dated[] | null {
  const [found] = dates;
  if (!found || dates.length > 1) return null;
  if (above === null && found.date !== null && part.trim().length === found.end - found.start)
    return [{ says: "date", event, date: found.date, bound: "on", scope: null }];
  let before = part.slice(0, found.start);
  let after = part.slice(found.end);
  let named: EventName | null = null;
  let scope: string | null = null;
  const label = /^\s*([^:：]{1,60})[:：]\s*/.exec(before)?.[1] ?? above;
  if (label !== null) {
    const role = roleOfTitle(label);
    if (isEvent(role)) named = role;
    else {
      scope = scopeOf(label);
      if (scope === null) return null;
    }
    before = before.replace(/^\s*[^:：]{1,60}[:：]\s*/, "");
  }
  const aside = /[(（]([^()（）]{1,80})[)）]/.exec(after);
  if (aside?.[1] !== undefined) {
    after = after.replace(aside[0], " ");
    if (softens(aside[1])) after += ` ${aside[1]}`;
    else if (residue(aside[1]) !== "" && !/^(?:all|every)\b/i.test(aside[1])) {
      if (scope !== null) return null;
      scope = scopeOf(aside[1]);
      if (scope === null) return null;
    }
  }
  const whom = /^\s*(?:for|in)\s+(\S(?:.{0,58}\S)?)\s*$/i.exec(after);
  if (whom?.[1] && residue(whom[1]) !== "" && scope === null) {
    scope = scopeOf(whom[1]);
    if (scope === null) return null;
    after = "";
  }
  const bound = boundAround(before, after);
  if (bound === null) return null;
  const left = unexplained(`${before} ${after}`);
  const verb = [...verbPatterns].find(
    ([name, pattern]) => name === (named ?? event) && left.replace(pattern, "").trim() === "",
  );
  if (left !== "" && !verb) return null;
  if (found.date === null) return [];
  return [{ says: "date", event: named ?? event, date: found.date, bound, scope }];
}

const softens = (text: string): boolean => notBeforePattern.test(text) || tentativePattern.test(text);

/** How firm the words around a date make it; null for bounds that have no place in a record ("by", "until"). */
export function boundAround(before: string, after: string): Bound | null {
  const tail = before.slice(-60);
  const head = after.slice(0, 40);
  const words = tail.trim().split(/\s+/).slice(-3).join(" ");
  if (/[<≤]\s*$/.test(tail) || unsupported(words) || lastDayAfter.test(head)) return null;
  if (/[>≥]=?\s*$/.test(tail) || /^\s*\+/.test(head) || saysNotBefore(tail, head)) return "not-before";
  return /[~≈?]\s*$/.test(tail) ||
    /^\s*[(（]?\?/.test(head) ||
    tentativePattern.test(tail) ||
    tentativePattern.test(head)
    ? "tentative"
    : "on";
}

/** Particles that stand right behind a date and make it a last day. */
const lastDayAfter = new RegExp(
  `^\\s*(?:at (?:the )?latest|or (?:earlier|sooner|before)|(?:${cjkLastDay.source}))`,
  "iu",
);

/** True where the last words before a date say "by" or "until", and not as a part of "not before". */
function unsupported(words: string): boolean {
  const found = unsupportedBoundPattern.exec(words);
  const soft = notBeforePattern.exec(words);
  return (
    found !== null &&
    !(soft && soft.index <= found.index && soft.index + soft[0].length >= found.index + found[0].length)
  );
}

/** A bare "after" counts only right before the date: "30 days after notice: 2026-05-01" gives a plain date. */
function saysNotBefore(tail: string, head: string): boolean {
  const distant = (text: string): boolean =>
    notBeforePattern.test(text.replace(/(?<!\b(?:on or|or) )\bafter\b/gi, " "));
  return distant(tail) || distant(head) || /\bafter\s*(?:the\s*)?$/i.test(tail);
}

const leading =
  /^\s*for (.{1,80}?)(?:,\s*including\b.*?)?,\s*(?=(?:the|its|their|it|they|retirement|deployments?|models?)\b)/i;
const subject =
  /^\s*((?:[\p{L}\d][^,.;]{0,78}?))\s+(?=(?:retires?|will|are|is|shuts?|upgrades?|were|was|being|start)\b)/iu;

/** A sentence: every date belongs to the one verb before it; whom it holds for stands at the front. */
function clausePart(part: string, dates: FoundDate[], event: EventName): Dated[] | null {
  const scope = scopeOfClause(part);
  if (scope === undefined) return null;
  const facts: Dated[] = [];
  let from = 0;
  for (const found of dates) {
    const before = part.slice(from, found.start);
    const events = eventsIn(before);
    if (events.size > 1 || (events.size === 0 && from > 0) || /\bfrom\s*$/i.test(before)) return null;
    const bound = boundAround(before, part.slice(found.end));
    if (bound === null || (events.size === 0 && unexplained(before) !== "")) return null;
    const [named = event] = events;
    if (named === "released" && event !== "released") return null;
    if (found.date !== null) facts.push({ says: "date", event: named, date: found.date, bound, scope });
    from = found.end;
  }
  return unexplained(part.slice(from)) === "" ? facts : null;
}

/** What neither fills nor softens a date. */
const unexplained = (text: string): string =>
  residue(
    text
      .replace(notBeforeAll, " ")
      .replace(tentativeAll, " ")
      .replace(/[~≈≥>+?]=?/g, " "),
  );

/** Events whose verbs stand in a text; a longer verb hides the shorter ones inside it. */
export function eventsIn(text: string): Set<EventName> {
  if (!anyVerbPattern.test(text)) return new Set();
  const found: { event: EventName; start: number; end: number }[] = [];
  for (const [event, pattern] of verbPatterns)
    for (const match of text.matchAll(pattern))
      found.push({ event, start: match.index, end: match.index + match[0].length });
  const kept = found.filter(
    (one) =>
      !found.some(
        (other) =>
          other !== one &&
          other.start <= one.start &&
          other.end >= one.end &&
          other.end - other.start > one.end - one.start,
      ),
  );
  return new Set(kept.map(({ event }) => event));
}

/** Whom a clause is about; null for the model itself, undefined where the words may be anything. */
function scopeOfClause(part: string): string | null | undefined {
  const words = leading.exec(part)?.[1] ?? subject.exec(part)?.[1];
  if (words === undefined || /^(?:to be|this|these|it|the model|models?|retirement|the)\b/i.test(words)) return null;
  return scopeOf(words.replace(/\s+deployment types?$/i, (type) => (/^other\b/i.test(words) ? type : ""))) ?? undefined;
}
