/** Tables: of a lifecycle, of a timeline, and those that no title explains. */

import type { Stage } from "../../../domain/schema.ts";
import { plain, type Table } from "../../read/document.ts";
import { ambiguousColumns, columnsOf, isAboutOthers, isDates, isModelTitle, looksLikeIds } from "../columns.ts";
import { isDoubtful } from "../heading-doubts.ts";
import { readHeading } from "../headings.ts";
import { lastLine } from "../last-line.ts";
import { has, lex, lexText } from "../lex.ts";
import type { Lexicon } from "../lexicon/index.ts";
import { isLoneId } from "../names.ts";
import type { Notes } from "../notes.ts";
import { isLifecycle } from "../rows/is-lifecycle.ts";
import type { LifecycleTable } from "../rows/lifecycle-table.ts";
import { isEvent, readTitle } from "../titles.ts";
import { labelText } from "./labels.ts";
import type { PageState } from "./page-state.ts";
import { addStatement, skipPassage } from "./reports.ts";
import { isLifecycleNear } from "./sections.ts";
import { readTimeline } from "./timelines.ts";

/** Keeps a table of a lifecycle for reading its rows; reports one whose titles cannot be trusted. `label`: the line above it. */
export function visitTable(page: PageState, printed: Table, label: string | null, notes: Notes): void {
  const block = upright(page, printed);
  const table = lifecycleTable(page, block, label, notes);
  const { columns, lexicon, section } = table;
  const headings = section.map((each) => readHeading(each, page.choose(each)));
  const ambiguous = ambiguousColumns(columns);
  const isOnLifecycle = speaksOfLifecycle(page, table, headings.at(-1)?.stage ?? null);
  const end = lastLine(block);
  if (reportSideways(page, block, lexicon)) return;
  if (ambiguous !== null) skipPassage(page, "ambiguous-columns", ambiguous, block, end);
  else if (isOnLifecycle && headings.some(({ isVoid }) => isVoid))
    skipPassage(page, "void-table", section.find((_, at) => headings[at]?.isVoid) ?? "", block, end);
  else if (isOnLifecycle && isOfModels(table) && isUnderDoubt(page, section))
    skipPassage(page, "doubtful-heading", section.at(-1) ?? page.document.title ?? "", block, end);
  else if (isOnLifecycle) {
    // "Estimated retirement dates" as a caption says of the table what a heading says of a section.
    const limits = (headings.at(-1)?.facts ?? []).filter(({ says }) => says === "soft" || says === "only-for");
    if (section !== block.section) addStatement(page, { models: null, facts: limits, section, line: block.line });
    page.result.entries.push({ type: "table", table: { ...table, stage: stageAbove(page, table, headings) } });
  } else if (!readTimeline(page, block, columns, lexicon)) reportUnknownTable(page, block, columns, lexicon, section);
}

/** Whether a heading over a table is doubtful, or the title of a page on ends. */
function isUnderDoubt({ document, choose }: PageState, section: readonly string[]): boolean {
  const title = document.title ?? "";
  const titles = readHeading(title, choose(title)).lifecycle ? [title] : [];
  return [...titles, ...section].some((each) => isDoubtful(each, choose(each)));
}

/** Whether the first column of models says that they are models, and nothing else. */
const isOfModels = ({ columns, lexicon }: LifecycleTable): boolean => {
  const subject = columns.find(({ role }) => role === "id") ?? columns.find(({ role }) => role === "name");
  const tokens = lexText(subject?.title ?? "", lexicon);
  return (
    !columns.some(({ role }) => role === "training-retired") &&
    tokens.some((token) => has(token, "noun.model", "title.id")) &&
    !tokens.some((token) => has(token, "kind.tool", "kind.parameter"))
  );
};

/** A table with its label, columns and notes; without the stage that its headings give it. */
function lifecycleTable(page: PageState, block: Table, label: string | null, notes: Notes): LifecycleTable {
  const caption = plain(block.caption ?? []);
  const own = labelText(caption) ?? label;
  const section = own === null ? block.section : [...block.section, own];
  const lexicon = page.choose(
    [...block.header.flat().map((cell) => plain(cell.content)), section.at(-1) ?? ""].join(" "),
  );
  const columns = columnsOf(block, lexicon, page.overrides);
  const about = [...keptColumns(columns).map(({ title }) => title), ...section].some((each) =>
    isModelTitle(each, lexicon),
  );
  return {
    block,
    columns,
    lexicon,
    stage: null,
    section,
    about: { page: false, table: about },
    notes,
    remark: own === null ? caption : "",
    legend: page.legend,
  };
}

const keptColumns = (columns: LifecycleTable["columns"]): LifecycleTable["columns"] =>
  columns.filter(({ role }) => role !== "ignore" && role !== "notes");

