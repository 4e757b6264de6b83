/** A table of a lifecycle and what its rows say. */

import type { Diagnostic, Stage } from "../../../domain/schema.ts";
import type { Covered } from "../../extraction.ts";
import type { Table } from "../../read/document.ts";
import type { Column } from "../columns.ts";
import type { Lexicon } from "../lexicon/index.ts";
import type { Notes } from "../notes.ts";
import type { Fact, Name } from "../statements.ts";

export interface LifecycleTable {
  block: Table;
  columns: Column[];
  lexicon: Lexicon;
  /** Stage that the table's own label states. */
  stage: Stage | null;
  section: string[];
  /** Whether models are named at all by the headings and titles of the page, and by those of the table. */
  about: { page: boolean; table: boolean };
  /** Footnotes that its marks can mean. */
  notes: Notes;
  /** A caption that is no label: a remark on all dates of the table, or nothing. */
  remark: string;
  /** What codes in date columns stand for. */
  legend: ReadonlyMap<string, string>;
}

export interface Row {
  names: Name[];
  facts: Fact[];
  training: boolean;
  covered: Set<Covered>;
  /** Words of a region or deployment column, which become the scope where rows of one model differ. */
  qualifier: string | null;
  /** True where that column names the one region or deployment that the row is about. */
  qualified: boolean;
  row: number;
  line: number;
}

export interface ReadTable {
  rows: Row[];
  problems: Diagnostic[];
  /** For each body row, column → text a snapshot keeps in place of the cell's own. */
  kept: Map<number, string>[];
}
