/** Which language a block of text is in: told by its script and by the words that English lacks, block by block. */
import { lexText } from "../lex.ts";
import { hasMarks, type Lexicon, languageCodes, languagesPrinting, lexiconFor, wordPattern, wordsOf } from "./index.ts";

/** Gives the lexicon for a block of text: English alone, or with the one language that knows most of its other words. */
export type ChooseLexicon = (text: string) => Lexicon;

/** A chooser for a page. The page as a whole only decides what a block leaves open. */
export function languagesOf(pageText: string): ChooseLexicon {
  const hasKana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(pageText);
  const han = hasKana ? ["ja", "zh"] : ["zh", "ja"];
  const latin = latinCodes();
  const usual = latinLanguage(pageText.slice(0, 20_000), latin);
  const codes = usual === null ? latin : [usual, ...latin.filter((code) => code !== usual)];
  const chosen = new Map<string, Lexicon>();
  const own = new Map<string, Lexicon>();
  return (text) => {
    const known = chosen.get(text);
    if (known) return known;
    const language = choose(text, han, codes);
    const lexicon = own.get(language) ?? lexiconOfPage(language);
    own.set(language, lexicon);
    if (chosen.size > 2_000) chosen.clear();
    chosen.set(text, lexicon);
    return lexicon;
  };
}

/** A page has lexicons of its own: what is told by them (`oncePerPage`) is forgotten with the page. */
const lexiconOfPage = (language: string): Lexicon => ({ ...lexiconFor([language]) });

const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hangul}/u, "ko"],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, "ja"],
  [/\p{Script=Cyrillic}/u, "ru"],
];

function choose(text: string, han: readonly string[], codes: readonly string[]): string {
  if (!/^\p{ASCII}*$/u.test(text)) {
    const script =
      scripts.find(([pattern]) => pattern.test(text))?.[1] ??
      (/\p{Script=Han}/u.test(text) ? hanLanguage(text, han) : undefined);
    if (script !== undefined && languageCodes.includes(script)) return script;
  }
  return latinLanguage(text.slice(0, 2_000), codes) ?? "en";
}

/** The one of these languages that knows more of the Chinese characters; the first where they know as much. */
function hanLanguage(text: string, codes: readonly string[]): string | undefined {
  const start = text.slice(0, 500);
  const unknown = (code: string): number =>
    lexText(start, lexiconFor([code])).reduce(
      (sum, { kind, concepts, text }) => sum + (kind === "word" && concepts.length === 0 ? hanLength(text) : 0),
      0,
    );
  return [...codes].map((code) => ({ code, count: unknown(code) })).sort((a, b) => a.count - b.count)[0]?.code;
}

const hanLength = (text: string): number => text.match(/\p{Script=Han}/gu)?.length ?? 0;

let known: readonly string[] | null = null;

function latinCodes(): readonly string[] {
  known ??= languageCodes.filter((code) => code !== "en" && hasMarks(code));
  return known;
}

/**
 * The language in Latin script that knows most of the words that English lacks, the first of the codes where two know as
 * many; null where none knows a good part.
 */
function latinLanguage(text: string, codes: readonly string[]): string | null {
  const english = wordsOf("en");
  const unknown = (text.toLowerCase().match(wordPattern) ?? []).filter(
    (word) => !english.has(word) && !/\d/.test(word),
  );
  if (unknown.length === 0) return null;
  const printed = unknown.map(languagesPrinting);
  let best: string | null = null;
  let most = Math.max(0, Math.floor(unknown.length / 3));
  for (const code of codes) {
    if (printed.filter((languages) => languages.has(code)).length <= most) continue;
    const words = wordsOf(code);
    const hits = unknown.filter((word) => words.has(word)).length;
    if (hits > most) [best, most] = [code, hits];
  }
  return best;
}
