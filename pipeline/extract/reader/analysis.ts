/** What analyzing a page gives: lifecycle tables, statements, and what was left unread, in the order of the page. */
import type { Diagnostic, UnreadBlock } from "../../domain/schema.ts";
import type { LifecycleTable } from "./rows/lifecycle-table.ts";
import type { Statement } from "./statements.ts";

/** What was left out as a whole: the snapshot says so too, or the next visit would take it for news. */
export interface Skipped {
  rule: keyof typeof skipRules;
  value: string;
  section: string[];
  line: number;
  endLine: number;
}

export type Entry =
  | { type: "table"; table: LifecycleTable }
  | { type: "statement"; statement: Statement }
  /** `again`: a snapshot's own headings give it again, without a line for it. */
  | { type: "unread"; unread: UnreadBlock; again?: boolean }
  | { type: "skipped"; skipped: Skipped };

export const skipRules = {
  "ambiguous-columns": "a table with two columns of one meaning that nothing tells apart is left out",
  "unknown-table": "a table of models and dates with titles that are not understood is left out",
  "sideways-table": "a table with its titles in the first column is left out",
  "broken-table": "rows of a table that has lost its header or delimiter line are left out",
  "doubtful-heading":
    "a table of models is left out: a heading may say that it is about a part of them, some users, or nothing any more",
  "void-table": "a table under a heading that says that it does not hold is left out",
};

export interface PageAnalysis {
  title: string | null;
  /** In page order: what a snapshot keeps. */
  entries: Entry[];
  problems: Diagnostic[];
}

/** The trail of headings over an entry. */
export function sectionOf(entry: Entry): string[] {
  switch (entry.type) {
    case "table":
      return entry.table.section;
    case "statement":
      return entry.statement.section;
    case "unread":
      return entry.unread.section;
    case "skipped":
      return entry.skipped.section;
  }
}
