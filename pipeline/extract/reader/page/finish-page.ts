/** What can be decided only once the whole page is read. */

import { plain } from "../../read/document.ts";
import { type PageAnalysis, sectionOf } from "../analysis.ts";
import { isBlank } from "../cells/cell.ts";
import { isModelTitle } from "../columns.ts";
import type { LifecycleTable } from "../rows/lifecycle-table.ts";
import type { Statement } from "../statements.ts";
import type { PageState } from "./page-state.ts";
import { isReported, reportUnread } from "./reports.ts";
import { reportUnreadAdvice } from "./unread-advice.ts";
import { reportUnreadSections } from "./unread-sections.ts";

/** The result, once every block is read: what was decided too early is corrected, and what found no table is reported. */
export function finishPage(page: PageState): PageAnalysis {
  preferOwnReplacements(page);
  reportLostStatements(page);
  reportUnreadSections(page);
  reportUnreadAdvice(page);
  // Told from what a snapshot keeps, so that it reads the same there.
  const texts = [
    page.result.title ?? "",
    ...page.result.entries.flatMap((entry) => [
      ...sectionOf(entry),
      ...(entry.type === "table" ? keptTitles(entry.table) : []),
    ]),
  ];
  const isOnModels = texts.some((each) => isModelTitle(each, page.choose(each)));
  for (const entry of page.result.entries) if (entry.type === "table") entry.table.about.page = isOnModels;
  return page.result;
}

/** What was said of all models of a section in which no table of models is read. */
function reportLostStatements(page: PageState): void {
  for (const { content, place, endLine } of page.rollouts)
    if (!page.rolledOut.has(place.line) && !isReported(page, place.line)) reportUnread(page, content, place, endLine);
  const tables = page.result.entries.flatMap((entry) => (entry.type === "table" ? [entry.table.section] : []));
  for (const { statement, content, place, endLine } of page.ofSection) {
    const isClaim = statement.facts.some(({ says }) => says === "date" || says === "stage" || says === "replacement");
    const reaches = tables.some((section) => place.section.every((heading, at) => section[at] === heading));
    if (isClaim && !reaches && !isReported(page, place.line)) reportUnread(page, content, place, endLine);
  }
}

/** What replaces all models of a list does not replace those of which the page says what does. */
function preferOwnReplacements(page: PageState): void {
  const replaces = ({ facts }: Statement): boolean => facts.some(({ says }) => says === "replacement");
  const own = new Set(
    page.result.entries.flatMap((entry) =>
      entry.type === "statement" && !page.general.has(entry) && replaces(entry.statement)
        ? (entry.statement.models ?? []).map(({ model }) => model.toLowerCase())
        : entry.type === "table"
          ? replacedRows(entry.table)
          : [],
    ),
  );
  page.result.entries = page.result.entries.flatMap((entry) => {
    if (entry.type !== "statement" || !page.general.has(entry) || !replaces(entry.statement)) return [entry];
    const { models, facts } = entry.statement;
    const others = facts.filter(({ says }) => says !== "replacement");
    const parts: Statement[] = [
      { ...entry.statement, models: (models ?? []).filter(({ model }) => !own.has(model.toLowerCase())) },
      {
        ...entry.statement,
        models: (models ?? []).filter(({ model }) => own.has(model.toLowerCase())),
        facts: others,
      },
    ];
    return parts.flatMap((statement) =>
      statement.models?.length && statement.facts.length > 0 ? [{ type: "statement" as const, statement }] : [],
    );
  });
}

/** The subjects of a table's rows that say what replaces them, in lower case. */
function replacedRows({ columns, block, lexicon }: LifecycleTable): string[] {
  const of = (...roles: string[]) => columns.find(({ role }) => roles.includes(role));
  const [subject, replacement] = [of("id") ?? of("name"), of("replacement")];
  if (!subject || !replacement) return [];
  return block.body.flatMap((row) =>
    isBlank(plain(row[replacement.at]?.content ?? []), lexicon)
      ? []
      : [plain(row[subject.at]?.content ?? []).toLowerCase()],
  );
}

const keptTitles = (table: LifecycleTable): string[] =>
  table.columns.filter(({ role }) => role !== "ignore" && role !== "notes").map(({ title }) => title);
