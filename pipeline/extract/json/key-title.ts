/** A key of a record as the title of a column. */
import { eventOf } from "../reader/chunks/events.ts";
import { lexText } from "../reader/lex.ts";
import { lexiconFor } from "../reader/lexicon/index.ts";
import { isEvent, readTitle } from "../reader/titles.ts";

export interface KeyTitle {
  title: string;
  isDate: boolean;
  /** Whether its values are names of models. */
  isName: boolean;
  /** Whether the reader knows what the column is. */
  isKnown: boolean;
}

/** The title for "deprecation_date" or "deprecationDate": "Deprecation date". */
export function titleOf(key: string): KeyTitle {
  const words = wordsOf(key);
  const title = ["id", "name"].includes(words) ? `Model ${words}` : words.charAt(0).toUpperCase() + words.slice(1);
  const { role, state } = readTitle(title, lexiconFor([]));
  const isName = role === "id" || role === "name" || role === "replacement";
  return { title, isDate: isEvent(role), isName, isKnown: state === "known" && role !== "ignore" };
}

/** Whether a key speaks of the end of a model, or of what leads to it. */
export function speaksOfLifecycle(key: string): boolean {
  return lexText(wordsOf(key), lexiconFor([])).some(
    (token) => ![null, "released", "announced"].includes(eventOf(token)),
  );
}

const wordsOf = (key: string): string =>
  key
    .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
    .replace(/[_\-\s.]+/g, " ")
    .trim()
    .toLowerCase()
    .slice(0, 100);
