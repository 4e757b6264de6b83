import { ageMark } from "../../../pipeline/domain/age-mark.ts";
import { changeLine } from "../../../pipeline/domain/change-text.ts";
import { formatBoundedDate, formatShortDate } from "../../../pipeline/domain/date-text.ts";
import { outlookText } from "../../../pipeline/domain/outlook-text.ts";
import { type Address, markdownPath, modelApi } from "../../../pipeline/domain/paths.ts";
import { isoReadingText } from "../../../pipeline/domain/reading-text.ts";
import { withoutProvider } from "../../../pipeline/domain/record-id.ts";
import { type Block, type Inline, markdown } from "../../../pipeline/text/markdown-tree.ts";
import type { Almanac, Model } from "../almanac/almanac.ts";
import { factLinks, positionText } from "../evidence/evidence-links.ts";
import { eventLabel, eventsInOrder, pageWording } from "../model/event-labels.ts";
import { summarize } from "../model/lifecycle-summary.ts";
import { atOtherProviders } from "../model/same-model.ts";
import { stageLabel } from "../stage/stage-labels.ts";
import { code, heading, link, list, paragraph, richText, table } from "./markdown-nodes.ts";

/** A model as Markdown: see `modelDocument`. */
export function modelMarkdown(model: Model, almanac: Almanac, address: Address): string {
  return markdown(modelDocument(model, almanac, address));
}

/** What the Markdown of a model says: the summary, every fact with its source, replacements, other providers, changes. */
export function modelDocument(model: Model, almanac: Almanac, address: Address): Block[] {
  const { record, provider, label, path, stage, age } = model;
  const others = atOtherProviders(model, almanac);
  return [
    heading(1, code(label), ` on ${provider.name}`),
    paragraph(...richText(summarize(model, almanac), address)),
    paragraph(
      `Stage on ${almanac.day}: ${stageLabel(stage).toLowerCase()}. Kind: ${record.kind}. `,
      record.listed ? "Listed by the provider. " : "No longer listed by the provider. ",
      `Page last read: ${age.lastRead ?? "never"}.`,
    ),
    heading(2, "What the provider says"),
    ...(record.events.length + record.relative.length > 0 ? [facts(model)] : [paragraph("The page gives no dates.")]),
    ...replacements(model, almanac, address),
    ...aliases(model),
    ...formerIds(model),
    ...(others.length === 0
      ? []
      : [heading(2, "At other providers"), list(others.map((other) => otherProvider(other, address)))]),
    heading(2, "Change history"),
    list(
      model.changes
        .toReversed()
        .map((change) => [
          `${isoReadingText(change.detectedOn, change.detectedNotBefore)}: `,
          ...richText(changeLine(change), address),
        ]),
    ),
    heading(2, "More"),
    list([
      [link(address(path), "This page on the site")],
      [link(address(modelApi(model)), "This model as JSON")],
      [link(address(markdownPath(provider.path)), provider.name)],
    ]),
  ];
}

function facts(model: Model) {
  const head = ["Event", "Date", "Bound", "Applies to", "Wording of the page", "Source"].map((title) => [title]);
  const dated = eventsInOrder(model.record).map((event) => [
    ...[
      [eventLabel(event.event)],
      [formatBoundedDate(event.date, event.bound)],
      [event.bound],
      [event.scope ?? "all users"],
    ],
    ...[[pageWording(event) ?? "a sentence"], sourceOf(model, event.evidence)],
  ]);
  const relative = model.record.relative.map(({ event, text, evidence }) => [
    ...[[eventLabel(event)], ["no date"], ["relative"], ["all users"], [text], sourceOf(model, evidence)],
  ]);
  return table([head, ...dated, ...relative]);
}

function sourceOf(model: Model, index: number): Inline[] {
  const source = factLinks(model, index);
  if (!source) return ["unknown"];
  const { section, row, url } = source;
  const trail = [...section, ...(row === null ? [] : [positionText(source)])].join(" › ");
  return [link(url, trail === "" ? "the page" : trail)];
}

function replacements({ record }: Model, almanac: Almanac, address: Address) {
  const title = heading(2, "Replacements");
  if (record.replacements.length === 0) return [title, paragraph("The provider names no replacement.")];
  const items = record.replacements.map(({ model: name, id }): Inline[] => {
    const known = id === null ? undefined : almanac.model(id);
    return known ? [link(address(markdownPath(known.path)), code(known.label))] : [code(name)];
  });
  return [title, list(items)];
}

function aliases({ record: { aliases: found = [] } }: Model) {
  return found.length === 0 ? [] : [heading(2, "Aliases"), list(found.map((alias): Inline[] => [code(alias.model)]))];
}

function formerIds({ record: { formerIds: found = [] } }: Model) {
  return found.length === 0
    ? []
    : [heading(2, "Former ids"), list(found.map((id): Inline[] => [code(withoutProvider(id))]))];
}

function otherProvider(other: Model, address: Address): Inline[] {
  const dates = other.scopes.map(({ outlook }) => outlookText(outlook, other.age));
  const mark = ageMark(other.age, formatShortDate);
  const name = link(address(markdownPath(other.path)), other.provider.name);
  return [name, `: ${[stageLabel(other.stage).toLowerCase(), ...dates, ...(mark === null ? [] : [mark])].join(", ")}`];
}
