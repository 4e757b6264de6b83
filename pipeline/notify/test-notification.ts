/** The message that `almanac notify --test` sends, to see whether it arrives and how it looks. */
import type { RichText } from "../text/rich-text.ts";

export interface TestNotification {
  kind: "test";
  day: string;
  provider: null;
  title: RichText;
  summary: RichText;
  path: string;
  models: readonly [];
}

/** A test message of a day. */
export function testNotification(target: string, day: string): TestNotification {
  const title = ["This is a test message of Model Almanac"];
  const summary = [`Announcements and reminders for the target “${target}” will arrive here.`];
  return { kind: "test", day, provider: null, title, summary, path: "/", models: [] };
}
