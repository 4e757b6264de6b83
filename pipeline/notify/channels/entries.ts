/** Notifications as people read them, for chats and mail: a title, a summary, and the links that the site has for them. */
import { formatDate } from "../../domain/date-text.ts";
import { plainPart, plainText, type RichText, shortenParts, truncateText } from "../../text/rich-text.ts";
import { forTerminal } from "../../text/sanitize.ts";
import { type MessageContent, siteUrl } from "./channel.ts";

/** Longer names, titles and summaries are cut; five times as many letters, after escaping, still fit every channel. */
const longest = { name: 80, title: 200, summary: 280 };

/** A piece of text; `url` where it is a link. */
export interface Run {
  text: string;
  url: string | null;
}

export interface ReadableEntry {
  /** What the entries from here on have in common, `22 November 2026`; null where it is the same as before. */
  heading: string | null;
  title: Run;
  summary: readonly Run[];
}

/** The entries of a message. Texts are without control characters; what they mean to a channel is for it to escape. */
export function entriesOf({ notifications, site, isBrief }: MessageContent): ReadableEntry[] {
  let last = "";
  return notifications.map(({ kind, day, title, summary, path }) => {
    const heading = kind === "reminder" ? "Coming up" : kind === "source" ? "For the operator" : formatDate(day);
    const isNew = heading !== last;
    last = heading;
    return {
      heading: isNew ? heading : null,
      title: { text: plainText(shortened(title, longest.title)), url: siteUrl(site, path) },
      summary: (isBrief ? [] : shortened(summary, longest.summary)).map((part) => ({
        text: plainPart(part),
        url: typeof part === "object" && "model" in part && part.path !== null ? siteUrl(site, part.path) : null,
      })),
    };
  });
}

function shortened(text: RichText, most: number): RichText {
  const clean = text.map((part) => {
    if (typeof part === "string") return forTerminal(part);
    if ("strong" in part) return { strong: forTerminal(part.strong) };
    return "model" in part ? { ...part, model: forTerminal(part.model) } : { quote: forTerminal(part.quote) };
  });
  return truncateText(shortenParts(clean, longest.name), most);
}
