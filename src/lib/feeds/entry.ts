/** An entry of a feed: an announcement or a reminder as a person would tell it. */

import { kindTitle } from "../../../pipeline/domain/announcement-labels.ts";
import { modelList } from "../../../pipeline/domain/change-text.ts";
import { formatBoundedDate, scopeSuffix } from "../../../pipeline/domain/date-text.ts";
import type { Address } from "../../../pipeline/domain/paths.ts";
import { monthPath } from "../../../pipeline/domain/paths.ts";
import type { Reminder } from "../../../pipeline/domain/reminders.ts";
import { count, formatList } from "../../../pipeline/text/format.ts";
import { plainText, type RichText } from "../../../pipeline/text/rich-text.ts";
import { forFeed } from "../../../pipeline/text/sanitize.ts";
import type { Announcement, Model, ModelChanges } from "../almanac/almanac.ts";
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
export function announcementEntry(news: Announcement, address: Address, only?: ModelChanges): Entry {
  const { id, day, path, provider, kinds } = news;
  return {
    ...{ id: urn(`announcement/${id}`), title: titleText(news.title), day, path },
    ...{ summary: summaryOf(only ? [only] : news.models, day), html: announcementBody(news, address, only) },
    categories: [
      ...kinds.map((kind) => ({ term: `kind/${kind}`, label: kindTitle[kind] })),
      { term: `provider/${provider.id}`, label: provider.name },
    ],
  };
}

/** The entry of a reminder: `In 30 days: OpenAI ends 3 models on 20 January 2027`. */
export function reminderEntry(reminder: Reminder, address: Address): Entry {
  const { id, day, before, retirement } = reminder;
  const [verb, when] = retirement.bound === "on" ? ["ends", " on "] : ["may end", ", "];
  const whom = scopeSuffix(retirement.scope && forFeed(retirement.scope, 100));
  const ahead = `In ${count(before, "day")}${retirement.bound === "on" ? "" : " at the earliest"}: ${retirement.provider.name} ${verb} `;
  const title = titleText([
    ahead,
    ...modelList(retirement.models),
    when,
    formatBoundedDate(retirement.date, retirement.bound),
    whom,
  ]);
  return {
    ...{ id: urn(`reminder/${id}`), title, day, path: monthPath(retirement.date.slice(0, 7)) },
    ...{ summary: `${namesOf(retirement.models)}.`, html: reminderBody(reminder, address) },
    categories: [
      { term: "upcoming", label: "Upcoming ends" },
      { term: `provider/${retirement.provider.id}`, label: retirement.provider.name },
    ],
  };
}

/** A long id is cut by itself first, so that it does not push the date out of the title. */
function titleText(said: RichText): string {
  const parts = said.map((part) => (typeof part === "object" && "model" in part ? forFeed(part.model, 100) : part));
  return forFeed(plainText(parts), 300);
}

/** What the title leaves out: the facts of one or two models, or the names of more. */
function summaryOf(models: readonly ModelChanges[], day: string): string {
  if (models.length > 2) return `${namesOf(models.map(({ model }) => model))}.`;
  const tell = (story: ModelChanges) => `${nameOf(story.model)}: ${factsOf(story, day).map(plainText).join("; ")}.`;
  return forFeed(models.map(tell).join(" "), 500);
}

/** The first few models, and how many others there are. */
function namesOf(models: readonly Pick<Model, "label">[]): string {
  const names = models.slice(0, models.length > 6 ? 5 : 6).map(nameOf);
  const others = models.length - names.length;
  return formatList([...names, ...(others > 0 ? [count(others, "other", "others")] : [])]).join("");
}

function nameOf({ label }: Pick<Model, "label">): string {
  return forFeed(label, 100);
}
