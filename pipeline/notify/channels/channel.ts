/** What every channel is given and returns. */
import { forTerminal } from "../../text/sanitize.ts";
import type { Notification } from "../notifications.ts";

/** Notices that go out as one message. */
export interface Bundle {
  /** The idempotency key of the message. */
  key: string;
  target: string;
  notices: readonly Notification[];
}

export interface Channel {
  /** The body as it is sent: JSON; for mail its subject and text. */
  render(bundle: Bundle): string;
  /** Whether the channel accepts a body of this size. */
  fits(body: string): boolean;
}

/** Longer lines are cut; five times as many characters, after escaping, still fit every channel. */
const longestLine = 400;

/** What a page printed, on one line, without control characters, and cut where it is endless. */
export function plainLine(text: string): string {
  const letters = [...forTerminal(text)];
  return letters.length > longestLine ? `${letters.slice(0, longestLine - 1).join("")}…` : letters.join("");
}

/** `Model Almanac: 3 changes, 1 end coming up`: numbers and our own words only. */
export function titleOf({ notices }: Pick<Bundle, "notices">): string {
  const ends = notices.filter(({ kind }) => kind === "upcoming").length;
  const parts = [counted(notices.length - ends, "change", "changes"), counted(ends, "end coming up", "ends coming up")];
  return `Model Almanac: ${parts.filter(Boolean).join(", ")}`;
}

function counted(count: number, one: string, many: string): string {
  return count === 0 ? "" : `${count} ${count === 1 ? one : many}`;
}

/** The lines of a bundle under a heading for each provider and day, each escaped for the channel. */
export function linesOf(notices: readonly Notification[], inert: (text: string) => string, bullet = "- "): string[] {
  let last = "";
  return notices.flatMap((notice) => {
    const heading = headingOf(notice);
    const line = `${bullet}${inert(plainLine(notice.text))}`;
    if (heading === last) return [line];
    last = heading;
    return [inert(heading), line];
  });
}

function headingOf({ provider, day, kind }: Notification): string {
  return plainLine(kind === "upcoming" ? `${provider}, coming up` : `${provider}, ${day}`);
}

/** Size of a text as it is sent. */
export function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}
