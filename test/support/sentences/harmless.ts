/** Words that may be lost, doubled or moved without a change of meaning: the `filler` of the reader's lexicons. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Span } from "./units.ts";

export const lexiconFolder = join(import.meta.dirname, "../../../pipeline/extract/reader/lexicon");

const loaded = new Map<string, string[]>();

/** Filler phrases of a language, with those of English; none where there is no lexicon. */
export function fillerPhrases(language: string): string[] {
  const phrases = loaded.get(language) ?? loadFiller(language);
  loaded.set(language, phrases);
  return phrases;
}

function loadFiller(language: string): string[] {
  return [...new Set([language, "en"])].flatMap((name) => {
    const file = join(lexiconFolder, `${name}.yaml`);
    if (!existsSync(file)) return [];
    const { filler } = parse(readFileSync(file, "utf8")) as { filler?: unknown };
    if (!Array.isArray(filler) || filler.some((each) => typeof each !== "string"))
      throw new Error(`${file}: filler is no list of phrases`);
    return filler as string[];
  });
}

/** Where filler stands in a text. */
export function fillerSpans(text: string, phrases: readonly string[]): Span[] {
  const lower = text.toLowerCase();
  const edge = (sign: string | undefined): boolean => sign === undefined || !/[\p{L}\p{N}]/u.test(sign);
  const spaced = (phrase: string): boolean => !/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(phrase);
  return phrases.flatMap((phrase) => {
    const spans: Span[] = [];
    for (let at = lower.indexOf(phrase.toLowerCase()); at >= 0; at = lower.indexOf(phrase.toLowerCase(), at + 1)) {
      const end = at + phrase.length;
      if (!spaced(phrase) || (edge(text[at - 1]) && edge(text[end]))) spans.push({ start: at, end });
    }
    return spans;
  });
}

/** Words that a date is made of: moved among themselves they may still give the same day. */
export function isDateWord(text: string, language: string): boolean {
  return /\d/.test(text) || months(language).has(text.toLowerCase());
}

const monthsOf = new Map<string, Set<string>>();
function months(language: string): Set<string> {
  const names = monthsOf.get(language) ?? new Set([...monthNames(language), ...monthNames("en")]);
  monthsOf.set(language, names);
  return names;
}

function monthNames(language: string): string[] {
  return Array.from({ length: 12 }, (_, month) =>
    (["long", "short"] as const).flatMap((style) =>
      new Intl.DateTimeFormat(language, { day: "numeric", month: style, timeZone: "UTC" })
        .formatToParts(Date.UTC(2031, month, 5))
        .filter(({ type }) => type === "month")
        .map(({ value }) => value.replace(/\.$/, "").toLowerCase()),
    ),
  ).flat();
}
