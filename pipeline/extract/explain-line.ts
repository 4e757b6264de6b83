/** How the reader understood one line of a page: the tokens, their concepts, and the rule that read them or where it stopped. */

import type { PageDefinition, PageFormat } from "../domain/schema.ts";
import { rolesByTitle } from "./json/record-titles.ts";
import { pageDocument } from "./page-document.ts";
import type { Chunk } from "./reader/chunks/chunk.ts";
import type { Token } from "./reader/lex.ts";
import type { BlockTrace } from "./reader/page/page-state.ts";
import { analyzeDocument } from "./reader/page.ts";
import type { LifecycleTable } from "./reader/rows/lifecycle-table.ts";

/** Lines for a terminal on the passage or table that covers a line (1-based); says so where there is none. */
export function explainLine(
  text: string,
  { format, definition }: { format: PageFormat; definition?: PageDefinition },
  line: number,
): string[] {
  const trace: BlockTrace[] = [];
  const analysis = analyzeDocument(pageDocument(text, format, definition), rolesByTitle(definition), trace);
  const prose = trace.filter((block) => block.line <= line && line <= block.endLine).flatMap(explainSentences);
  const tables = analysis.entries.flatMap((entry) =>
    entry.type === "table" && covers(entry.table, line) ? explainColumns(entry.table) : [],
  );
  const found = [...prose, ...tables];
  return found.length > 0 ? found : [`line ${line}: no passage or lifecycle table begins or continues here`];
}

function explainSentences({ line, sentences }: BlockTrace): string[] {
  return sentences.flatMap(({ tokens, chunks, rules, leftover, wanted }) => [
    `${line}: ${words(tokens)}`,
    ...chunks.map((chunk) => `    ${chunkText(chunk)}`),
    rules.length > 0
      ? `  read by: ${rules.join(", ")}`
      : `  not read: ${wanted}; left over: ${leftover.length === 0 ? "nothing" : words(leftover)}`,
  ]);
}

const covers = ({ block }: LifecycleTable, line: number): boolean =>
  line >= block.line && line <= Math.max(block.line, ...block.body.flatMap((row) => row.map((cell) => cell.line)));

const explainColumns = ({ block, columns }: LifecycleTable): string[] => [
  `${block.line}: table with ${block.body.length} rows`,
  ...columns.map(({ title, role, state }) => `    column "${title}": ${role}${state === "known" ? "" : ` (${state})`}`),
];

const words = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join(" ");

function chunkText(chunk: Chunk): string {
  const concepts = chunk.tokens.map((token) => `${token.text} [${token.concepts.join(", ") || token.kind}]`).join(" ");
  return `${chunk.type}: ${concepts}`;
}
