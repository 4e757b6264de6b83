/** Cells of columns that are passed over and may narrow what their row says. */

import { type InlineContent, plain } from "../../read/document.ts";
import { isBlank } from "../cells/cell.ts";
import type { Column } from "../columns.ts";
import { has, isScope, lexText, type Token } from "../lex.ts";
import type { Lexicon } from "../lexicon/index.ts";
import { denying, retracting, softening } from "../lexicon/limiting.ts";
import type { Concept } from "../lexicon/schema.ts";

/** Words in a column beside the dates that may say for whom they hold, of what, or how sure they are. */
const narrowing: readonly Concept[] = [
  ...denying,
  ...retracting,
  ...softening,
  "only",
  "part",
  "part.training",
  "part.tuned",
  "audience",
];

/** A cell of more words than this describes the model. */
const fewWords = 6;

/** Words that narrow even where the title says that the column describes the model. */
const narrowingAnywhere: readonly Concept[] = [
  "only",
  "exception",
  "undone",
  "undone.to",
  "unsettled",
  "superseded",
  "invalid",
];

/** Words in a column of notes that bear on the dates. */
const bearing: readonly Concept[] = [
  ...narrowing,
  "noun.date",
  "noun.endpoint",
  "goes-on",
  "vague",
  "undone.to",
  "relative",
];

const wordsOf = (text: string, lexicon: Lexicon): Token[] =>
  lexText(text, lexicon).filter(({ kind }) => kind !== "mark" && kind !== "break");

/** Whether a few words under "Notes" that no rule reads bear on the dates of their row. */
export function noteNarrows(text: string, lexicon: Lexicon): boolean {
  const tokens = wordsOf(text, lexicon);
  return tokens.length <= fewWords && tokens.some((token) => has(token, ...bearing));
}

/**
 * The cell of a column that is passed over and that may narrow the dates of its row: the feature of a model that the row
 * is about, or such words under a title that nobody knows. Null where there is none.
 */
export function narrowingCell(
  columns: Column[],
  content: (column: Column) => InlineContent,
  lexicon: Lexicon,
): { column: Column; text: string } | null {
  for (const column of columns) {
    if (column.role !== "ignore") continue;
    const text = plain(content(column));
    const tokens = wordsOf(text, lexicon);
    if (isBlank(text, lexicon) || tokens.length > fewWords || isAnswer(tokens)) continue;
    const isOfPart = lexText(column.title, lexicon).some((token) => has(token, "kind.tool", "kind.parameter"));
    const isNarrow = isOfPart
      ? !tokens.every((token) => has(token, "everyone"))
      : column.state === "unknown"
        ? tokens.some((token) => has(token, ...narrowing) || isLimit(token))
        : tokens.some((token) => has(token, ...narrowingAnywhere));
    if (isNarrow) return { column, text };
  }
  return null;
}

const isLimit = (token: Token): boolean => isScope(token) && !has(token, "name.word", "everyone");

/** "Yes", "✓" */
const isAnswer = (tokens: readonly Token[]): boolean =>
  tokens.every((token) => has(token, "answer") || !/\p{L}/u.test(token.text));
