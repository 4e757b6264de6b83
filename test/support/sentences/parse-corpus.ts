/** The corpus of sentences: text files under test/reader/<language>/, described in test/reader/README.md. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Expectation, parseExpectation } from "./facts.ts";

export type Demand = "facts" | "unread" | "nothing";

/** One page to be read and what must come of it. */
export interface Sentence {
  file: string;
  language: string;
  title: string;
  /** A page of several lines, not one sentence under the common heading. */
  page: boolean;
  text: string;
  demand: Demand;
  /** Beside its facts, something must be reported. */
  reported: boolean;
  expectations: Expectation[];
}

export const corpusFolder = join(import.meta.dirname, "../../reader");

/** Names of the corpus files, as `en/events.txt`, sorted. */
export function corpusFiles(folder = corpusFolder): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".txt"))
    .sort();
}

/** A third of the corpus is kept from whoever writes the reader: each third sentence of a topic, by count. */
export const isHeldOut = ({ file }: Sentence): boolean => /(?:^|\/)held-out-/.test(file);

/** Whether a case tests that something is not read, not read as it looks at first sight, or read only if understood. */
export const isTrap = ({ title, reported, demand, expectations }: Sentence): boolean =>
  demand === "nothing" || reported || title.startsWith("trap:") || expectations.every(({ optional }) => optional);

/** The sentences of one file. Throws with file and case where one has no input or no expectation. */
export function readCorpusFile(file: string, folder = corpusFolder): Sentence[] {
  return parseCorpus(readFileSync(join(folder, file), "utf8"), file);
}

/** The same from a text. */
export function parseCorpus(text: string, file: string): Sentence[] {
  const [before = "", ...cases] = `\n${text}`.split(/\n=== /);
  if (before.trim() !== "") throw new Error(`${file}: text before the first case`);
  return cases.flatMap((block) => parseCase(block, file));
}

function parseCase(block: string, file: string): Sentence[] {
  const [heading = "", ...lines] = block.split("\n");
  const at = lines.findIndex((line) => /^---(?: unread| nothing)?$/.test(line));
  if (at < 0) throw new Error(`${file}: ${heading}: no line --- after the input`);
  const demand = (lines[at]?.slice(4) || "facts") as Demand;
  const wanted = lines.slice(at + 1).filter((line) => line !== "");
  const expectations = wanted.filter((line) => line !== "reported").flatMap(parseExpectation);
  if ((demand === "facts") !== expectations.length > 0) throw new Error(`${file}: ${heading}: facts after ${demand}?`);
  const page = heading.endsWith(" (page)");
  const texts = page ? [`${lines.slice(0, at).join("\n")}\n`] : lines.slice(0, at).filter((line) => line !== "");
  if (texts.length === 0 || texts.some((each) => each.trim() === "")) throw new Error(`${file}: ${heading}: no input`);
  const language = file.split("/")[0] ?? "";
  const title = page ? heading.slice(0, -" (page)".length) : heading;
  const reported = demand === "unread" || wanted.includes("reported");
  return texts.map((each) => ({ file, language, title, page, text: each, demand, reported, expectations }));
}
