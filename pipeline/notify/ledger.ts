/**
 * `.almanac/notified/<target>.jsonl`: what a target was told. Only ever added to, and on disk before anything that
 * depends on it happens: an intent before a message is sent, its end after the receiver answered.
 */
import { join } from "node:path";
import { z } from "zod";
import type { Effects } from "../storage/effects.ts";
import { parseJson } from "../storage/validate.ts";
import type { Target } from "./config.ts";
import type { Message } from "./messages.ts";
import type { Outside } from "./notify-effects.ts";

const ids = z.array(z.string());
const entry = z.union([
  /** What will not be told: old when the target was new, or not wanted by its filters. `start` is in the first line. */
  z.strictObject({ start: z.iso.date().optional(), seen: ids }),
  /** About to be sent, word for word, so that a repetition is the same message. */
  z.strictObject({ intent: z.string(), kind: z.string(), ids, body: z.string() }),
  z.strictObject({ done: z.string() }),
  /** The receiver said no: what it was to tell is told anew next time. */
  z.strictObject({ refused: z.string() }),
]);
type Entry = z.infer<typeof entry>;

export interface Ledger {
  /** Changes seen before this day are old; null for a target that was never run. */
  start: string | null;
  seen: ReadonlySet<string>;
  /** Told, or under way. */
  told: ReadonlySet<string>;
  /** Messages whose sending began and of which nobody knows whether they arrived, oldest first. */
  open: readonly Message[];
}

/** The ledger's file, from the project root. */
function ledgerFile(target: string): string {
  return `.almanac/notified/${target}.jsonl`;
}

/** What the ledger of a target says. A last line cut off by a crash never was: what depended on it did not happen. */
export function readLedger(effects: Effects, root: string, { id, kind }: Target): Ledger {
  const seen = new Set<string>();
  const messages = new Map<string, Message & { kind: string }>();
  const done = new Map<string, Message>();
  let start: string | null = null;
  for (const line of entries(effects, root, ledgerFile(id))) {
    if ("seen" in line) for (const known of line.seen) seen.add(known);
    if ("start" in line) start = line.start ?? start;
    if ("intent" in line) messages.set(line.intent, { key: line.intent, ...line });
    if ("refused" in line) messages.delete(line.refused);
    const told = "done" in line && messages.get(line.done);
    if (told) {
      done.set(told.key, told);
      messages.delete(told.key);
    }
  }
  // A message in the words of another medium is of no use to a target that changed its kind; it is told anew.
  const open = [...messages.values()].filter((message) => message.kind === kind);
  return { start, seen, told: new Set([...done.values(), ...open].flatMap((message) => message.ids)), open };
}

function entries(effects: Effects, root: string, file: string): Entry[] {
  if (!effects.exists(join(root, file))) return [];
  const lines = effects.readText(join(root, file)).split("\n").slice(0, -1);
  return lines.map((line, i) => parseJson(entry, line, `${file}:${i + 1}`));
}

/** Takes away a last line that a crash cut off, so that the next one does not stick to it. */
export function mendLedger(effects: Effects, root: string, target: string): void {
  const path = join(root, ledgerFile(target));
  const text = effects.exists(path) ? effects.readText(path) : "";
  if (!text.endsWith("\n") && text !== "") effects.writeFile(path, text.slice(0, text.lastIndexOf("\n") + 1));
}

/** Adds a line; on return it is on the disk. */
export function record(outside: Outside, root: string, target: string, line: Entry): void {
  outside.append(join(root, ledgerFile(target)), JSON.stringify(line));
}
