/**
 * The corpus of sentences against the reader. `READER_CORPUS=1` judges the sentences for development one by one and the
 * held-out ones by number only; `READER_CORPUS=held-out` prints those too. `READER_FILE=de/` limits it to files of that
 * name. Without it only the corpus itself is checked.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { explain, type Judgement, judge, type Verdict } from "../support/sentences/judge.ts";
import {
  corpusFiles,
  corpusFolder,
  isHeldOut,
  isTrap,
  parseCorpus,
  readCorpusFile,
} from "../support/sentences/parse-corpus.ts";

const sentences = corpusFiles().flatMap((file) => readCorpusFile(file));
const sizes: Record<string, number> = JSON.parse(readFileSync(join(corpusFolder, "corpus-size.json"), "utf8"));
const mode = process.env.READER_CORPUS ?? "";

describe("the corpus", () => {
  test("has as many sentences in each file as corpus-size.json says", () => {
    const found: Record<string, number> = {};
    for (const { file } of sentences) found[file] = (found[file] ?? 0) + 1;
    expect(found).toEqual(sizes);
  });

  test("has traps for half of its sentences, at least 12 sentences a language, each only once", () => {
    expect(sentences.filter(isTrap).length / sentences.length).toBeGreaterThan(0.45);
    for (const language of ["en", "ja", "zh", "ko", "de", "fr", "es", "pt", "id", "ru"])
      expect(sentences.filter((each) => each.language === language).length, language).toBeGreaterThanOrEqual(12);
    const texts = sentences.map(({ language, text }) => `${language}: ${text}`);
    expect(texts.filter((text, i) => texts.indexOf(text) < i)).toEqual([]);
  });

  test("is refused where a case is cut short", () => {
    expect(() => parseCorpus("=== title\n`a-1` goes.\n", "x")).toThrow("no line ---");
    expect(() => parseCorpus("=== title\n---\na | stage | retired\n", "x")).toThrow("no input");
    expect(() => parseCorpus("=== title\n`a-1` goes.\n---\n", "x")).toThrow("facts after");
    expect(() => parseCorpus("=== title\n`a-1` goes.\n---\na-1 | retired | soon | on\n", "x")).toThrow(
      "no expectation",
    );
  });
});

const chosen = sentences.filter(({ file }) => file.includes(process.env.READER_FILE ?? ""));

/** Percentage of judgements with a verdict. */
const share = (all: Judgement[], verdict: Verdict): number =>
  (100 * all.filter((each) => each.verdict === verdict).length) / Math.max(1, all.length);

function summary(label: string, all: Judgement[]): string {
  const of = (verdict: Verdict): number => all.filter((each) => each.verdict === verdict).length;
  const facts = all.filter(({ sentence }) => sentence.expectations.some(({ optional }) => !optional));
  const read = `${share(facts, "right").toFixed(1)} % of the ${facts.length} with facts read`;
  return `${label}: ${all.length} sentences: ${of("right")} right, ${of("wrong")} wrong, ${of("reported")} reported, ${of("silent")} silent; ${read}`;
}

function summaries(dev: Judgement[], heldOut: Judgement[]): string {
  const languages = [...new Set(dev.map(({ sentence }) => sentence.language))];
  return [
    ...languages.map((name) =>
      summary(
        name,
        dev.filter(({ sentence }) => sentence.language === name),
      ),
    ),
    summary("development", dev),
    summary("held out", heldOut),
  ].join("\n");
}

describe.skipIf(mode === "")("the reader on the corpus", () => {
  const judged = mode === "" ? [] : chosen.map(judge);
  const dev = judged.filter(({ sentence }) => !isHeldOut(sentence));
  const heldOut = judged.filter(({ sentence }) => isHeldOut(sentence));
  if (judged.length > 0) console.log(summaries(dev, heldOut));

  test.each([...new Set(dev.map(({ sentence }) => sentence.file))])("%s: nothing wrong, nothing silent", (file) => {
    const bad = dev.filter(
      ({ sentence, verdict }) => sentence.file === file && verdict !== "right" && verdict !== "reported",
    );
    expect(bad.map(explain).join("\n\n")).toBe("");
  });

  test("reads at least 85 % of the sentences with facts, and lists the rest", () => {
    const withFacts = dev.filter(({ sentence }) => sentence.expectations.some(({ optional }) => !optional));
    const rest = withFacts.filter(({ verdict }) => verdict !== "right").map(explain);
    expect(share(withFacts, "right"), rest.join("\n\n")).toBeGreaterThanOrEqual(85);
  });

  test("does as well on sentences kept from those who wrote it", () => {
    const bad = heldOut.filter(({ verdict }) => verdict === "wrong" || verdict === "silent");
    const shown = mode === "held-out" ? bad.map(explain).join("\n\n") : summary("held out", heldOut);
    expect(bad.length, shown).toBe(0);
  });
});
