/** The entry of an announcement or a reminder. */

import { kindTitle } from "../../../pipeline/domain/announcement-labels.ts";
import { announcementSummary, modelNames } from "../../../pipeline/domain/announcement-summary.ts";
import type { Address } from "../../../pipeline/domain/paths.ts";
import { monthPath, unreadFeed } from "../../../pipeline/domain/paths.ts";
import { reminderTitle } from "../../../pipeline/domain/reminder-title.ts";
import type { Reminder } from "../../../pipeline/domain/reminders.ts";
import { passageText, unreadTitle } from "../../../pipeline/domain/unread-notices.ts";
import { joinText, plainText, type RichText, shortenParts } from "../../../pipeline/text/rich-text.ts";
import { forFeed } from "../../../pipeline/text/sanitize.ts";
import type { Announcement, Model, ModelChanges, UnreadNotice } from "../almanac/almanac.ts";
import { announcementBody, reminderBody, unreadBody } from "./body.ts";
import { reminderAge } from "./reminder-age.ts";
import { urn } from "./urn.ts";

export interface Entry {
  /** Never changes, and is the same in every feed with this entry. */
  id: string;
  title: string;
  /** The day we saw it, YYYY-MM-DD. All that an entry says was known on that day, so it is never updated. */
  day: string;
  /** Path of its page. */
  path: string;
  /** In plain text. */
  summary: string;
  html: string;
  categories: readonly Category[];
}

export interface Category {
  term: string;
  label: string;
}

/** The entry of an announcement; in the feed of one model, of that model's changes (`only`) and the number of others. */
export function announcementEntry(news: Announcement, address: Address, only?: ModelChanges): Entry {
  const { id, day, path, provider, kinds } = news;
  return {
    id: urn(`announcement/${id}`),
    title: titleText(news.title),
    day,
    path,
    summary: summaryText(announcementSummary(only ? [only] : news.models, day)),
    html: announcementBody(news, address, only),
    categories: [
      ...kinds.map((kind) => ({ term: `kind/${kind}`, label: kindTitle[kind] })),
      { term: `provider/${provider.id}`, label: provider.name },
    ],
  };
}

/** The entry of a reminder: `In 30 days: OpenAI to retire 3 models on 20 January 2027`, and what is in doubt about it. */
export function reminderEntry(reminder: Reminder<Model>, address: Address): Entry {
  const { id, day, daysLeft, retirement } = reminder;
  const { doubt, note } = reminderAge(reminder);
  const [only, ...others] = retirement.models;
  return {
    id: urn(`reminder/${id}`),
    title: titleText(reminderTitle(daysLeft, retirement, doubt)),
    day,
    path: only && others.length === 0 ? only.path : monthPath(retirement.date.slice(0, 7)),
    summary: summaryText([...modelNames(retirement.models), ...(note === null ? [] : [` ${note}`])]),
    html: reminderBody(reminder, note, address),
    categories: [
      { term: "upcoming", label: "Upcoming retirements" },
      { term: `provider/${retirement.provider.id}`, label: retirement.provider.name },
    ],
  };
}

/** The entry of a notice that a page has new passages that we could not read. */
export function unreadEntry(notice: UnreadNotice, address: Address): Entry {
  const { id, day, path, provider, title, passages } = notice;
  return {
    id: urn(`unread/${id}`),
    title: titleText([title]),
    day,
    path,
    summary: summaryText(joinText(passages.map(passageText), "; ")),
    html: unreadBody(notice, address),
    categories: [
      { term: unreadFeed, label: unreadTitle },
      { term: `provider/${provider.id}`, label: provider.name },
    ],
  };
}

/** Long ids are shortened first, so that they do not push the date out of the title. */
function titleText(title: RichText): string {
  return forFeed(plainText(shortenParts(title, 100)), 300);
}

function summaryText(summary: RichText): string {
  return forFeed(plainText(shortenParts(summary, 100)), 500);
}
