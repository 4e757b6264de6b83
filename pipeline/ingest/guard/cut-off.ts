/** Guards against a page that came only in part: its end is another, and what is missing is the last of its facts. */
import { sha256 } from "../../domain/hash.ts";
import type { ModelRecord } from "../../domain/schema.ts";
import type { GuardReason } from "./guard-reason.ts";

/** So many characters name the end of a page; a page in HTML ends with the same ones every day. */
const endLength = 24;

/** Names the end of a page, for the next state of it. */
export function endingOf(text: string): string {
  return sha256(text.replace(/\s+/g, "").slice(-endLength)).slice(0, 16);
}

interface Item {
  key: string;
  record: string;
  line: number;
}

/** Whether the facts that are gone are just the last of the page. `ending` is that of the page as it was last read; without it, nothing is said. */
export function cutOff(
  previous: readonly ModelRecord[],
  next: readonly ModelRecord[],
  text: string,
  ending: string | undefined,
): GuardReason[] {
  if (ending === undefined || ending === endingOf(text)) return [];
  const there = new Set(next.flatMap(itemsOf).map(({ key }) => key));
  const before = previous.flatMap(itemsOf).sort((a, b) => a.line - b.line);
  const lost = before.filter(({ key }) => !there.has(key));
  const lastKept = before.findLast(({ key }) => there.has(key))?.line ?? 0;
  const last = before.at(-1)?.line;
  const isTail =
    lost.length > 0 && lost.every(({ line }) => line >= lastKept) && lost.some(({ line }) => line === last);
  return isTail ? [{ rule: "cut-off", ids: [...new Set(lost.map(({ record }) => record))] }] : [];
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
