/** The labelled snippets of `test/fixtures/check/snippets/`: a text, and behind `=>` each id in it with the record it names. */
import { basename } from "node:path";
import type { CheckIndex } from "../../pipeline/check/check-index.ts";
import { type Finding, scan } from "../../pipeline/check/scan.ts";
import { filesBelow, textOf } from "./repository.ts";

export interface Snippet {
  /** The language or format. */
  language: string;
  text: string;
  expected: readonly Expected[];
  /** Written after the rules, to measure them. */
  isHeldOut: boolean;
}

interface Expected {
  written: string;
  /** A record that has to be among those found; null for an id that no record has. */
  record: string | null;
}

export interface Score {
  right: number;
  /** Found, but no id, or with other records. */
  wrong: Mistake[];
  missed: Mistake[];
}

interface Mistake {
  language: string;
  text: string;
  written: string;
  rule: Finding["rule"] | null;
}

/** All snippets. Those in `aside/` were written when the rules were finished. */
export function checkSnippets(): Snippet[] {
  return filesBelow("test/fixtures/check/snippets").flatMap((file) =>
    snippetsIn(basename(file, ".txt"), textOf(file), file.includes("/aside/")),
  );
}

/** The records that the labels name, as they were when they were written. */
export const snippetIndex = JSON.parse(textOf("test/fixtures/check/index.json")) as CheckIndex;

function snippetsIn(language: string, file: string, isHeldOut: boolean): Snippet[] {
  const parts = [...file.matchAll(/([\s\S]*?)\n=>(.*)\n/g)].map(([, text = "", rest = ""]) => ({ text, rest }));
  return parts.map(({ text, rest }) => ({
    language,
    text,
    expected: rest
      .split(";")
      .map((one) => one.trim())
      .filter((one) => one !== "")
      .map((one) => {
        const [written = "", record = ""] = one.split(" > ");
        return { written, record: record === "?" ? null : record };
      }),
    isHeldOut,
  }));
}

/** How the scanner does on snippets. */
export function scoreOf(snippets: readonly Snippet[], index: CheckIndex): Score {
  const score: Score = { right: 0, wrong: [], missed: [] };
  for (const { language, text, expected } of snippets) {
    const open = [...expected];
    for (const finding of scan(text, index, "2026-11-28")) {
      const at = open.findIndex((one) => one.written === finding.written && names(finding, one.record));
      if (at < 0) score.wrong.push({ language, text, written: finding.written, rule: finding.rule });
      else {
        open.splice(at, 1);
        score.right++;
      }
    }
    score.missed.push(...open.map(({ written }) => ({ language, text, written, rule: null })));
  }
  return score;
}

function names({ records }: Finding, record: string | null): boolean {
  return record === null ? records.length === 0 : records.includes(record);
}
