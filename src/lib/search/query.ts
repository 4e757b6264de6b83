/** What a reader asks for: an id or name in any punctuation, and words of fact: a provider, a stage, a year. */
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
  /** What is left without these words, without separators; empty when nothing is. */
  rest: string;
}

const longest = 200;
const stages = new Set<string>(stageOrder.filter((stage) => stage !== null));

/** Reads a question. `providerWords` are the words that name a provider in the data searched. */
export function parseQuery(text: string, providerWords: ReadonlySet<string>): Query {
  const asked = text.trim().slice(0, longest);
  const all = words(asked);
  const isFact = (word: string) => stages.has(word) || isYear(word) || providerWords.has(word);
  const rest = all.filter((word) => !isFact(word)).join("");
  return { text: asked, words: all, whole: squashed(asked), facts: all.filter(isFact), rest };
}

/**
 * What is left of the question without the words that are facts of a document, without separators: of "gemini 2.5 flash
 * vertex" a model of Vertex has all but "vertex" to answer to, though another provider is called Gemini. Null where no
 * word is a fact of it.
 */
export function restFor({ words: all, facts }: Query, held: ReadonlySet<string>): string | null {
  if (!facts.some((word) => held.has(word))) return null;
  return all.filter((word) => !(held.has(word) && facts.includes(word))).join("");
}

/** The words that a document answers to as facts: its provider, its stage, the year of its end. */
export function factsOf({ provider, stage, end }: SearchDocument): Set<string> {
  return new Set([...words(`${provider.id} ${provider.name}`), stage ?? "", end?.date?.slice(0, 4) ?? ""]);
}

function isYear(word: string): boolean {
  return /^(19|20)\d\d$/.test(word);
}
