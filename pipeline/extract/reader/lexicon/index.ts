/** The lexicons, read once and compiled for the lexer. A language is one file beside this one. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { type Concept, concepts, type LexiconFile, lexiconFile } from "./schema.ts";

/** A node of the trie of phrases: the next unit (a word, or a character where words are not spaced) → the node below. */
export interface Trie {
  next: Map<string, Trie>;
  concepts: Concept[];
}

/** A verb in two parts with a gap between them: "schalten … ab". */
export interface SplitVerb {
  head: string;
  tail: string;
  concepts: Concept[];
}

export interface Lexicon {
  /** Languages in it, English last. */
  languages: string[];
  words: Trie;
  characters: Trie;
  splitVerbs: SplitVerb[];
  /** Month name in lower case → 1–12. */
  months: Map<string, number>;
  /** Name of a quarter in lower case → "1"–"4". */
  quarters: Map<string, string>;
  ordinals: string[];
  joints: string[];
  yearMarks: string[];
  /** In lower case. */
  topics: ReadonlySet<string>;
  order: LexiconFile["order"];
}

const folder = import.meta.dirname;
const files = new Map<string, LexiconFile>();

/** Codes of the languages there are, sorted. */
export const languageCodes: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => name.slice(0, -5))
  .sort();

/** One language's words as they are in its file: all text, so that "no" and "on" are words. Throws where the file does not fit its schema. */
export function lexiconOf(language: string): LexiconFile {
  let file = files.get(language);
  if (!file) {
    file = lexiconFile.parse(parse(printed(language), { schema: "failsafe" }));
    files.set(language, file);
  }
  return file;
}

const texts = new Map<string, string>();

function printed(language: string): string {
  let text = texts.get(language);
  if (text === undefined) {
    text = readFileSync(join(folder, `${language}.yaml`), "utf8");
    texts.set(language, text);
  }
  return text;
}

const lettersPattern = /[\p{L}\p{M}\p{N}]+/gu;
const nowhere: ReadonlySet<string> = new Set();
let printedLetters: ReadonlyMap<string, ReadonlySet<string>> | null = null;

/** For each run of letters in the files of languages with marks, in lower case, the languages that print it. */
function lettersOfFiles(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const language of languageCodes.filter(hasMarks))
    for (const letters of new Set(printed(language).toLowerCase().match(lettersPattern))) {
      const languages = found.get(letters);
      if (languages) languages.add(language);
      else found.set(letters, new Set([language]));
    }
  return found;
}

/**
 * The languages in whose files the letters of a word, in lower case, are printed: in the `wordsOf` any other it surely is
 * not. Most pages are English, and to parse the other files costs more than to read a page.
 */
export function languagesPrinting(word: string): ReadonlySet<string> {
  printedLetters ??= lettersOfFiles();
  const whole = printedLetters.get(word);
  if (whole) return whole;
  const parts = word.match(lettersPattern) ?? [];
  const [first = nowhere, ...others] = parts.map((part) => printedLetters?.get(part) ?? nowhere);
  return new Set([...first].filter((language) => others.every((languages) => languages.has(language))));
}

/** Whether a language has words by which a text is recognized; only those in Latin script need them. */
export const hasMarks = (language: string): boolean => /^marks: *\[[^\]]/m.test(printed(language));

/** Units that phrases and texts in spaced scripts are compared by: words in lower case, with the marks inside them. */
export const wordPattern = /[\p{L}\p{M}\p{N}]+(?:['’.&/+-][\p{L}\p{M}\p{N}]+)*\+?|'[\p{L}]+/gu;

/** Whether a character belongs to a script whose words are cut by the lattice. */
export const isUnspaced = (text: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々ー]/u.test(text);

const vocabularies = new Map<string, ReadonlySet<string>>();

/** Every word that is in some phrase of a language. */
export function wordsOf(language: string): ReadonlySet<string> {
  let words = vocabularies.get(language);
  if (!words) {
    const file = lexiconOf(language);
    const phrases = [
      ...concepts.flatMap((concept) => file[concept]),
      ...Object.values(file.months).flat(),
      ...Object.values(file.quarters).flat(),
      ...file.marks,
    ];
    words = new Set(phrases.flatMap(unitsOf));
    vocabularies.set(language, words);
  }
  return words;
}

const compiled = new Map<string, Lexicon>();

/** The words of these languages together with English. */
export function lexiconFor(languages: readonly string[]): Lexicon {
  const all = [...languages.filter((each) => each !== "en"), "en"];
  const key = all.join(" ");
  let lexicon = compiled.get(key);
  if (!lexicon) {
    lexicon = compile(all);
    compiled.set(key, lexicon);
  }
  return lexicon;
}

function compile(languages: string[]): Lexicon {
  const own = languages.map(lexiconOf);
  const words: Trie = { next: new Map(), concepts: [] };
  const characters: Trie = { next: new Map(), concepts: [] };
  // A phrase means what the first file says: French "est" is no English estimate.
  const taken = new Set<string>();
  const splitVerbs = new Map<string, SplitVerb>();
  for (const file of own) {
    const mine = new Set<string>();
    for (const concept of concepts)
      for (const phrase of file[concept]) {
        const [head = "", tail] = phrase.split(" … ");
        if (tail !== undefined) {
          const verb = splitVerbs.get(phrase) ?? { head, tail, concepts: [] };
          verb.concepts.push(concept);
          splitVerbs.set(phrase, verb);
          continue;
        }
        const units = isUnspaced(phrase) ? [...phrase.replace(/\s+/g, "").toLowerCase()] : unitsOf(phrase);
        const key = units.join(" ");
        mine.add(key);
        if (!taken.has(key)) add(isUnspaced(phrase) ? characters : words, units, concept);
      }
    for (const key of mine) taken.add(key);
  }
  const months = new Map(
    own.flatMap((file) =>
      Object.entries(file.months).flatMap(([month, names]) =>
        names.map((name): [string, number] => [name.toLowerCase(), Number(month)]),
      ),
    ),
  );
  const quarters = new Map(
    own.flatMap((file) =>
      Object.entries(file.quarters).flatMap(([quarter, names]) =>
        names.map((name): [string, string] => [name.toLowerCase(), quarter]),
      ),
    ),
  );
  const [first] = own;
  return {
    languages,
    words,
    characters,
    splitVerbs: [...splitVerbs.values()].sort((a, b) => b.tail.length - a.tail.length),
    months,
    quarters,
    ordinals: own.flatMap(({ ordinals }) => ordinals),
    joints: own.flatMap(({ joints }) => joints),
    yearMarks: own.flatMap(({ yearMarks }) => yearMarks),
    topics: new Set(own.flatMap(({ topics }) => topics.map((topic) => topic.toLowerCase()))),
    order: first?.order ?? "mdy",
  };
}

/** The words of a phrase; a phrase of marks alone ("?") is its own unit. */
function unitsOf(phrase: string): string[] {
  const units = phrase.toLowerCase().replaceAll("’", "'").match(wordPattern);
  return units ? [...units] : [phrase.trim()];
}

function add(trie: Trie, units: string[], concept: Concept): void {
  let node = trie;
  for (const unit of units) {
    let below = node.next.get(unit);
    if (!below) {
      below = { next: new Map(), concepts: [] };
      node.next.set(unit, below);
    }
    node = below;
  }
  if (!node.concepts.includes(concept)) node.concepts.push(concept);
}
