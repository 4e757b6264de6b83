/** What stands in an entry: the models, each with its facts before and after, and where they are read. */
import type { Element } from "domhandler";
import { byText } from "../../../pipeline/domain/order.ts";
import type { Evidence } from "../../../pipeline/domain/schema.ts";
import { forFeed } from "../../../pipeline/text/sanitize.ts";
import type { Model } from "../almanac.ts";
import type { Announcement, Story } from "../announcements.ts";
import { count } from "../numerals.ts";
import type { Reminder } from "../reminders.ts";
import type { Part, Said } from "../said.ts";
import { replacementOn } from "../telling.ts";
import type { Address } from "../urls.ts";
import { snapshotPath } from "../urls.ts";
import { dateWords, listed } from "../words.ts";
import { factsOf } from "./facts.ts";
import { element, htmlOf, type Markup, words } from "./markup.ts";

/** More models than this are counted, not named: an entry is read, the page has them all. */
const most = 100;

/** HTML of an announcement: of all its models, or of one and how many others there are. */
export function announcementBody(news: Announcement, address: Address, only?: Story): string {
  const stories = only ? [only] : news.stories.slice(0, most);
  const items = stories.map((story) => storyItem(story, news.day, address));
  const others = news.stories.length - stories.length;
  const rest = others > 0 ? [words(`And ${count(others, "other", "others")}. `)] : [];
  return htmlOf([
    ...(news.kind === "delisted" && news.detail ? [element("p", {}, ...news.detail.map(inline))] : []),
    element("ul", {}, ...items),
    element("p", {}, ...rest, link(address(news.path), "All of this announcement")),
    seen(news, stories),
  ]);
}

/** HTML of a reminder: its models and what replaces them, as known on its day. */
export function reminderBody({ day, end }: Reminder, address: Address): string {
  const shown = end.models.slice(0, most);
  const items = shown.map((model) => {
    const replaced = replacementOn(model, day);
    return element("li", {}, modelLink(model, address), ...(replaced ? [": ", ...replaced].map(inline) : []));
  });
  const others = end.models.length - shown.length;
  return htmlOf([
    element("ul", {}, ...items),
    ...(others > 0 ? [element("p", {}, `And ${count(others, "other", "others")}.`)] : []),
    element("p", {}, words(`As known on ${dateWords(day)}: `), link(address(end.provider.path), end.provider.name)),
  ]);
}

function storyItem(story: Story, day: string, address: Address): Element {
  const { model, changes } = story;
  const facts = factsOf(story, day).flatMap((fact, i): Said => [i === 0 ? ": " : "; ", ...fact]);
  const places = distinctPlaces(changes.map(({ evidence }) => evidence)).map(({ page, snapshot, line }) =>
    link(address(snapshotPath(model.provider.id, page, snapshot, line)), `${page}, line ${line}`),
  );
  const read = places.length === 0 ? [] : [words(" ("), ...listed(places).map(textOrLink), words(")")];
  return element("li", {}, modelLink(model, address), ...facts.map(inline), ...read);
}

function seen({ day, provider }: Announcement, stories: readonly Story[]): Element {
  const pages = new Set(stories.flatMap(({ changes }) => changes.map(({ evidence }) => evidence?.page)));
  const urls = provider.definition.pages.filter(({ id }) => pages.has(id)).map(({ url }) => url);
  const links =
    urls.length === 0 ? [element("b", {}, provider.name)] : urls.map((url) => link(url, `${provider.name}: ${url}`));
  return element("p", {}, words(`Seen on ${dateWords(day)} on `), ...listed(links).map(textOrLink), words("."));
}

interface Place {
  page: string;
  snapshot: string;
  line: number;
}

function distinctPlaces(evidence: readonly (Evidence | null)[]): Place[] {
  const places = evidence.flatMap((it): [string, Place][] => {
    if (!it || it.snapshot === null) return [];
    const { page, snapshot, line } = it;
    return [[snapshotPath("", page, snapshot, line), { page, snapshot, line }]];
  });
  return [...new Map(places)].sort(([a], [b]) => byText(a, b)).map(([, place]) => place);
}

function inline(part: Part): Markup {
  if (typeof part === "string") return words(part);
  if ("strong" in part) return element("strong", {}, forFeed(part.strong, 1000));
  return element("code", {}, forFeed(part.model, 200));
}

function modelLink({ label, path }: Pick<Model, "label" | "path">, address: Address): Element {
  return link(address(path), forFeed(label, 200));
}

/** Of addresses only our own come here, and those of source definitions, which are https by their schema. */
function link(href: string, text: string): Element {
  return element("a", { href }, text);
}

function textOrLink(item: Element | string): Markup {
  return typeof item === "string" ? words(item) : item;
}
