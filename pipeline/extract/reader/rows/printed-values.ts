/** Values of a page as reports and snapshots print them. */
import { unreadMark } from "../statements.ts";

/** A value as a report and a snapshot print it: its words where they are few, a mark with a hash where they are prose. */
export function redactLongText(value: string): string {
  const line = value.replace(/\s*\n\s*/g, " ");
  return line.length <= 120 ? line : unreadMark(line);
}

/** Links of a page are hostile input: only https ones are kept, and only when short. */
export function safeUrl(url: string | null): string | null {
  if (url === null || url.length > 500) return null;
  const parsed = URL.parse(url);
  return parsed?.protocol === "https:" && parsed.username === "" ? parsed.href.replaceAll("|", "%7C") : null;
}
