import { describe, expect, it } from "vitest";
import {
  hasMarks,
  languageCodes,
  languagesPrinting,
  lexiconOf,
  wordsOf,
} from "../../pipeline/extract/reader/lexicon/index.ts";

describe.each(languageCodes)("the lexicon %s", (language) => {
  it.runIf(hasMarks(language))("prints every word that it knows", () => {
    const words = [...wordsOf(language)].filter((word) => /[\p{L}\p{N}]/u.test(word));
    expect(words.length).toBeGreaterThan(500);
    expect(words.filter((word) => !languagesPrinting(word).has(language))).toEqual([]);
  });

  it("has marks where its file lists some", () => {
    expect(hasMarks(language)).toBe(lexiconOf(language).marks.length > 0);
  });
});

it("a word that is not printed in a file is not looked up in it", () => {
  expect(languagesPrinting("modell").has("de")).toBe(true);
  expect(languagesPrinting("modell's-xyzzy").has("de")).toBe(false);
});
