/** Pages other than those of models that a query names: of a provider, a month, or a family of models. */
import { familyPath, monthPath, providerPath } from "../../../pipeline/domain/paths.ts";
import { checkPath } from "../check/check-link.ts";
import { familySlug } from "../model/family-slug.ts";
import { listedIds } from "./id-list.ts";
import { parseQuery } from "./query.ts";
import { isMonth } from "./query-months.ts";
import { formatBriefDate } from "./result-date.ts";
import { providerWordsOf } from "./search.ts";
import type { SearchData } from "./search-data.ts";
import type { SearchDocument } from "./search-documents.ts";
import { squashed, words } from "./tokens.ts";

export interface PageHit {
  title: string;
  /** What the page shows. */
  note: string;
  /** Without the base. */
  path: string;
}

/** Finds the pages that a text names, or that of its list of ids; none for most texts. */
export function pageFinder(data: SearchData, documents: readonly SearchDocument[]): (text: string) => PageHit[] {
  const providerWords = providerWordsOf(data);
  const families = new Map(data.families.map((name) => [squashed(name), name]));
  const providers = data.providers.map(([id, name, records, ...others]) => ({
    words: new Set(words([id, name, ...others].join(" "))),
    hit: { title: name, note: records > 0 ? "all its models" : "no models yet", path: providerPath(id) },
  }));
  const months = new Set(
    documents.flatMap(({ answers }) => answers.map(({ retirement }) => retirement?.date?.slice(0, 7) ?? "")),
  );
  return (text) => {
    const ids = listedIds(text);
    const check = ids.length > 1 ? checkPath(ids) : null;
    if (check !== null) return [{ title: `Check these ${ids.length} ids`, note: "one list, with a link", path: check }];
    const { whole, rest, facts } = parseQuery(text, providerWords);
    const family = families.get(whole);
    if (family !== undefined) return [familyHit(family)];
    if (rest !== "" || facts.length === 0) return [];
    const [month = ""] = facts;
    if (facts.length === 1 && isMonth(month)) return months.has(month) ? [monthHit(month)] : [];
    return providers.filter((it) => facts.every((word) => it.words.has(word))).map(({ hit }) => hit);
  };
}

function familyHit(name: string): PageHit {
  return { title: name, note: "all versions at every provider", path: familyPath(familySlug(name)) };
}

function monthHit(month: string): PageHit {
  return { title: formatBriefDate(month), note: "all retirement dates of the month", path: monthPath(month) };
}
