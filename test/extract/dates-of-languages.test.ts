// Dates that a language writes in its own way: quarters, months in figures, dotted days.
import { describe, expect, test } from "vitest";
import { findDates } from "../../pipeline/extract/reader/dates.ts";
import { lexiconFor } from "../../pipeline/extract/reader/lexicon/index.ts";

const dateOf = (language: string, text: string): string | null | undefined => {
  const [found, ...others] = findDates(text, lexiconFor([language]));
  expect(others).toEqual([]);
  return found?.fault ?? found?.date;
};

describe("a date in a language", () => {
  test.each([
    ["de", "3. Quartal 2031", "2031-Q3"],
    ["de", "im dritten Quartal des Jahres 2031", "2031-Q3"],
    ["fr", "T3 2031", "2031-Q3"],
    ["fr", "3e trimestre 2031", "2031-Q3"],
    ["es", "tercer trimestre de 2031", "2031-Q3"],
    ["pt", "3º trimestre de 2031", "2031-Q3"],
    ["id", "kuartal ketiga tahun 2031", "2031-Q3"],
    ["ru", "в III квартале 2031 года", "2031-Q3"],
    ["ja", "2031年第3四半期", "2031-Q3"],
    ["zh", "2031年第三季度", "2031-Q3"],
    ["ko", "2031년 3분기", "2031-Q3"],
    ["en", "the third quarter of 2031", "2031-Q3"],
    ["en", "03/2031", "2031-03"],
    ["de", "5. 3. 2031", "2031-03-05"],
    ["de", "05.03.31", "2031-03-05"],
    ["ko", "2031. 3. 5.", "2031-03-05"],
    ["es", "1.º de marzo de 2031", "2031-03-01"],
    ["en", "05.03.2031", "ambiguous"],
  ])("%s: %s", (language, text, date) => {
    expect(dateOf(language, text)).toBe(date);
  });

  test.each([
    ["ja", "2031年度第3四半期"],
    ["en", "10.12.20"],
    ["en", "v3.2031"],
  ])("%s: %s is no date of the calendar", (language, text) => {
    expect(dateOf(language, text)).toBeUndefined();
  });
});
