/** Cards: labels with values below the name of a model. */

import { type Block, type InlineContent, type List, type Paragraph, plain } from "../../read/document.ts";
import { readDateCell } from "../cells/date-cells.ts";
import { readStageCell } from "../cells/stages.ts";
import type { Lexicon } from "../lexicon/index.ts";
import { isLoneId } from "../names.ts";
import { readReplacements } from "../replacements.ts";
import { type Fact, stageFact } from "../statements.ts";
import { isEvent, readTitle } from "../titles.ts";
import { toName } from "./model-names.ts";
import type { PageState } from "./page-state.ts";
import { addStatement, reportUnread } from "./reports.ts";

/** "Launch stage" over "deprecated": the value of a label above it, for the model of the section. */
export function readCardValue(
  page: PageState,
  block: Paragraph,
  previous: Block | undefined,
  lexicon: Lexicon,
): boolean {
  if (previous?.type !== "paragraph" || previous.section !== block.section) return false;
  const label = plain(previous.content);
  const id = page.names.idOf.get((block.section.at(-1) ?? page.document.title ?? "").toLowerCase());
  if (id === undefined || label.length > 60) return false;
  const facts = labelledFacts(label, block.content, lexicon);
  if (facts === null || facts.length === 0) return false;
  addStatement(page, {
    models: [toName(page, { text: id, display: block.section.at(-1) ?? null, version: null, href: null, code: true })],
    facts,
    section: block.section,
    line: block.line,
  });
  return true;
}

/** What "Retirement date: D" says; null where the label is none of a lifecycle, or the value is not read. */
function labelledFacts(label: string, value: InlineContent, lexicon: Lexicon): Fact[] | null {
  const title = readTitle(label, lexicon);
  if (isEvent(title.role)) {
    const read = readDateCell(value, title.role, lexicon, null, title.bound, title.scope);
    return read.ok ? read.value.facts : null;
  }
  if (title.role === "stage") {
    const read = readStageCell(value, lexicon, null);
    return read.ok
      ? [...(read.value.stage ? [stageFact(read.value.stage, read.value.scope)] : []), ...read.value.facts]
      : null;
  }
  return null;
}

/** "Launch stage: GA", "Retirement date: D" below the id of a card, or beside "Model ID: `a`". */
export function readCardList(page: PageState, block: List): boolean {
  const heading = block.section.at(-1) ?? page.document.title ?? "";
  const id =
    statedId(page, block) ??
    (page.card?.section === block.section ? page.card.id : page.names.idOf.get(heading.toLowerCase()));
  if (id === undefined) return false;
  const facts: Fact[] = [];
  let known = 0;
  for (const item of block.items) {
    const parts = splitLabel(item.content);
    if (!parts) continue;
    const lexicon = page.choose(parts.label);
    const { role, state } = readTitle(parts.label, lexicon);
    if (role === "replacement") {
      const read = readReplacements(parts.value, lexicon);
      if (!read.ok) reportUnread(page, item.content, { line: item.line, section: block.section }, item.line);
      else for (const { model, version } of read.value) facts.push({ says: "replacement", model, version, url: null });
      continue;
    }
    if (!isEvent(role) && role !== "stage") {
      if (state === "refused") reportUnread(page, item.content, { line: item.line, section: block.section }, item.line);
      continue;
    }
    known += 1;
    const read = labelledFacts(parts.label, parts.value, lexicon);
    if (read === null) reportUnread(page, item.content, { line: item.line, section: block.section }, item.line);
    else facts.push(...read);
  }
  if (known === 0) return false;
  if (facts.length > 0)
    addStatement(page, {
      models: [toName(page, { text: id, display: null, version: null, href: null, code: true })],
      facts,
      section: block.section,
      line: block.line,
    });
  return true;
}

/** The id that an item of the list gives, alone: "Model ID: `a`". Undefined where none or several do. */
function statedId(page: PageState, { items }: List): string | undefined {
  const ids = items.flatMap(({ content }) => {
    const parts = splitLabel(content);
    if (!parts || readTitle(parts.label, page.choose(parts.label)).role !== "id") return [];
    const text = plain(parts.value).trim();
    return isLoneId(text) ? [text] : [""];
  });
  return ids.length === 1 && ids[0] !== "" ? ids[0] : undefined;
}

/** "Release date: June 17, 2030" → its label and value. */
function splitLabel(content: InlineContent): { label: string; value: InlineContent } | null {
  let label = "";
  for (const [at, run] of content.entries()) {
    const colon = run.code ? -1 : run.text.search(/[:：]/);
    if (colon < 0) {
      label += run.text;
      continue;
    }
    label += run.text.slice(0, colon);
    const value = [{ ...run, text: run.text.slice(colon + 1) }, ...content.slice(at + 1)].filter(
      ({ text }) => text !== "",
    );
    return label.trim() !== "" && label.length < 60 ? { label: label.trim(), value } : null;
  }
  return null;
}
