/** What every channel is given and gives back. */
import { kindTag } from "../../domain/announcement-labels.ts";
import { count } from "../../text/format.ts";
import type { Config } from "../config.ts";
import type { Notification } from "../notifications.ts";

/** Notifications that go out as one message. */
export interface MessageContent {
  /** The idempotency key of the message. */
  key: string;
  target: string;
  notifications: readonly Notification[];
  site: Config["site"];
  /** Without what the titles leave out: for a channel that takes no more. */
  isBrief: boolean;
}

export interface Channel {
  /** The body as it is sent: JSON; for mail its subject and text. */
  render(content: MessageContent): string;
  /** Whether the channel takes a body of this size. */
  fits(body: string): boolean;
}

/**
 * `Model Almanac: OpenAI, deprecation`, or of a digest `Model Almanac: 3 announcements, 1 reminder`: numbers, names of
 * providers and our own words only.
 */
export function subjectOf({ notifications }: Pick<MessageContent, "notifications">): string {
  const [only, ...others] = notifications;
  if (only && others.length === 0) return `Model Almanac: ${subjectOfOne(only)}`;
  const counts = (["announcement", "reminder", "source"] as const).map((kind) => {
    const number = notifications.filter((one) => one.kind === kind).length;
    return number === 0 ? "" : count(number, nouns[kind]);
  });
  return `Model Almanac: ${counts.filter(Boolean).join(", ")}`;
}

const nouns = { announcement: "announcement", reminder: "reminder", source: "page problem" };
const states = {
  quarantined: "page held for review",
  held: "entries held for review",
  stale: "page out of date",
  unread: "unread passage",
};

function subjectOfOne(notification: Notification): string {
  switch (notification.kind) {
    case "announcement":
      return `${notification.provider.name}, ${kindTag[notification.announcement.kind]}`;
    case "reminder":
      return `${notification.provider.name}, retirement in ${count(notification.days, "day")}`;
    case "source":
      return `${notification.provider.name}, ${states[notification.state]}`;
    case "test":
      return "test message";
  }
}

/** A path of the site as a whole URL; null where no site is configured. */
export function siteUrl(site: Config["site"], path: string): string | null {
  return site === null ? null : site.replace(/\/+$/, "") + path;
}

/** Size of a text as it is sent. */
export function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}
