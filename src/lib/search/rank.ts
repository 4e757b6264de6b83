/** How well a document's id matches a query: the id itself first, then what begins with it, then what contains it. */

import { type Query, restFor } from "./query.ts";
import type { SearchDocument } from "./search-documents.ts";

/** The ranks, best first. */
export const ranks = {
  exact: 0,
  same: 1,
  provider: 1.5,
  begins: 2,
  holds: 3,
  facts: 4,
  opens: 5,
  within: 6,
  words: 7,
} as const;

/** Ranks a document by its ids; null where it matches by words at most. `held` are its facts. */
export type Ranker = (document: SearchDocument, held: ReadonlySet<string>) => number | null;

/**
 * A ranker for a query. `exact` is an id as written, `same` one in other punctuation, `provider` a model of the provider
 * that the query names; `begins` and `holds` are runs of whole words, `opens` and `within` runs whose last word is still being typed. A match without the facts of the query ranks
 * half a step lower, and so does an alias; a query of nothing but facts ranks as `facts`.
 */
export function rankerOf(query: Query): Ranker {
  const whole = runMatcher(query.whole);
  const matchers: Matchers = new Map();
  return (document, held) => {
    if (document.ids.includes(query.text)) return ranks.exact;
    if (document.keys.includes(query.whole)) return ranks.same;
    if (query.rest === "" && document.provider.keys.includes(query.whole)) return ranks.provider;
    const rest = restFor(query, held);
    const byAlias = document.aliasText === "" ? null : whole(document.aliasText);
    const found = [
      whole(document.text),
      byAlias === null ? null : byAlias + 0.5,
      rest === null ? null : restRank(document, rest, query, matchers),
    ];
    const answers = found.filter((rank) => rank !== null);
    return answers.length > 0 ? Math.min(...answers) : null;
  };
}

/** The documents of one provider have to match the same rest: its matcher is made once. */
function restRank(document: SearchDocument, rest: string, query: Query, matchers: Matchers): number | null {
  if (rest === "") return query.rest === "" ? ranks.facts : null;
  const match = matchers.get(rest) ?? runMatcher(rest);
  matchers.set(rest, match);
  const rank = document.keys.includes(rest) ? ranks.same : match(document.text);
  return rank === null ? null : rank + 0.5;
}

type Matchers = Map<string, RunMatcher>;
type RunMatcher = (spacedText: string) => number | null;

/** Finds letters and digits as a run that begins where a word begins, whatever separates them. */
function runMatcher(run: string): RunMatcher {
  if (run === "") return () => null;
  // Letters and digits only, so nothing in it is special in a regular expression.
  const source = ` ${[...run].join(" ?")}`;
  const closed = new RegExp(`${source} `, "u");
  const open = new RegExp(source, "u");
  return (text) => {
    const first = open.exec(text);
    if (!first) return null;
    const whole = closed.exec(text);
    if (whole) return whole.index === 0 ? ranks.begins : ranks.holds;
    return first.index === 0 ? ranks.opens : ranks.within;
  };
}
