/** What a reader searches for: an id or name in any punctuation, and facts: a provider, a stage, a year. */
import { stageOrder } from "../stage/stage-labels.ts";
import type { SearchDocument } from "./search-documents.ts";
import { squashed, words } from "./tokens.ts";

export interface Query {
  /** As typed, trimmed and cut. */
  text: string;
  words: readonly string[];
  /** All of it without separators. */
  whole: string;
  /** The words that may name a provider, a stage or a year. */
  facts: readonly string[];
  /** The rest, without those words and without separators; may be empty. */
  rest: string;
}

const longest = 200;
const stages = new Set<string>(stageOrder.filter((stage) => stage !== null));

/** Parses a query. `providerWords` are the words of the names of providers in the data. */
export function parseQuery(text: string, providerWords: ReadonlySet<string>): Query {
  const asked = text.trim().slice(0, longest);
  const all = words(asked);
  const isFact = (word: string) => stages.has(word) || isYear(word) || providerWords.has(word);
  const rest = all.filter((word) => !isFact(word)).join("");
  return { text: asked, words: all, whole: squashed(asked), facts: all.filter(isFact), rest };
}

/**
 * The rest of the query without the words that are facts of a document, without separators: of "gemini 2.5 flash vertex" a
 * model of Vertex has to match all but "vertex", though another provider is called Gemini. Null where no word is a fact.
 */
export function restFor({ words: all, facts }: Query, held: ReadonlySet<string>): string | null {
  if (!facts.some((word) => held.has(word))) return null;
  return all.filter((word) => !(held.has(word) && facts.includes(word))).join("");
}

/** The facts that a document matches: the words of its provider, its stage, the years of its retirements. */
export function factsOf({ provider, stage, answers }: SearchDocument): Set<string> {
  const years = answers.map(({ retirement }) => retirement?.date?.slice(0, 4) ?? "");
  return new Set([...words(`${provider.id} ${provider.name}`), stage ?? "", ...years]);
}

function isYear(word: string): boolean {
  return /^(19|20)\d\d$/.test(word);
}
