/** The search: ids by their letters and digits, everything else by an index of words. */
import MiniSearch from "minisearch";
import { factsOf, parseQuery, type Query } from "./query.ts";
import { rankerOf, ranks } from "./rank.ts";
import type { SearchData } from "./search-data.ts";
import type { SearchDocument } from "./search-documents.ts";
import { terms, words } from "./tokens.ts";
import { transposed } from "./transpositions.ts";

/** What a search is limited to; null for all. */
export interface Filter {
  /** A stage, or `unsaid` where the page states none. */
  stage: string | null;
  provider: string | null;
}

export interface Result {
  /** Best first, at most as many as asked for. */
  hits: readonly SearchDocument[];
  /** How many there are in all. */
  total: number;
  /** Whether nothing matched, so that these only resemble the query. */
  similar: boolean;
  /** The query that was answered: as typed, or with two transposed letters put right. */
  query: Query;
}

/** The words of the names of the providers in the data. */
export function providerWordsOf({ providers }: SearchData): Set<string> {
  return new Set(providers.flatMap(([id, name, , ...others]) => words([id, name, ...others].join(" "))));
}

/** What an id names, in whatever form it is written. */
export interface Identity {
  /** The records that it names, then the same model elsewhere; or else other versions at the provider that it names. */
  documents: readonly SearchDocument[];
  /** Whether there is a record that it names. */
  isExact: boolean;
  /** Other versions, where it names neither a record nor a provider: shown where nothing else is found. */
  similar: readonly SearchDocument[];
  /** What is left of it without platform, region and the like. */
  name: string;
}

/**
 * `identity` is what the text names, where it is an id; its documents come first, unless they are only similar and others
 * are called so.
 */
export type Search = (text: string, most?: number, filter?: Filter, identity?: Identity | null) => Result;

const none: ReadonlySet<string> = new Set();
const all: Filter = { stage: null, provider: null };

/** A search of the documents of the data. An empty query finds everything that passes the filter. */
export function createSearch(data: SearchData, documents: readonly SearchDocument[]): Search {
  const facts = documents.map(factsOf);
  const index = indexOf(documents, facts);
  const providerWords = providerWordsOf(data);
  const known = new Set(documents.flatMap(({ ids }) => ids.flatMap(words)));
  return (text, most = 20, filter = all, identity = null) => {
    const query = parseQuery(text, providerWords);
    const passes = filterOf(filter);
    const isTyped = ({ keys }: SearchDocument) => Number(keys.includes(query.whole));
    const named = (identity?.documents.filter(passes) ?? []).toSorted((a, b) => isTyped(b) - isTyped(a));
    const name = identity !== null && named.length === 0 ? identity.name : query.text;
    const lookFor = (asked: Query, typos: number): Candidate[] =>
      candidates(asked, documents, facts, index, typos).filter(({ document }) => passes(document));
    for (const [asked, typos] of attempts(query, name, known, providerWords)) {
      const found = lookFor(asked, typos).filter(({ document }) => !named.includes(document));
      const versions = found.length + named.length === 0 ? (identity?.similar.filter(passes) ?? []) : [];
      if (versions.length > 0)
        return { hits: versions.slice(0, most), total: versions.length, similar: true, query: asked };
      if (found.length + named.length === 0) continue;
      // The documents are in the order of their rows; sorting keeps it where all else is equal.
      found.sort((a, b) => a.rank - b.rank || a.weight - b.weight);
      const before = identity?.isExact === false ? found.findLastIndex(({ rank }) => rank <= ranks.same) + 1 : 0;
      const hits = found.map(({ document }) => document).toSpliced(before, 0, ...named);
      const isOther = asked !== query || typos > 0 || (found.length === 0 && identity?.isExact === false);
      return { hits: hits.slice(0, most), total: hits.length, similar: isOther, query: asked };
    }
    return { hits: [], total: 0, similar: false, query };
  };
}

