/** The files of `generated/changes/`, one a month: what is published of a provider is replaced from a day on. */
import { join } from "node:path";
import { byParts, byText } from "../domain/order.ts";
import { providerOf } from "../domain/record-id.ts";
import { type Change, type PassageChange, storedChange } from "../domain/schema.ts";
import type { Effects } from "./effects.ts";

type Entry = Change | PassageChange;

/** What of a provider's published changes is no longer so. */
export interface Stale {
  provider: string;
  /** Changes of later days are replaced; empty for all. */
  after: string;
  /** The months that may have such changes. */
  months: readonly string[];
}

interface Line {
  day: string;
  provider: string;
  isPassage: boolean;
  text: string;
}

const folder = "generated/changes";

/** The path of a month's file. */
export function changeFile(month: string): string {
  return `${folder}/${month}.jsonl`;
}

/** The months that have a file, sorted. */
export function publishedMonths(effects: Effects, root: string): string[] {
  return effects.list(join(root, folder)).map((name) => name.slice(0, "YYYY-MM".length));
}

/** Path → content of each month's file, of changes by day. Throws on one that does not match its schema: that is a bug. */
export function changeFiles(entries: readonly Entry[]): Map<string, string> {
  return filesOf(entries.map(lineOf));
}

/**
 * The files of the months that new changes are in or stale ones are taken from: path → content, empty where nothing is left.
 * Null where a published file cannot be read.
 */
export function updatedChangeFiles(
  effects: Effects,
  root: string,
  entries: readonly Entry[],
  stale: readonly Stale[],
): Map<string, string> | null {
  const added = entries.map(lineOf);
  const months = [...new Set([...added.map(({ day }) => day.slice(0, 7)), ...stale.flatMap((each) => each.months)])];
  const kept = months.map((month) => publishedLines(effects, root, month));
  if (kept.includes(null)) return null;
  const isStale = ({ provider, day }: Line) => stale.some((each) => each.provider === provider && day > each.after);
  const lines = [...kept.flatMap((found) => found ?? []).filter((line) => !isStale(line)), ...added];
  return new Map([...months.map((month): [string, string] => [changeFile(month), ""]), ...filesOf(lines)]);
}

/** By day; of a day, what is about records comes first, then by provider. The sort keeps each provider's own order. */
function filesOf(lines: readonly Line[]): Map<string, string> {
  const sorted = [...lines].sort((a, b) => byText(a.day, b.day) || byParts(orderOf(a), orderOf(b)));
  const months = Map.groupBy(sorted, ({ day }) => day.slice(0, 7));
  return new Map(
    [...months].map(([month, found]) => [changeFile(month), found.map(({ text }) => `${text}\n`).join("")]),
  );
}

function orderOf({ isPassage, provider }: Line): [number, string] {
  return [isPassage ? 1 : 0, provider];
}

function lineOf(entry: Entry): Line {
  return { ...placeOf(entry), text: JSON.stringify(storedChange.parse(entry)) };
}

function publishedLines(effects: Effects, root: string, month: string): Line[] | null {
  const path = join(root, changeFile(month));
  if (!effects.exists(path)) return [];
  try {
    const lines = effects.readText(path).split("\n");
    return lines.flatMap((text) => (text === "" ? [] : [{ ...placeOf(JSON.parse(text) as Entry), text }]));
  } catch {
    return null;
  }
}

function placeOf(entry: Entry): Omit<Line, "text"> {
  const isPassage = entry.type === "passage-unread";
  const provider = isPassage ? entry.provider : providerOf(entry.record);
  return { day: entry.detectedOn, provider, isPassage };
}
