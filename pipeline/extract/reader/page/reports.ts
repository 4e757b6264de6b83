/** Adds to the result of a page: statements, passages that were not read, passages that were skipped. */

import { createHash } from "node:crypto";
import { type InlineContent, plain } from "../../read/document.ts";
import { type Skipped, skipRules } from "../analysis.ts";
import { lex } from "../lex.ts";
import { redactLongText } from "../rows/printed-values.ts";
import { voidDates } from "../rows/read-rows.ts";
import { type Fact, marked, type Statement } from "../statements.ts";
import type { PageState, Place } from "./page-state.ts";

/** Whether a passage that begins on this line was reported as unread. */
export function isReported(page: PageState, line: number): boolean {
  return page.result.entries.some((entry) => entry.type === "unread" && entry.unread.line === line);
}

/** Leaves a passage out, with the rule and the value that explain why. */
export function skipPassage(
  page: PageState,
  rule: Skipped["rule"],
  value: string,
  { section, line }: Place,
  endLine: number,
): void {
  const skipped: Skipped = { rule, value: redactLongText(value.replaceAll('"', "'")), section, line, endLine };
  page.result.entries.push({ type: "skipped", skipped });
  page.result.problems.push({
    rule,
    severity: "error",
    line,
    ...(endLine > line ? { endLine } : {}),
    message: skipRules[rule],
    value: skipped.value,
  });
}

/** Adds a statement; ignores one without facts or with a name that may open a template. */
export function addStatement(page: PageState, statement: Statement): void {
  // A brace may open a template, in the snapshot too: no model is called so.
  if (statement.models?.some(({ model }) => /[{}<>]/.test(model))) return;
  if (statement.facts.length === 0) return;
  page.result.entries.push({ type: "statement", statement: { ...statement, facts: statement.facts.map(asStated) } });
  if (statement.facts.some(({ says }) => says === "void"))
    page.result.problems.push({
      rule: "void-dates",
      severity: "warning",
      line: statement.line,
      message: voidDates,
      value: null,
    });
}

/**
 * Warns of words beside a lifecycle table that no rule reads and that have nothing of a lifecycle: they may still say what
 * its dates are worth. They are no passage for a person to read, or every remark would be news.
 */
export function warnOfWords(page: PageState, { line }: Place, endLine: number): void {
  page.result.problems.push({
    rule: "words-beside-table",
    severity: "warning",
    line,
    ...(endLine > line ? { endLine } : {}),
    message: "words beside a table of models that no rule reads; the table is read all the same",
    value: null,
  });
}

/** Lists a block as unread, and gives its hash. */
export function reportUnread(
  page: PageState,
  content: InlineContent,
  { line, section }: Place,
  endLine: number,
): string {
  const words = marked(content).replace(/\s+/g, " ").trim();
  const hash = createHash("sha256").update(words).digest("hex").slice(0, 16);
  const { tokens } = lex(content, page.choose(plain(content)));
  const codes = new Set(tokens.filter(({ kind }) => kind === "code").map(({ text }) => text));
  page.result.entries.push({
    type: "unread",
    unread: {
      section,
      hash,
      dates: tokens.filter(({ kind }) => kind === "date").length,
      models: codes.size,
      line,
      ...(endLine > line ? { endLine } : {}),
    },
  });
  return hash;
}

/** A fact as a statement of a snapshot gives it back: without the words of the page and without links. */
function asStated(fact: Fact): Fact {
  if (fact.says === "replacement") return { ...fact, url: null };
  if (fact.says !== "date") return fact;
  const { text: _, ...stated } = fact;
  return stated;
}
