/**
 * The gate of soundness: one word of a sentence, heading, title or cell that yields a claim is deleted, doubled,
 * swapped with its neighbour or added, and what is read changes or is reported, unless the word is filler. A sample with
 * a seed (`READER_GATE_SEED`); `READER_GATE=all` takes all, `READER_GATE=held-out` all of the held-out sentences.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { seeded } from "../support/mutants.ts";
import { type Change, changesOf, type Page, type Result, resultOf, results } from "../support/sentences/gate.ts";
import { fillerSpans, lexiconFolder } from "../support/sentences/harmless.ts";
import { pageOf } from "../support/sentences/judge.ts";
import { mutationKinds, mutationsOf, unknownWords } from "../support/sentences/mutations.ts";
import { corpusFiles, isHeldOut, readCorpusFile } from "../support/sentences/parse-corpus.ts";
import { unitsOf, wordsOf } from "../support/sentences/units.ts";

const mode = process.env.READER_GATE ?? "";
const sampleSize = 2_000;

function pages(): Page[] {
  const sentences = corpusFiles()
    .flatMap((file) => readCorpusFile(file))
    .filter((each) => isHeldOut(each) === (mode === "held-out"));
  const small = join(import.meta.dirname, "../../../shared/small");
  const made = mode !== "all" || !existsSync(small) ? [] : readdirSync(small).filter((name) => name.endsWith(".md"));
  return [
    ...sentences.map((each) => ({ from: each.file, language: each.language, text: pageOf(each) })),
    ...made.map((name) => ({ from: name, language: languageOf(name), text: readFileSync(join(small, name), "utf8") })),
  ];
}

const languageOf = (name: string): string =>
  Object.entries({ chinese: "zh", japanese: "ja", korean: "ko", german: "de", spanish: "es", french: "fr" }).find(
    ([word]) => name.includes(word),
  )?.[1] ?? "en";

/** Every change, or a sample of them. */
function chosen(all: Change[]): Change[] {
  if (mode !== "" || all.length <= sampleSize) return all;
  const random = seeded(Number(process.env.READER_GATE_SEED ?? 1));
  return all
    .map((change) => ({ change, at: random() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, sampleSize)
    .map(({ change }) => change);
}

interface Tried {
  change: Change;
  result: Result;
}

function table(tried: Tried[], total: number): string {
  const rows = mutationKinds.map((kind) => {
    const own = tried.filter(({ change }) => change.mutation.kind === kind);
    const counts = results.map((result) => `${own.filter((each) => each.result === result).length} ${result}`);
    return `${kind}: ${own.length} changes: ${counts.join(", ")}`;
  });
  return [`${tried.length} of ${total} changes`, ...rows].join("\n");
}

/** The changes of a kind, one line each, for a person. */
function listed(tried: Tried[], result: Result): string[] {
  return tried
    .filter((each) => each.result === result)
    .map(
      ({ change: { page, unit, mutation } }) =>
        `${page.from}: ${unit.kind}: ${mutation.kind} ${mutation.change}: ${mutation.text}`,
    );
}

const gist = (lines: string[]): string => [`${lines.length}`, ...lines.slice(0, 100)].join("\n");

describe("the changes of a text", () => {
  const page = "# Models\n\n- `a-1` goes on May 5. It ends.\n\n| Model | Ende |\n| --- | --- |\n| a-2 | 5. Mai |\n";

  test("are made in each sentence, heading, title and cell", () => {
    const units = unitsOf(page).map(({ kind, start, end }) => `${kind}: ${page.slice(start, end)}`);
    const cells = ["title: Model", "title: Ende", "cell: a-2", "cell: 5. Mai"];
    expect(units).toEqual(["heading: Models", "sentence: `a-1` goes on May 5.", "sentence: It ends.", ...cells]);
  });

  test("take each word once, in unspaced scripts each sign", () => {
    const words = (text: string): string[] => wordsOf(text).map(({ start, end }) => text.slice(start, end));
    expect(words("**`a-1`** will, on D (at 5).")).toEqual(["`a-1`", "will", "on", "D", "at", "5"]);
    expect(words("モデルは2031年に廃止。")).toEqual(["モデル", "は", "2031", "年", "に", "廃", "止"]);
  });

  test("are deletions, doublings, swaps and insertions", () => {
    const texts = mutationsOf("a goes on", "en").map(({ text }) => text);
    expect(texts).toEqual(
      expect.arrayContaining(["goes on", "a a goes on", "goes a on", "a not goes on", "a goes on xqzt"]),
    );
    expect(mutationsOf("廃止", "ja").map(({ text }) => text)).toEqual(expect.arrayContaining(["止", "止廃", "非廃止"]));
  });

  test("are free where a filler phrase stands", () => {
    expect(fillerSpans("The theme of the day", ["the"])).toEqual([
      { start: 0, end: 3 },
      { start: 13, end: 16 },
    ]);
  });
});

// Skipped until the reader with lexicons is there: the one before it does not account for every word.
describe.skipIf(!existsSync(lexiconFolder) && mode === "")("a word more, less or elsewhere", () => {
  test("changes what is read, or is reported", { timeout: 1_800_000 }, () => {
    const all = pages().flatMap(changesOf);
    expect(all.length).toBeGreaterThan(sampleSize);
    const tried = chosen(all).map((change) => ({ change, result: resultOf(change) }));
    console.log(table(tried, all.length));
    // A deleted "estimated" may make a date firm, a deleted "no" of "no earlier than" may not: only a person can tell.
    if (mode !== "") console.log(`firmer: ${gist(listed(tried, "firmer"))}`);
    const unknown = tried.filter(({ change }) => unknownWords.some((word) => change.mutation.change.startsWith(word)));
    // The aim is none of each. What is left is open work of the reader, and may only become less.
    expect.soft(listed(unknown, "lost").length, "lost by a word that nobody knows, in silence").toBeLessThanOrEqual(4);
    const inserted = tried.filter(({ change }) => change.mutation.kind === "insert");
    expect.soft(listed(inserted, "firmer").length, "made firm by a word more").toBeLessThanOrEqual(8);
    expect.soft(listed(tried, "survived").length, "changes without effect").toBeLessThanOrEqual(112);
  });
});
