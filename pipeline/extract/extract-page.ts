/** Extracts the records of one page from its text: read → analyze → rows → claims → records. Pure. */

import type { Annotation, Diagnostic, Evidence, ModelRecord, PageDefinition, PageFormat } from "../domain/schema.ts";
import { applyAnnotations } from "./annotations.ts";
import type { Extraction } from "./extraction.ts";
import { rolesByTitle } from "./json/record-titles.ts";
import { correctRows, correctStatements } from "./misprints.ts";
import { pageDocument } from "./page-document.ts";
import { plain } from "./read/document.ts";
import type { PageAnalysis } from "./reader/analysis.ts";
import { withCodeLists } from "./reader/code-lists.ts";
import { detectDateOrder } from "./reader/dates.ts";
import { readHeading, retirementDay } from "./reader/headings.ts";
import { has, lexText } from "./reader/lex.ts";
import { languagesOf } from "./reader/lexicon/language.ts";
import { noteScope } from "./reader/note-scope.ts";
import { analyzeDocument } from "./reader/page.ts";
import { type Headings, resolveClaims, type TableRows } from "./reader/resolve.ts";
import type { LifecycleTable, ReadTable } from "./reader/rows/lifecycle-table.ts";
import { readRows } from "./reader/rows/read-rows.ts";
import { settle } from "./reader/settle.ts";
import type { Statement } from "./reader/statements.ts";
import { isEvent } from "./reader/titles.ts";
import { withReach } from "./reader/unread-reach.ts";
import { renderSnapshot } from "./render-snapshot.ts";

export { explainLine } from "./explain-line.ts";
export { decodePage, detectFormat } from "./read/decode.ts";

export interface PageInput {
  provider: string;
  page: string;
  snapshot: string | null;
  format: PageFormat;
  definition?: PageDefinition;
  annotations?: Annotation[];
}

/** Records of a page or snapshot. Throws PageError if the page exceeds a limit. */
export function extractPage(text: string, input: PageInput): Extraction {
  const analysis = analyze(text, input);
  return toExtraction(analysis, rowsOf(analysis, input.definition), input);
}

/** The same, with the body of a snapshot of the page. */
export function snapshotPage(text: string, input: PageInput): { body: string; extraction: Extraction } {
  const analysis = analyze(text, input);
  const rows = rowsOf(analysis, input.definition);
  return { body: renderSnapshot(analysis, rows), extraction: toExtraction(analysis, rows, input) };
}

function analyze(text: string, { format, definition }: PageInput): PageAnalysis {
  const document = pageDocument(text, format, definition);
  const analysis = analyzeDocument(document, rolesByTitle(definition));
  const blocks = withCodeLists(document.blocks);
  const entries = analysis.entries.map((entry) =>
    entry.type === "unread" ? { ...entry, unread: withReach(entry.unread, blocks) } : entry,
  );
  return { ...analysis, entries, problems: [...(document.problems ?? []), ...analysis.problems] };
}

const tablesOf = ({ entries }: PageAnalysis): LifecycleTable[] =>
  entries.flatMap((entry) => (entry.type === "table" ? [entry.table] : []));

/** The rows of the lifecycle tables; slashed dates are read in the order that the tables themselves reveal. */
function rowsOf(analysis: PageAnalysis, definition: PageDefinition | undefined): ReadTable[] {
  const tables = tablesOf(analysis);
  const texts = tables.flatMap(({ columns, block }) =>
    columns
      .filter(({ role }) => isEvent(role))
      .flatMap(({ at }) => block.body.map((row) => plain(row[at]?.content ?? []))),
  );
  const order = detectDateOrder(texts) ?? definition?.dateOrder ?? null;
  return tables.map((table) => readRows(table, order));
}

const headingsOf = (analysis: PageAnalysis): Headings => {
  const choose = languagesOf(analysis.title ?? "");
  return {
    dayOf: (heading) => readHeading(heading, choose(heading)).day?.date ?? null,
    retiresOn: (section) => retirementDay(section, choose),
    scopeOf: (heading) =>
      lexText(heading, choose(heading)).some((token) => has(token, "scope")) ? heading.replaceAll('"', "'") : null,
    isTuned: (heading) => {
      const words = lexText(heading, choose(heading)).filter((token) => token.kind === "word" && !has(token, "filler"));
      return words.length > 0 && words.every((token) => has(token, "part.tuned"));
    },
  };
};

