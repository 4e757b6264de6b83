/** One page, from its text to records: read → understand → rows → claims → records. Pure. */

import type { Annotation, Diagnostic, Evidence, PageDefinition } from "../domain/schema.ts";
import { applyAnnotations } from "./annotations.ts";
import type { Extraction } from "./extraction.ts";
import { assemble } from "./interpret/assemble.ts";
import { claimsOf, type TableRows } from "./interpret/claims.ts";
import { isEvent } from "./interpret/columns.ts";
import { detectDateOrder } from "./interpret/dates.ts";
import type { Statement } from "./interpret/facts.ts";
import { reachOf } from "./interpret/reach.ts";
import { type LifecycleTable, type ReadTable, readRows } from "./interpret/rows.ts";
import { type Understanding, understand } from "./interpret/understand.ts";
import { plain } from "./read/document.ts";
import { type Format, readDocument } from "./read/read-document.ts";
import { renderSnapshot } from "./render-snapshot.ts";

export { decodePage, detectFormat } from "./read/decode.ts";

export interface PageInput {
  provider: string;
  page: string;
  snapshot: string | null;
  format: Format;
  definition?: PageDefinition;
  annotations?: Annotation[];
}

/** Records of a page or snapshot. Throws PageError where the page breaks a bound. */
export function extractPage(text: string, input: PageInput): Extraction {
  const understanding = read(text, input);
  return interpret(understanding, rowsOf(understanding, input.definition), input);
}

/** The same, with the body of the snapshot that keeps what was read. */
export function snapshotPage(text: string, input: PageInput): { body: string; extraction: Extraction } {
  const understanding = read(text, input);
  const rows = rowsOf(understanding, input.definition);
  return { body: renderSnapshot(understanding, rows), extraction: interpret(understanding, rows, input) };
}

function read(text: string, { format, definition }: PageInput): Understanding {
  return understand(readDocument(text, format, definition?.main), definition?.columns);
}

const tablesOf = ({ entries }: Understanding): LifecycleTable[] =>
  entries.flatMap((entry) => (entry.type === "table" ? [entry.table] : []));

/** Slashed dates are read in the order that the page's own lifecycle tables give away. */
function rowsOf(understanding: Understanding, definition: PageDefinition | undefined): ReadTable[] {
  const tables = tablesOf(understanding);
  const texts = tables.flatMap(({ columns, block }) =>
    columns
      .filter(({ role }) => isEvent(role))
      .flatMap(({ at }) => block.body.map((row) => plain(row[at]?.content ?? []))),
  );
  const order = detectDateOrder(texts) ?? definition?.dateOrder ?? null;
  return tables.map((table) => readRows(table, order));
}

function interpret(
  understanding: Understanding,
  read: ReadTable[],
  { provider, page, snapshot, annotations = [] }: PageInput,
): Extraction {
  const at = (section: string[], table: number | null, row: number | null, line: number): Evidence => ({
    page,
    snapshot,
    section,
    table,
    row,
    line,
  });
  const tables = tablesOf(understanding).map(
    ({ section, block }, index): TableRows => ({
      section,
      table: index + 1,
      rows: read[index]?.rows ?? [],
      line: block.line,
    }),
  );
  const stated: Statement[] = understanding.entries.flatMap((entry) =>
    entry.type === "statement" ? [entry.statement] : [],
  );
  const unread = understanding.entries.flatMap((entry) => (entry.type === "unread" ? [entry.unread] : []));
  const byRules = assemble(claimsOf(tables, stated, at), provider);
  const own = annotations.filter((each) => each.page === page);
  const nowhere = reachOf(
    tables,
    stated.filter(({ models }) => models === null),
  ).unplaced.map(
    ({ line }): Diagnostic => ({
      rule: "unplaced-statement",
      severity: "warning",
      line,
      message: "a sentence on the models of its section may be about any of several tables and is left out",
      value: null,
    }),
  );
  const problems = [...understanding.problems, ...read.flatMap((table) => table.problems), ...nowhere];
  if (own.length === 0) return { ...byRules, problems: [...problems, ...byRules.problems].sort(byLine), unread };
  const applied = applyAnnotations(own, unread, byRules.records);
  const all = assemble(claimsOf(tables, [...stated, ...applied.statements], at), provider);
  return { ...all, problems: [...problems, ...applied.problems, ...all.problems].sort(byLine), unread: applied.unread };
}

const byLine = (a: { line: number | null }, b: { line: number | null }): number => (a.line ?? 0) - (b.line ?? 0);
