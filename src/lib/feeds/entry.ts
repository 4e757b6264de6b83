/** An entry of a feed: an announcement or a reminder as a person would tell it. */

import { forFeed } from "../../../pipeline/text/sanitize.ts";
import type { Model } from "../almanac.ts";
import type { Announcement, Story } from "../announcements.ts";
import { kindTitle } from "../kinds.ts";
import { count } from "../numerals.ts";
import type { Reminder } from "../reminders.ts";
import { plainText, type Said } from "../said.ts";
import { subject } from "../telling.ts";
import type { Address } from "../urls.ts";
import { monthPath } from "../urls.ts";
import { firmDate, forWhom, listed } from "../words.ts";
import { announcementBody, reminderBody } from "./body.ts";
import { factsOf } from "./facts.ts";
import { urn } from "./urn.ts";

export interface Entry {
  /** Stable for ever, and the same in every feed that the entry stands in. */
  id: string;
  title: string;
  /**
   * The day we saw it, YYYY-MM-DD. It is the day of the last change of the entry too: all that an entry says was known
   * on its day, so nothing that is learned later changes it.
   */
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

/** The entry of an announcement. In the feed of one model it tells that model's story, and how many others there are. */
export function announcementEntry(news: Announcement, address: Address, only?: Story): Entry {
  const { id, day, path, provider, kinds } = news;
  return {
    ...{ id: urn(`announcement/${id}`), title: titleText(news.title), day, path },
    ...{ summary: summaryOf(only ? [only] : news.stories, day), html: announcementBody(news, address, only) },
    categories: [
      ...kinds.map((kind) => ({ term: `kind/${kind}`, label: kindTitle[kind] })),
      { term: `provider/${provider.id}`, label: provider.name },
    ],
  };
}

/** The entry of a reminder: `In 30 days: OpenAI ends 3 models on 20 January 2027`. */
export function reminderEntry(reminder: Reminder, address: Address): Entry {
  const { id, day, before, end } = reminder;
  const [verb, when] = end.bound === "on" ? ["ends", " on "] : ["may end", ", "];
  const whom = forWhom(end.scope && forFeed(end.scope, 100));
  const ahead = `In ${count(before, "day")}${end.bound === "on" ? "" : " at the earliest"}: ${end.provider.name} ${verb} `;
  const title = titleText([ahead, ...subject(end.models), when, firmDate(end.date, end.bound), whom]);
  return {
    ...{ id: urn(`reminder/${id}`), title, day, path: monthPath(end.date.slice(0, 7)) },
    ...{ summary: `${namesOf(end.models)}.`, html: reminderBody(reminder, address) },
    categories: [
      { term: "upcoming", label: "Upcoming ends" },
      { term: `provider/${end.provider.id}`, label: end.provider.name },
    ],
  };
}

/** A long id is cut by itself first, so that it does not push the date out of the title. */
function titleText(said: Said): string {
  const parts = said.map((part) => (typeof part === "object" && "model" in part ? forFeed(part.model, 100) : part));
  return forFeed(plainText(parts), 300);
}

/** What the title leaves out: the facts of one or two models, or the names of more. */
function summaryOf(stories: readonly Story[], day: string): string {
  if (stories.length > 2) return `${namesOf(stories.map(({ model }) => model))}.`;
  const tell = (story: Story) => `${nameOf(story.model)}: ${factsOf(story, day).map(plainText).join("; ")}.`;
  return forFeed(stories.map(tell).join(" "), 500);
}

/** The first few models, and how many others there are. */
function namesOf(models: readonly Model[]): string {
  const names = models.slice(0, models.length > 6 ? 5 : 6).map(nameOf);
  const others = models.length - names.length;
  return listed([...names, ...(others > 0 ? [count(others, "other", "others")] : [])]).join("");
}

function nameOf({ label }: Model): string {
  return forFeed(label, 100);
}