function toExtraction(
  analysis: PageAnalysis,
  read: ReadTable[],
  { provider, page, snapshot, definition, annotations = [] }: PageInput,
): Extraction {
  const at = (section: string[], table: number | null, row: number | null, line: number): Evidence => ({
    page,
    snapshot,
    section,
    table,
    row,
    line,
  });
  const tables = tablesOf(analysis).map(
    ({ section, block }, index): TableRows => ({
      section,
      table: index + 1,
      rows: read[index]?.rows ?? [],
      line: block.line,
    }),
  );
  const stated = correctStatements(
    analysis.entries.flatMap((entry) => (entry.type === "statement" ? [entry.statement] : [])),
    definition?.misprints,
  );
  const unread = analysis.entries.flatMap((entry) => (entry.type === "unread" ? [entry.unread] : []));
  renameToIds(tables);
  correctRows(tables, definition?.misprints);
  const headings = headingsOf(analysis);
  const scope = noteScope(
    tables,
    stated.filter(({ models }) => models === null),
    (heading) => headings.dayOf(heading) !== null,
  );
  const settled = (statements: Statement[]) =>
    withFamilies(settle(resolveClaims(tables, statements, scope, headings, at), provider), definition?.families);
  const byRules = settled(stated);
  const own = annotations.filter((each) => each.page === page);
  const ambiguous = scope.ambiguous.map(
    ({ line }): Diagnostic => ({
      rule: "unplaced-statement",
      severity: "warning",
      line,
      message: "a sentence on the models of its section may be about any of several tables and is left out",
      value: null,
    }),
  );
  const problems = [...analysis.problems, ...read.flatMap((table) => table.problems), ...ambiguous];
  if (own.length === 0) return { ...byRules, problems: [...problems, ...byRules.problems].sort(byLine), unread };
  const cells = tables.flatMap(({ section, line }, index) =>
    (read[index]?.problems ?? []).flatMap(({ block, line: at }) =>
      block ? [{ hash: block, section, line: at ?? line }] : [],
    ),
  );
  const { statements, done, problems: voided } = applyAnnotations(own, [...unread, ...cells], byRules.records);
  const all = settled([...stated, ...statements]);
  const left = problems.filter(({ block }) => block === undefined || !done.has(block));
  return {
    ...all,
    problems: [...left, ...voided, ...all.problems].sort(byLine),
    unread: unread.filter(({ hash }) => !done.has(hash)),
  };
}

/** A display name alone in one table is the id that another table of the page prints beside it. */
function renameToIds(tables: readonly TableRows[]): void {
  const names = tables.flatMap(({ rows }) => rows.flatMap((row) => row.names));
  const idsOf = Map.groupBy(
    names.filter(({ name, version }) => name !== null && version === null),
    ({ name }) => (name ?? "").toLowerCase(),
  );
  for (const { rows } of tables)
    for (const row of rows)
      row.names = row.names.map((name) => {
        const ids = new Set((idsOf.get(name.model.toLowerCase()) ?? []).map(({ model }) => model));
        const [id] = ids;
        return name.name === null && name.version === null && ids.size === 1 && id !== undefined
          ? { ...name, model: id, name: name.model }
          : name;
      });
}

const byLine = (a: { line: number | null }, b: { line: number | null }): number => (a.line ?? 0) - (b.line ?? 0);

/** The records, those of the given names as families: the page gives their dates, and no model has the id. */
function withFamilies(settled: ReturnType<typeof settle>, families: readonly string[] = []): ReturnType<typeof settle> {
  const kindOf = (record: ModelRecord) => (families.includes(record.model) ? ("family" as const) : record.kind);
  return { ...settled, records: settled.records.map((record) => ({ ...record, kind: kindOf(record) })) };
}
