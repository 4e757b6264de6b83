/** The parts that the chunks of a clause play: one event, one date, one run of names, a scope; and the words that play none. */
import type { Chunk, Event, Names, Scope, When } from "../chunks/chunk.ts";
import { has, type Token } from "../lex.ts";
import { denying, limiting, retracting } from "../lexicon/limiting.ts";
import type { Concept } from "../lexicon/schema.ts";

export interface Roles {
  chunks: readonly Chunk[];
  names: Names[];
  refs: Extract<Chunk, { type: "ref" }>[];
  whens: When[];
  events: Event[];
  scopes: Scope[];
  words: Token[];
  /** Words that no role has. */
  rest: Token[];
}

/** What no other meaning of a word excuses: "when" is the title of a date column, and a condition. */
const weighty: readonly Concept[] = [...denying, ...retracting, "reported"];

/** "The following deprecations will roll out": beside the noun of an event, "roll out" is no event of its own. */
function withoutLightVerbs(chunks: readonly Chunk[]): readonly Chunk[] {
  const isLight = (chunk: Chunk): boolean =>
    chunk.type === "event" && chunk.tokens.some((token) => has(token, "takes-place"));
  if (
    !chunks.some(isLight) ||
    !chunks.some((chunk) => chunk.type === "event" && !isLight(chunk) && chunk.forms.has("noun"))
  )
    return chunks;
  return chunks.flatMap((chunk): Chunk[] =>
    isLight(chunk) ? chunk.tokens.map((token) => ({ type: "word", token, tokens: [token] })) : [chunk],
  );
}

/** Sorts the chunks of a clause by the part they play. */
export function rolesOf(all: readonly Chunk[]): Roles {
  const chunks = withoutLightVerbs(all);
  const roles: Roles = { chunks, names: [], refs: [], whens: [], events: [], scopes: [], words: [], rest: [] };
  for (const chunk of chunks)
    if (chunk.type === "names") roles.names.push(chunk);
    else if (chunk.type === "ref") roles.refs.push(chunk);
    else if (chunk.type === "when") roles.whens.push(chunk);
    else if (chunk.type === "event") roles.events.push(chunk);
    else if (chunk.type === "scope") roles.scopes.push(chunk);
    else {
      roles.words.push(chunk.token);
      if (!has(chunk.token, "filler") && chunk.token.kind !== "mark") roles.rest.push(chunk.token);
    }
  return roles;
}

/** What is left of the words once these concepts and harmless marks are taken out. */
export function without(roles: Roles, ...allowed: Concept[]): Token[] {
  const isAllowed = ({ concepts }: Token): boolean =>
    concepts.some((concept) => concept === "filler" || allowed.includes(concept)) &&
    concepts.every((concept) => allowed.includes(concept) || !weighty.includes(concept));
  return roles.words.filter(
    (token) =>
      !isAllowed(token) && !(token.kind === "mark" && ',:()-–—*"'.includes(token.text)) && token.kind !== "break",
  );
}

/** The words that have one of these concepts. */
export const wordsWith = (roles: Roles, ...concepts: Concept[]): Token[] =>
  roles.words.filter((token) => has(token, ...concepts));

/** Whether a word has one of these concepts. */
export const some = (roles: Roles, ...concepts: Concept[]): boolean =>
  roles.words.some((token) => has(token, ...concepts));

/** Words that may stand in any clause on the life of a model. */
export const plain: Concept[] = [
  "filler",
  "takes-place",
  "noun.date",
  "noun.model",
  "noun.endpoint",
  "we",
  "agent",
  "scope.prep",
  "aux.present",
  "everyone",
  "noun.lifecycle",
  "bound.on",
  "title.date",
];

/** A word of a proper name, such as a product's or a company's. */
export const isTitleWord = (token: Token): boolean =>
  token.kind === "word" &&
  /^[A-Z]/.test(token.text) &&
  !has(token, ...limiting, "part", "part.training", "aux.future", "aux.past");