function speaksOfLifecycle(
  page: PageState,
  { block, columns, lexicon, section }: LifecycleTable,
  stage: Stage | null,
): boolean {
  const kept = keptColumns(columns);
  const near = (): boolean =>
    isLifecycleNear(page, section) || kept.some(({ title }) => readHeading(title, lexicon).lifecycle);
  // A sentence that dates the models of the section: then they are those of its table.
  const isDated = page.ofSection.some(
    ({ statement, place }) => place.section === block.section && statement.facts.some(({ says }) => says === "date"),
  );
  return !isAboutOthers(kept, section, lexicon) && isLifecycle(columns, block.body, stage, near, lexicon, isDated);
}

/** A table with a model in each column and a title in front of each row, turned so that each row is a model. */
function upright(page: PageState, block: Table): Table {
  const [head = [], ...others] = block.header;
  const models = head.slice(1);
  const areIds = models.every(({ content }) => isLoneId(plain(content)));
  const ids = new Set(models.map(({ content }) => plain(content)));
  if (others.length > 0 || models.length === 0 || !areIds || ids.size < models.length) return block;
  if (block.body.some((row) => row.length !== head.length)) return block;
  const lexicon = page.choose(block.body.map((row) => plain(row[0]?.content ?? [])).join(" "));
  const tells = (row: Table["body"][number]): boolean => {
    const { role } = readTitle(plain(row[0]?.content ?? []), lexicon);
    const tokens = row.slice(1).flatMap((cell) => lex(cell.content, lexicon).tokens);
    if (isEvent(role)) return tokens.some(({ kind }) => kind === "date");
    return role === "replacement" && tokens.some(({ kind }) => kind === "code" || kind === "id");
  };
  if (!block.body.some(tells)) return block;
  const turned = head.map((cell, at) => [cell, ...block.body.flatMap((row) => row.slice(at, at + 1))]);
  return { ...block, header: turned.slice(0, 1), body: turned.slice(1) };
}

/** Reports a table whose rows begin with what is a column's title elsewhere; false for any other table. */
function reportSideways(page: PageState, block: Table, lexicon: Lexicon): boolean {
  const rows = block.body.filter((row) => {
    const { role } = readTitle(plain(row[0]?.content ?? []), lexicon);
    const tokens = row.slice(1).flatMap((cell) => lex(cell.content, lexicon).tokens);
    if (isEvent(role)) return tokens.some(({ kind }) => kind === "date");
    return role === "replacement" && row.length === 2 && tokens.some(({ kind }) => kind === "code" || kind === "id");
  });
  const isTitled = block.body.every((row) => readTitle(plain(row[0]?.content ?? []), lexicon).role !== "ignore");
  if (rows.length === 0 || !(isTitled || rows.length > 1 || rows.length * 2 > block.body.length)) return false;
  const titles = rows.map((row) => plain(row[0]?.content ?? []));
  skipPassage(page, "sideways-table", titles.join(" | "), block, lastLine(block));
  return true;
}

/** A table with models and dates that no title explains is reported: a renamed header looks like this. */
function reportUnknownTable(
  page: PageState,
  block: Table,
  columns: LifecycleTable["columns"],
  lexicon: Lexicon,
  section: string[],
): void {
  if (isAboutOthers(columns, section, lexicon)) return;
  const dated = columns.some(
    ({ at, role, state }) => (role !== "ignore" || state !== "known") && isDates(block, at, lexicon),
  );
  const ids = columns.some(({ at }) => looksLikeIds(block.body, at) && !isDates(block, at, lexicon));
  if (dated && ids)
    skipPassage(page, "unknown-table", columns.map(({ title }) => title).join(" | "), block, lastLine(block));
}

/** "Retired models" over a page of nothing but names; "Retirements" may list what is still to come. */
function stageOfTitle({ document, choose }: PageState): Stage | null {
  const title = document.title ?? "";
  const isOnModels = lexText(title, choose(title)).some((token) => has(token, "noun.model", "title.subject"));
  return isOnModels ? readHeading(title, choose(title)).stage : null;
}

/**
 * The stage that the nearest heading states which states one, or the title of a page without headings and dates; none
 * where a heading below it speaks of what comes instead.
 */
function stageAbove(
  page: PageState,
  { section, columns }: LifecycleTable,
  read: ReturnType<typeof readHeading>[],
): Stage | null {
  const isDated = columns.some(({ role }) => isEvent(role));
  if (section.length === 0 && !isDated) return stageOfTitle(page);
  for (let at = read.length - 1; at >= 0; at -= 1) {
    const stage = read[at]?.stage ?? null;
    if (stage !== null) return stage;
    const heading = section[at] ?? "";
    if (lexText(heading, page.choose(heading)).some((token) => has(token, "replace.noun", "replace.use"))) return null;
  }
  return null;
}
