import { describe, expect, it } from "vitest";
import { hasMarks, languageCodes, lexiconOf, mayKnow, wordsOf } from "../../pipeline/extract/reader/lexicon/index.ts";

describe.each(languageCodes)("the lexicon %s", (language) => {
  it("may know every word that it knows", () => {
    const words = [...wordsOf(language)].filter((word) => /[\p{L}\p{N}]/u.test(word));
    expect(words.length).toBeGreaterThan(500);
    expect(words.filter((word) => !mayKnow(language, word))).toEqual([]);
  });

  it("has marks where its file lists some", () => {
    expect(hasMarks(language)).toBe(lexiconOf(language).marks.length > 0);
  });
});

it("a word that is not printed in a file is not looked up in it", () => {
  expect(mayKnow("de", "modell")).toBe(true);
  expect(mayKnow("de", "modell's-xyzzy")).toBe(false);
});
