/** Guards against a page that came only in part: its end is another, and what is missing is the last of its facts. */
import { sha256 } from "../../domain/hash.ts";
import type { ModelRecord } from "../../domain/schema.ts";
import type { GuardReason } from "./guard-reason.ts";

/** So many characters name the end of a page; a page in HTML ends with the same ones every day. */
const endLength = 24;

/** Names the end of a page, for the next state of it: a hash of its last characters, with a dot if it ends with a line. */
export function endingOf(text: string): string {
  const hash = sha256(text.replace(/\s+/g, "").slice(-endLength)).slice(0, 16);
  return /\n\s*$/.test(text) ? `${hash}.` : hash;
}

interface Item {
  key: string;
  record: string;
  line: number;
}

/**
 * Whether the last facts of the page are gone because it came only in part: it stops in the middle of a line, or it says
 * nothing new. `ending` is that of the page as it was last read; without it, nothing is said.
 */
export function cutOff(
  previous: readonly ModelRecord[],
  next: readonly ModelRecord[],
  text: string,
  ending: string | undefined,
): GuardReason[] {
  const now = endingOf(text);
  if (ending === undefined || ending === now) return [];
  const there = new Set(next.flatMap(itemsOf).map(({ key }) => key));
  const before = previous.flatMap(itemsOf).sort((a, b) => a.line - b.line);
  const lastKept = before.findLast(({ key }) => there.has(key))?.line ?? 0;
  const tail = before.filter(({ key, line }) => line > lastKept && !there.has(key));
  const stopsInLine = ending.endsWith(".") && !now.endsWith(".");
  if (tail.length === 0 || !(stopsInLine || saysNothingNew(previous, next))) return [];
  return [{ rule: "cut-off", ids: [...new Set(tail.map(({ record }) => record))] }];
}

/**
 * Whether all that the page says was said before, however firmly, apart from a last name that is only the beginning of one. Whom a date is for
 * may have been said in the part that is missing.
 */
export function saysNothingNew(previous: readonly ModelRecord[], next: readonly ModelRecord[]): boolean {
  const before = new Map(previous.map((record) => [record.id, saidOf(record)]));
  return next.every((record) => {
    const was = before.get(record.id);
    return was ? [...saidOf(record)].every((fact) => was.has(fact)) : isBeginning(record, previous);
  });
}

function saidOf({ stage, events, replacements }: ModelRecord): Set<string> {
  const dates = events.map(({ event, date }) => `${event} ${date}`);
  return new Set([...(stage === null ? [] : [stage]), ...dates, ...replacements.map(({ model }) => model)]);
}

/** Whether a name is the beginning of another one: the page may end in it. */
function isBeginning({ model }: ModelRecord, of: readonly ModelRecord[]): boolean {
  return of.some((other) => other.model !== model && other.model.startsWith(model));
}

/** A record and each kind of fact of it, with its first line. */
function itemsOf(record: ModelRecord): Item[] {
  const lines = new Map<string, number>();
  const add = (kind: string, index: number | null): void => {
    const line = record.evidence[index ?? 0]?.line ?? 0;
    lines.set(kind, Math.min(line, lines.get(kind) ?? line));
  };
  if (record.stage !== null) add("stage", record.stageEvidence);
  for (const { event, evidence } of [...record.events, ...record.relative]) add(event, evidence);
  for (const { evidence } of record.replacements) add("replacement", evidence);
  add("record", 0);
  return [...lines].map(([kind, line]) => ({ key: JSON.stringify([record.id, kind]), record: record.id, line }));
}