/** The queries that are tried until one finds something, each with the number of typos allowed. `name` is what is left of an id. */
function* attempts(
  query: Query,
  name: string,
  known: ReadonlySet<string>,
  providerWords: ReadonlySet<string>,
): Generator<[asked: Query, typos: number]> {
  yield [query, 0];
  if (name !== query.text) yield [parseQuery(name, providerWords), 0];
  for (const meant of transposed(query.text, known)) yield [parseQuery(meant, providerWords), 0];
  yield [query, 1];
  yield [query, 2];
}

interface Candidate {
  document: SearchDocument;
  rank: number;
  weight: number;
}

function candidates(
  query: Query,
  documents: readonly SearchDocument[],
  facts: readonly ReadonlySet<string>[],
  index: MiniSearch,
  typos: number,
): Candidate[] {
  // Typos are allowed only where no id matches.
  const rankOf = typos === 0 ? rankerOf(query) : () => null;
  const scores = scoresOf(query, index, typos);
  const everything = query.text === "";
  return documents.flatMap((document): Candidate[] => {
    const score = scores.get(document.row) ?? null;
    const byId = everything ? ranks.words : rankOf(document, facts[document.row] ?? none);
    if (byId === null && score === null) return [];
    const place = byId ?? ranks.words;
    return [{ document, rank: place, weight: weightOf(document, place, score) }];
  });
}

/**
 * The order within a rank: without a version first, then the shortest id; facts by retirement date, those of a provider
 * by what is still to come; words by score.
 */
function weightOf({ version, text, answers, stage }: SearchDocument, rank: number, score: number | null): number {
  if (rank <= ranks.same) return version === null ? 0 : 1;
  const date = Number((answers[0]?.retirement?.date ?? "9999").replace(/\D/g, "").padEnd(8, "9"));
  if (rank === ranks.provider) return (stage === "ending" ? 0 : stage === "retired" ? 2e8 : 1e8) + date;
  if (rank === ranks.facts) return date;
  return rank < ranks.words ? text.length : -(score ?? 0);
}

/**
 * Scores by words. Every word has to be found about the model itself, or every word about its replacement. A query of
 * nothing but facts is answered by the facts.
 */
function scoresOf(query: Query, index: MiniSearch, typos: number): Map<number, number> {
  // A single letter begins thousands of words; the ids that begin with it are enough.
  if (query.rest === "" || query.whole.length < 2) return new Map();
  const every = (fields: string[]) => ({ queries: [query.words.join(" ")], combineWith: "AND" as const, fields });
  const found = index.search(
    { combineWith: "OR", queries: [every(["model", "name", "facts"]), every(["replacements", "facts"])] },
    {
      tokenize: (text: string) => text.split(" "),
      processTerm: (term: string) => term,
      boost,
      // Numbers and single letters match whole words only: 5 begins half of all dates. Ids match while they are being typed.
      prefix: (term) => term.length > 1 && !/^\p{N}+$/u.test(term),
      fuzzy: (term) => (typos > 0 && /^\p{L}{5,}$/u.test(term) ? typos : false),
    },
  );
  return new Map(found.map(({ id, score }) => [id as number, score]));
}

const boost = { model: 4, name: 3, facts: 1, replacements: 0.5 };

function indexOf(documents: readonly SearchDocument[], facts: readonly ReadonlySet<string>[]): MiniSearch {
  const fields: Record<string, (document: SearchDocument) => string> = {
    row: ({ row }) => String(row),
    model: ({ model, version }) => `${model} ${version ?? ""}`,
    name: ({ name }) => name ?? "",
    facts: ({ row, kind }) => [...(facts[row] ?? []), kind].join(" "),
    replacements: ({ replacements }) => replacements.join(" "),
  };
  const index = new MiniSearch<SearchDocument>({
    fields: ["model", "name", "facts", "replacements"],
    idField: "row",
    extractField: (document, field) => (field === "row" ? document.row : fields[field]?.(document)),
    tokenize: (text, field) => (field === "facts" ? text.split(" ") : terms(text)),
    processTerm: (term) => term,
  });
  index.addAll(documents);
  return index;
}

function filterOf({ stage, provider }: Filter): (document: SearchDocument) => boolean {
  return (document) =>
    (stage === null || (document.stage ?? "unsaid") === stage) &&
    (provider === null || document.provider.id === provider);
}
