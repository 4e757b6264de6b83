/** Headings over a table of models that may say that its dates hold for a part of them, for some only, or not at all. */

import { eventOf } from "./chunks/events.ts";
import { readHeading } from "./headings.ts";
import { has, lexText, type Token } from "./lex.ts";
import { isUnspaced, type Lexicon } from "./lexicon/index.ts";
import type { Concept } from "./lexicon/schema.ts";

/** "Withdrawn models" may be retired ones, and "Rescheduled retirements" give the new days. */
const takesBack = (token: Token): boolean =>
  has(token, "goes-on", "example", "superseded", "invalid") ||
  (has(token, "undone") && eventOf(token) === null && !has(token, "unsettled"));
const parts: readonly Concept[] = ["part", "part.training", "kind.tool", "kind.parameter"];
const limits: readonly Concept[] = ["deployment", "audience", "title.scope"];

/**
 * Whether a heading over models speaks of a feature of them ("Image input", "Deprecated features"), of some users
 * ("Free plan"), or of what is off ("Postponed"). What `readHeading` reads of it is no doubt.
 */
export function isDoubtful(heading: string, lexicon: Lexicon): boolean {
  const { day, facts } = readHeading(heading, lexicon);
  if (facts.length > 0 || isPath(heading)) return false;
  const words = lexText(heading.slice(0, 200), lexicon).filter(
    (token) => token.kind !== "mark" && token.kind !== "date" && !has(token, "filler"),
  );
  const some = (...concepts: Concept[]): boolean => words.some((token) => has(token, ...concepts));
  if (day === null && words.some(takesBack)) return true;
  if (some("noun.model", "noun.family")) return false;
  const isPart = some(...parts) && !some("noun.endpoint");
  // The entry of a day has the name of a product: "2031-05-01: Assistants API".
  if (day !== null) return (isPart || some("audience", "title.scope")) && words.some(isName);
  if (isPart) return true;
  return some(...limits) && words.every((token) => has(token, ...limits, "scope", "noun.endpoint", "part"));
}

/**
 * The words of a heading that are neither known nor a name: a word of a name is written with a capital, or `names`, what the
 * models below are called in lower case, has it. In front, where every word has a capital, only the latter counts.
 */
export function unknownWords(heading: string, lexicon: Lexicon, names: string): string[] {
  if (isPath(heading)) return [];
  const words = lexText(heading.slice(0, 200), lexicon).filter(({ kind }) => kind === "word");
  const isCapital = ({ text }: Token): boolean => /^\P{L}|\p{Lu}/u.test(text) && !isUnspaced(text);
  const isSentence =
    readHeading(heading, lexicon).day === null &&
    words.slice(1).some((word) => word.concepts.length > 0 && !isCapital(word));
  const isNamed = (word: Token, at: number): boolean =>
    lexicon.topics.has(word.text.toLowerCase()) ||
    names.includes(word.text.toLowerCase()) ||
    (isCapital(word) && !(at === 0 && isSentence));
  return words.filter((word, at) => word.concepts.length === 0 && !isNamed(word, at)).map(({ text }) => text);
}

/** The records of a JSON page are under the path of their list. */
const isPath = (heading: string): boolean => /^\$[.[]/.test(heading);

const isName = ({ kind }: Token): boolean => kind === "id" || kind === "code";
