/**
 * `.almanac/notified/<target>.jsonl`: what was sent to a target. Append-only, and on disk before anything that depends on it
 * happens: an intent before a message is sent, its result after the receiver answered.
 */
import { join } from "node:path";
import { z } from "zod";
import type { Effects } from "../storage/effects.ts";
import { parseJson } from "../storage/validate.ts";
import type { Target } from "./config.ts";
import type { Message } from "./messages.ts";
import type { NotifyEffects } from "./notify-effects.ts";

const ids = z.array(z.string());
const entry = z.union([
  /** What will not be sent: older than the target, or excluded by its filters. `start` is in the first line. */
  z.strictObject({ start: z.iso.date().optional(), seen: ids }),
  /** About to be sent, with the body, so that a repetition is the same message. */
  z.strictObject({ intent: z.string(), kind: z.string(), ids, body: z.string() }),
  z.strictObject({ done: z.string() }),
  /** The day on which a digest was sent: the next one waits for its day or week. */
  z.strictObject({ digest: z.iso.date() }),
  /** Rejected by the receiver: its contents are sent in a new message next time. */
  z.strictObject({ refused: z.string() }),
]);
type Entry = z.infer<typeof entry>;

export interface Ledger {
  /** Changes before this day are not sent; null for a target that has never run. */
  start: string | null;
  skipped: ReadonlySet<string>;
  /** The day of the last digest; null before the first. */
  lastDigest: string | null;
  /** Sent, or being sent. */
  sent: ReadonlySet<string>;
  /** Messages that may or may not have arrived, oldest first. */
  open: readonly Message[];
}

/** The ledger's file, from the project root. */
function ledgerFile(target: string): string {
  return `.almanac/notified/${target}.jsonl`;
}

/** Reads the ledger of a target. A last line cut off by a crash is ignored: nothing that depended on it happened. */
export function readLedger(effects: Effects, root: string, { id, kind }: Target): Ledger {
  const skipped = new Set<string>();
  const messages = new Map<string, Message & { kind: string }>();
  const done = new Map<string, Message>();
  let start: string | null = null;
  let lastDigest: string | null = null;
  for (const line of entries(effects, root, ledgerFile(id))) {
    if ("seen" in line) for (const known of line.seen) skipped.add(known);
    if ("start" in line) start = line.start ?? start;
    if ("digest" in line) lastDigest = line.digest;
    if ("intent" in line) messages.set(line.intent, { key: line.intent, ...line });
    if ("refused" in line) messages.delete(line.refused);
    const delivered = "done" in line && messages.get(line.done);
    if (delivered) {
      done.set(delivered.key, delivered);
      messages.delete(delivered.key);
    }
  }
  // A message for another channel is useless if the target changed its kind; its contents are sent in a new one.
  const open = [...messages.values()].filter((message) => message.kind === kind);
  return {
    start,
    skipped,
    lastDigest,
    sent: new Set([...done.values(), ...open].flatMap((message) => message.ids)),
    open,
  };
}

function entries(effects: Effects, root: string, file: string): Entry[] {
  if (!effects.exists(join(root, file))) return [];
  const lines = effects.readText(join(root, file)).split("\n").slice(0, -1);
  return lines.map((line, i) => parseJson(entry, line, `${file}:${i + 1}`));
}

/** Removes a last line that a crash cut off, so that the next one starts on a new line. */
export function repairLedger(effects: Effects, root: string, target: string): void {
  const path = join(root, ledgerFile(target));
  const text = effects.exists(path) ? effects.readText(path) : "";
  if (!text.endsWith("\n") && text !== "") effects.writeFile(path, text.slice(0, text.lastIndexOf("\n") + 1));
}

/** Appends a line; when it returns, the line is on disk. */
export function record(effects: NotifyEffects, root: string, target: string, line: Entry): void {
  effects.append(join(root, ledgerFile(target)), JSON.stringify(line));
}
