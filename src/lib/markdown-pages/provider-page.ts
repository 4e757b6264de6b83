import { type Address, markdownPath, providerApi } from "../../../pipeline/domain/paths.ts";
import type { Check } from "../../../pipeline/domain/schema.ts";
import { count } from "../../../pipeline/text/format.ts";
import { markdown } from "../../../pipeline/text/markdown-tree.ts";
import { plainText } from "../../../pipeline/text/rich-text.ts";
import type { Almanac, Provider } from "../almanac/almanac.ts";
import { retirementSentence } from "../model/retirement-sentence.ts";
import { checkStatusText } from "../provider/source-status.ts";
import { stageLabel } from "../stage/stage-labels.ts";
import { code, heading, link, list, paragraph, richText, table } from "./markdown-nodes.ts";

const mostChanges = 20;

/** A provider as Markdown: notice policy, every model with its retirement, the latest changes, the pages we read. */
export function providerMarkdown(provider: Provider, { day }: Almanac, address: Address): string {
  const { id, name, path, definition, models, checks, announcements } = provider;
  const rows = models.map((model) => [
    ...[[link(address(markdownPath(model.path)), code(model.label))], [stageLabel(model.stage)]],
    [plainText(retirementSentence(model, day))],
  ]);
  const latest = announcements.slice(0, mostChanges);
  const changes = latest.map(({ day: seen, title }) => [`${seen}: `, ...richText(title, address)]);
  return markdown([
    heading(1, name),
    paragraph(`${count(models.length, "model or feature", "models and features")}, as of ${day}.`),
    ...(definition.policy ? [paragraph(`Promised notice: ${definition.policy.summary}`)] : []),
    heading(2, "Models"),
    ...(rows.length > 0 ? [table([[["Model"], ["Stage"], ["Retirement"]], ...rows])] : [paragraph("None yet.")]),
    ...(changes.length > 0 ? [heading(2, "Changes"), list(changes)] : []),
    heading(2, "Pages"),
    list(checks.map((check) => [link(check.url, check.page), `: ${statusOf(check)}`])),
    heading(2, "More"),
    list([[link(address(path), "This page on the site")], [link(address(providerApi(id)), "This provider as JSON")]]),
  ]);
}

function statusOf({ status, since, lastChecked }: Check): string {
  const read = lastChecked === null ? "" : `, last read ${lastChecked}`;
  return checkStatusText({ status, since }) + read;
}
