/** Which language a block of text is in: told by its script and by the words that English lacks, block by block. */
import { type Lexicon, languageCodes, lexiconFor, lexiconOf, wordPattern, wordsOf } from "./index.ts";

/** Gives the lexicon for a block of text: English alone, or with the one language that knows most of its other words. */
export type ChooseLexicon = (text: string) => Lexicon;

/** A chooser for a page. Of the page as a whole it only counts whether its Chinese characters are Japanese. */
export function languagesOf(pageText: string): ChooseLexicon {
  const han = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(pageText) ? "ja" : "zh";
  const chosen = new Map<string, Lexicon>();
  return (text) => {
    const known = chosen.get(text);
    if (known) return known;
    const lexicon = choose(text, han);
    if (chosen.size > 2_000) chosen.clear();
    chosen.set(text, lexicon);
    return lexicon;
  };
}

const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hangul}/u, "ko"],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, "ja"],
  [/\p{Script=Cyrillic}/u, "ru"],
];

function choose(text: string, han: string): Lexicon {
  if (!/^\p{ASCII}*$/u.test(text)) {
    const script =
      scripts.find(([pattern]) => pattern.test(text))?.[1] ?? (/\p{Script=Han}/u.test(text) ? han : undefined);
    if (script !== undefined && languageCodes.includes(script)) return lexiconFor([script]);
  }
  const latin = latinLanguage(text);
  return latin === null ? lexiconFor([]) : lexiconFor([latin]);
}

const latinCodes = (): string[] => languageCodes.filter((code) => code !== "en" && lexiconOf(code).marks.length > 0);

/** The language in Latin script that knows most of the words that English lacks; null where none knows a good part. */
function latinLanguage(text: string): string | null {
  const english = wordsOf("en");
  const unknown = (text.slice(0, 2_000).toLowerCase().match(wordPattern) ?? []).filter(
    (word) => !english.has(word) && !/\d/.test(word),
  );
  if (unknown.length === 0) return null;
  let best: string | null = null;
  let most = Math.max(0, Math.floor(unknown.length / 3));
  for (const code of latinCodes()) {
    const words = wordsOf(code);
    const hits = unknown.filter((word) => words.has(word)).length;
    if (hits > most) [best, most] = [code, hits];
  }
  return best;
}
