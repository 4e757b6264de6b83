/** What every channel is given and gives back. */
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

/** `Model Almanac: 3 announcements, 1 reminder`: numbers and our own words only. */
export function subjectOf({ notifications }: Pick<MessageContent, "notifications">): string {
  const reminders = notifications.filter(({ kind }) => kind === "reminder").length;
  const announcements = notifications.length - reminders;
  const parts = [
    ...(announcements > 0 ? [count(announcements, "announcement")] : []),
    ...(reminders > 0 ? [count(reminders, "reminder")] : []),
  ];
  return `Model Almanac: ${parts.join(", ")}`;
}

/** A path of the site as a whole URL; null where no site is configured. */
export function siteUrl(site: Config["site"], path: string): string | null {
  return site === null ? null : site.replace(/\/+$/, "") + path;
}

/** Size of a text as it is sent. */
export function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}
