import { ageMark } from "../../../pipeline/domain/age-mark.ts";
import type { PageReading } from "../../../pipeline/domain/answer-age.ts";
import { formatShortDate } from "../../../pipeline/domain/date-text.ts";
import { type Address, markdownPath, providerApi } from "../../../pipeline/domain/paths.ts";
import { isoReadingText } from "../../../pipeline/domain/reading-text.ts";
import { count } from "../../../pipeline/text/format.ts";
import { type Block, markdown } from "../../../pipeline/text/markdown-tree.ts";
import { plainText } from "../../../pipeline/text/rich-text.ts";
import type { Almanac, Provider } from "../almanac/almanac.ts";
import { retirementSentence } from "../model/retirement-sentence.ts";
import { isUnread, pageStatusText } from "../provider/source-status.ts";
import { stageLabel } from "../stage/stage-labels.ts";
import { code, heading, link, list, paragraph, richText, table } from "./markdown-nodes.ts";

const mostChanges = 20;

/** A provider as Markdown: see `providerDocument`. */
export function providerMarkdown(provider: Provider, almanac: Almanac, address: Address): string {
  return markdown(providerDocument(provider, almanac, address));
}

/** What the Markdown of a provider says: notice policy, every model with its retirement, the latest changes, the pages we read. */
export function providerDocument(provider: Provider, { day }: Almanac, address: Address): Block[] {
  const { id, name, path, definition, models, pages, announcements } = provider;
  const rows = models.map((model) => [
    ...[[link(address(markdownPath(model.path)), code(model.label))], [stageLabel(model.stage)]],
    [plainText(retirementSentence(model, day))],
    [ageMark(model.age, formatShortDate) ?? ""],
  ]);
  const latest = announcements.slice(0, mostChanges);
  const changes = latest.map(({ day: seen, notBefore, title }) => [
    `${isoReadingText(seen, notBefore)}: `,
    ...richText(title, address),
  ]);
  return [
    heading(1, name),
    paragraph(`${count(models.length, "model or feature", "models and features")}, as of ${day}.`),
    ...(definition.policy ? [paragraph(`Promised notice: ${definition.policy.summary}`)] : []),
    heading(2, "Models"),
    ...(rows.length > 0
      ? [table([[["Model"], ["Stage"], ["Retirement"], ["Out of date or held"]], ...rows])]
      : [paragraph(isUnread(provider) ? "Not read yet." : "None.")]),
    ...(changes.length > 0 ? [heading(2, "Changes"), list(changes)] : []),
    ...unread(provider),
    heading(2, "Pages"),
    list(pages.map((page) => [link(page.check.url, page.check.page), `: ${statusOf(page, day)}`])),
    heading(2, "More"),
    list([[link(address(path), "This page on the site")], [link(address(providerApi(id)), "This provider as JSON")]]),
  ];
}

function unread({ unreadNotices }: Provider) {
  if (unreadNotices.length === 0) return [];
  const items = unreadNotices.map(({ day, title, url, page }) => [`${day}: ${title}: `, link(url, page)]);
  return [heading(2, "Passages we could not read"), list(items)];
}

function statusOf(page: PageReading, day: string): string {
  const { lastRead, lastReadNotBefore } = page.check;
  return (
    pageStatusText(page, day) + (lastRead === null ? "" : `, last read ${isoReadingText(lastRead, lastReadNotBefore)}`)
  );
}
