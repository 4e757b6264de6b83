/** The generic webhook: the notifications as data, for programs. */
import { plainText, type RichText } from "../../text/rich-text.ts";
import { forTerminal, truncate } from "../../text/sanitize.ts";
import type { AnnouncementNotification, Notification, ReminderNotification } from "../notifications.ts";
import type { SourceNotification } from "../source-notifications.ts";
import { bytesOf, type Channel, type MessageContent, siteUrl, subjectOf } from "./channel.ts";

const limit = 200_000;
/** Longer lines are cut. */
const longestLine = 400;

export const webhook: Channel = {
  render(content) {
    const { key, target, notifications, site } = content;
    const entries = notifications.map((notification) => entryOf(notification, site));
    return JSON.stringify({ version: 2, id: key, target, title: subjectOf(content), notifications: entries });
  },
  fits: (body) => bytesOf(body) <= limit,
};

function entryOf(notification: Notification, site: MessageContent["site"]): unknown {
  const { kind, day, provider, title, path } = notification;
  const common = { kind, day, provider: provider?.id ?? null, title: line(title), url: siteUrl(site, path) };
  switch (notification.kind) {
    case "announcement":
      return { ...common, ...announcementFields(notification, site) };
    case "reminder":
      return { ...common, ...reminderFields(notification, site) };
    case "source":
      return { ...common, ...sourceFields(notification) };
    case "test":
      return common;
  }
}

function sourceFields({ page, state, summary, ids }: SourceNotification): object {
  return { page, state, details: line(summary), ids };
}

function announcementFields({ announcement, models }: AnnouncementNotification, site: MessageContent["site"]): object {
  return {
    announcement: announcement.id,
    kinds: announcement.kinds,
    models: models.map(({ model, lines, changes }) => ({
      id: model.id,
      label: model.label,
      url: siteUrl(site, model.path),
      lines: lines.map(line),
      changes,
    })),
  };
}

function reminderFields(reminder: ReminderNotification, site: MessageContent["site"]): object {
  const { date, bound, scope, days, within, doubt, models } = reminder;
  return {
    retirement: { date, bound, scope, days, within, doubt },
    models: models.map(({ id, model, replacements }) => ({
      reminder: id,
      id: model.id,
      label: model.label,
      url: siteUrl(site, model.path),
      replacements,
    })),
  };
}

function line(text: RichText): string {
  return truncate(forTerminal(plainText(text)), longestLine);
}
