/** The index by letter: every model under the first letter or digit of its id, in pages of limited length. */
import { byParts } from "../../../pipeline/domain/order.ts";
import type { Almanac, Model } from "../almanac/almanac.ts";

/** The models of one letter. */
export interface Letter {
  /** `a` to `z`, `0` to `9`, or `other`. */
  letter: string;
  /** Sorted by id, ignoring case. */
  models: readonly Model[];
}

/** One page of a letter. */
export interface LetterPage extends Letter {
  page: number;
  pages: number;
}

/** Rows on a page of the index. */
const rowsOnPage = 100;

const known = new WeakMap<Almanac, Letter[]>();

/** The letters that have models: digits, then letters, then `other`. Computed once. */
export function lettersOf(almanac: Almanac): Letter[] {
  const letters = known.get(almanac) ?? sortedLetters(almanac);
  known.set(almanac, letters);
  return letters;
}

function sortedLetters({ models }: Almanac): Letter[] {
  const places = models.flatMap((model) => lettersOfId(model.record.model).map((letter) => ({ letter, model })));
  const key = ({ model }: (typeof places)[number]) => [model.record.model.toLowerCase(), model.id];
  places.sort((a, b) => byParts(key(a), key(b)));
  return [...Map.groupBy(places, ({ letter }) => letter)]
    .map(([letter, list]) => ({ letter, models: list.map(({ model }) => model) }))
    .sort((a, b) => byParts([a.letter.length, a.letter], [b.letter.length, b.letter]));
}

/** Every page of every letter, numbered from 1. */
export function letterPages(almanac: Almanac): LetterPage[] {
  return lettersOf(almanac).flatMap(({ letter, models }) => {
    const pages = Math.ceil(models.length / rowsOnPage);
    return Array.from({ length: pages }, (_, i) => {
      return { letter, page: i + 1, pages, models: models.slice(i * rowsOnPage, (i + 1) * rowsOnPage) };
    });
  });
}

/** The letters of an id: of the whole id, and of what follows a vendor prefix (`meta/…`, `anthropic.…`). */
export function lettersOfId(id: string): string[] {
  const bare = id.slice(id.lastIndexOf("/") + 1).replace(/^[a-z0-9]+\.(?=[a-z])/i, "");
  return [...new Set([letterOf(id), letterOf(bare)])];
}

/** The path of a page of a letter. */
export function letterPath(letter: string, page = 1): string {
  return page === 1 ? `/index/${letter}/` : `/index/${letter}/${page}/`;
}

function letterOf(text: string): string {
  const first = /[\p{L}\p{N}]/u.exec(text.normalize("NFKD"))?.[0]?.toLowerCase() ?? "";
  return /^[a-z0-9]$/.test(first) ? first : "other";
}
