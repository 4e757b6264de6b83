/** A provider's page as Markdown. */

import { type Address, markdownPath, providerApi } from "../../../pipeline/domain/paths.ts";
import { count } from "../../../pipeline/text/format.ts";
import { markdown } from "../../../pipeline/text/markdown-tree.ts";
import { plainText } from "../../../pipeline/text/rich-text.ts";
import type { Almanac, Provider } from "../almanac/almanac.ts";
import { retirementSentence } from "../model/retirement-sentence.ts";
import { stageLabel } from "../stage/stage-labels.ts";
import { code, heading, link, list, paragraph, richText, table } from "./markdown-nodes.ts";

const latest = 20;

/** The twin of a provider's page: policy, every model with its end, the latest news, the pages we read. */
export function providerMarkdown(provider: Provider, { day }: Almanac, address: Address): string {
  const { id, name, path, definition, models, checks, announcements } = provider;
  const rows = models.map((model) => [
    ...[[link(address(markdownPath(model.path)), code(model.label))], [stageLabel(model.stage)]],
    [plainText(retirementSentence(model, day))],
  ]);
  const told = announcements.slice(0, latest).map(({ day: seen, title }) => [`${seen}: `, ...richText(title, address)]);
  return markdown([
    heading(1, name),
    paragraph(`${count(models.length, "record")}, as of ${day}.`),
    ...(definition.policy ? [paragraph(`Its notice: ${definition.policy.summary}`)] : []),
    heading(2, "Models"),
    ...(rows.length > 0 ? [table([[["Model"], ["Stage"], ["End"]], ...rows])] : [paragraph("None yet.")]),
    ...(told.length > 0 ? [heading(2, "News"), list(told)] : []),
    heading(2, "Pages read"),
    list(checks.map(({ page, url, status, lastChecked }) => [link(url, page), `: ${status}, ${read(lastChecked)}`])),
    heading(2, "More"),
    list([[link(address(path), "This page on the site")], [link(address(providerApi(id)), "All of it as JSON")]]),
  ]);
}

function read(day: string | null): string {
  return day === null ? "not read yet" : `last read ${day}`;
}
