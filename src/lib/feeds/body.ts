/** The HTML of an entry: its models, each with its facts before and after, and their sources. */
import type { Element } from "domhandler";
import { replacementLine } from "../../../pipeline/domain/change-text.ts";
import { formatDate } from "../../../pipeline/domain/date-text.ts";
import { modelFacts } from "../../../pipeline/domain/model-facts.ts";
import { byText } from "../../../pipeline/domain/order.ts";
import type { Address } from "../../../pipeline/domain/paths.ts";
import { snapshotPath } from "../../../pipeline/domain/paths.ts";
import { readingText } from "../../../pipeline/domain/reading-text.ts";
import type { Reminder } from "../../../pipeline/domain/reminders.ts";
import type { Evidence } from "../../../pipeline/domain/schema.ts";
import { passageText } from "../../../pipeline/domain/unread-notices.ts";
import { count, formatList } from "../../../pipeline/text/format.ts";
import { plainPart, type RichText, type RichTextPart } from "../../../pipeline/text/rich-text.ts";
import { forFeed } from "../../../pipeline/text/sanitize.ts";
import type { Announcement, Model, ModelChanges, UnreadNotice } from "../almanac/almanac.ts";
import { element, htmlOf, type Markup, words } from "./markup.ts";

/** An entry lists at most so many models and counts the others; its page lists all. */
const maxModels = 100;

/** HTML of an announcement: of all its models, or of one and how many others there are. */
export function announcementBody(news: Announcement, address: Address, only?: ModelChanges): string {
  const models = only ? [only] : news.models.slice(0, maxModels);
  const items = models.map((changes) => modelItem(changes, news.day, address));
  const others = news.models.length - models.length;
  const rest = others > 0 ? [words(`And ${count(others, "other", "others")}. `)] : [];
  return htmlOf([
    ...(news.kind === "delisted" && news.detail ? [element("p", {}, ...news.detail.map(inline))] : []),
    element("ul", {}, ...items),
    element("p", {}, ...rest, link(address(news.path), "All of this announcement")),
    sourceParagraph(news, models),
  ]);
}

/** HTML of a reminder: its models and what replaces them, as known on its day, and how old that is where it is out of date. */
export function reminderBody({ day, retirement }: Reminder<Model>, note: string | null, address: Address): string {
  const shown = retirement.models.slice(0, maxModels);
  const items = shown.map((model) => {
    const replacement = replacementLine(model, day);
    return element("li", {}, modelLink(model, address), ...(replacement ? [": ", ...replacement].map(inline) : []));
  });
  const others = retirement.models.length - shown.length;
  return htmlOf([
    element("ul", {}, ...items),
    ...(others > 0 ? [element("p", {}, `And ${count(others, "other", "others")}.`)] : []),
    ...(note === null ? [] : [element("p", {}, words(note))]),
    element(
      "p",
      {},
      words(`As known on ${formatDate(day)}: `),
      link(address(retirement.provider.path), retirement.provider.name),
    ),
  ]);
}

/** HTML of a notice of unread passages: where each is, and the page. */
export function unreadBody({ day, provider, page, url, passages }: UnreadNotice, address: Address): string {
  const items = passages.slice(0, maxModels).map((passage) => {
    const snapshot = link(address(snapshotPath(provider.id, page, day, passage.line)), `line ${passage.line}`);
    return element("li", {}, ...passageText(passage).map(inline), words(" ("), snapshot, words(")"));
  });
  return htmlOf([
    element("ul", {}, ...items),
    element("p", {}, words("Please check the page: "), url === null ? words(page) : link(url, url)),
  ]);
}

function modelItem(modelChanges: ModelChanges, day: string, address: Address): Element {
  const { model, changes } = modelChanges;
  const facts = modelFacts(modelChanges, day).flatMap((fact, i): RichText => [i === 0 ? ": " : "; ", ...fact]);
  const lines = distinctLines(changes.map(({ evidence }) => evidence)).map(({ page, snapshot, line }) =>
    link(address(snapshotPath(model.provider.id, page, snapshot, line)), `${page}, line ${line}`),
  );
  const sources = lines.length === 0 ? [] : [words(" ("), ...formatList(lines).map(textOrLink), words(")")];
  return element("li", {}, modelLink(model, address), ...facts.map(inline), ...sources);
}

function sourceParagraph({ day, notBefore, provider }: Announcement, models: readonly ModelChanges[]): Element {
  const pages = new Set(models.flatMap(({ changes }) => changes.map(({ evidence }) => evidence?.page)));
  const urls = provider.definition.pages.filter(({ id }) => pages.has(id)).map(({ url }) => url);
  const links =
    urls.length === 0 ? [element("b", {}, provider.name)] : urls.map((url) => link(url, `${provider.name}: ${url}`));
  return element(
    "p",
    {},
    words(`Seen ${readingText(day, notBefore)} on `),
    ...formatList(links).map(textOrLink),
    words("."),
  );
}

interface SnapshotLine {
  page: string;
  snapshot: string;
  line: number;
}

function distinctLines(evidence: readonly (Evidence | null)[]): SnapshotLine[] {
  const lines = evidence.flatMap((it): [string, SnapshotLine][] => {
    if (!it || it.snapshot === null) return [];
    const { page, snapshot, line } = it;
    return [[snapshotPath("", page, snapshot, line), { page, snapshot, line }]];
  });
  return [...new Map(lines)].sort(([a], [b]) => byText(a, b)).map(([, line]) => line);
}

function inline(part: RichTextPart): Markup {
  if (typeof part === "string") return words(part);
  if ("strong" in part) return element("strong", {}, forFeed(part.strong, 1000));
  return "model" in part ? element("code", {}, forFeed(part.model, 200)) : words(plainPart(part));
}

function modelLink({ label, path }: Pick<Model, "label" | "path">, address: Address): Element {
  return link(address(path), forFeed(label, 200));
}

/** `href` is an address of ours or of a source definition, which its schema holds to https. */
function link(href: string, text: string): Element {
  return element("a", { href }, text);
}

function textOrLink(item: Element | string): Markup {
  return typeof item === "string" ? words(item) : item;
}
