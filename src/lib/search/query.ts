/** What a reader searches for: an id or name in any punctuation, and facts: a provider, a stage, a year or month. */
import { stageOrder } from "../stage/stage-labels.ts";
import { isMonth, joinMonths, spelledMonths } from "./query-months.ts";
import type { SearchDocument } from "./search-documents.ts";
import { squashed, words } from "./tokens.ts";

export interface Query {
  /** As typed, trimmed and cut. */
  text: string;
  /** A month with its year is one word, `2026-12`. */
  words: readonly string[];
  /** All of it without separators. */
  whole: string;
  /** The words that may name a provider, a stage, a year or a month. */
  facts: readonly string[];
  /** The rest, without those words and without separators; may be empty. */
  rest: string;
}

const longest = 200;
const stages = new Set<string>(stageOrder.filter((stage) => stage !== null));
/** Words around a fact that say nothing more: `ends in December 2026`. */
const fillers = new Set(["in", "by", "on", "ends", "end", "retires", "retire", "retiring", "models"]);

/** Parses a query. `providerWords` are the words of the names of providers in the data. */
export function parseQuery(text: string, providerWords: ReadonlySet<string>): Query {
  const asked = text.trim().slice(0, longest);
  const given = joinMonths(words(spelledMonths(asked)));
  const isFact = (word: string) => stages.has(word) || isYear(word) || isMonth(word) || providerWords.has(word);
  const facts = given.filter(isFact);
  const all = facts.length > 0 ? given.filter((word) => !fillers.has(word)) : given;
  const rest = all.filter((word) => !isFact(word)).join("");
  return { text: asked, words: all, whole: squashed(asked), facts, rest };
}

/**
 * The rest of the query without the words that are facts of a document, without separators: of "gemini 2.5 flash vertex" a
 * model of Vertex has to match all but "vertex", though another provider is called Gemini. Null where no word is a fact.
 */
export function restFor({ words: all, facts }: Query, held: ReadonlySet<string>): string | null {
  if (!facts.some((word) => held.has(word))) return null;
  return all.filter((word) => !(held.has(word) && facts.includes(word))).join("");
}

/** The facts that a document matches: the words of its provider, its stage, the years and months of its retirements. */
export function factsOf({ provider, stage, answers }: SearchDocument): Set<string> {
  const dates = answers.flatMap(({ retirement }) => retirement?.date ?? []);
  return new Set([
    ...words(provider.names.join(" ")),
    stage ?? "",
    ...dates.map((date) => date.slice(0, 4)),
    ...dates.map((date) => date.slice(0, 7)).filter(isMonth),
  ]);
}

function isYear(word: string): boolean {
  return /^(19|20)\d\d$/.test(word);
}
