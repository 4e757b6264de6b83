/** Compares what is read of a mutant with what it says. */

import type { Expectation, Must } from "./expectation.ts";
import type { Fact, Facts, Reading } from "./facts.ts";

export const verdicts = ["silently wrong", "silently lost", "wrong, reported", "lost, reported", "right"] as const;
export type Verdict = (typeof verdicts)[number];

export interface Judgement {
  verdict: Verdict;
  /** A line for each fact that is wrong or lost. */
  facts: string[];
}

/** Where the mutation is, and the text of the mutant. */
export interface Site {
  text: string;
  places: [from: number, to: number][];
}

/** The verdict on a reading. What was reported of the original already covers nothing. */
export function judge(expected: Expectation, original: Reading, found: Reading, site: Site): Judgement {
  const wrong = [...found.facts.values()].filter((fact) => !isTrue(fact, expected, original.facts));
  const lost = lostFacts(expected, found.facts);
  const reports = newReports(original, found, site.text);
  const isCovered = (keys: string[]): boolean =>
    reports.some((report) => site.places.some((place) => overlaps(report, place))) ||
    keys.every((key) => reports.some((report) => namesModel(report, key, site.text)));
  const facts = [...wrong.map(({ key, forms }) => `wrong: ${key} ${[...forms]}`), ...lost.map((key) => `lost: ${key}`)];
  const verdict = (): Verdict => {
    if (wrong.length > 0) return isCovered(wrong.map(({ key }) => key)) ? "wrong, reported" : "silently wrong";
    if (lost.length > 0) return isCovered(lost) ? "lost, reported" : "silently lost";
    return "right";
  };
  return { verdict: verdict(), facts };
}

function isTrue({ key, model, what, forms }: Fact, { musts, added, announced }: Expectation, original: Facts): boolean {
  const extra = added.get(key);
  const must = musts.get(key);
  if (extra && must === undefined)
    return extra.forms === null || [...forms].every((form) => extra.forms?.includes(form));
  if (must === undefined) return what === "announced" && announced.has(model);
  return fits(forms, must, original.get(key)?.forms ?? new Set());
}

function fits(forms: Set<string>, must: Must, before: Set<string>): boolean {
  const every = (isRight: (bound: string, scope: string) => boolean): boolean =>
    [...forms].every((form) => isRight(...(form.split("/") as [string, string])));
  switch (must) {
    case "same":
      return forms.size === before.size && [...forms].every((form) => before.has(form));
    case "soft":
      return every((bound) => bound !== "on");
    case "limited":
      return every((_, scope) => scope === "some");
    case "qualified":
      return every((bound, scope) => bound !== "on" || scope === "some");
    case "open":
      return true;
    case "void":
      return false;
  }
}

function lostFacts({ musts, added }: Expectation, found: Facts): string[] {
  const required = [
    ...[...musts].flatMap(([key, must]) => (must === "open" || must === "void" ? [] : [key])),
    ...[...added].flatMap(([key, { isRequired }]) => (isRequired ? [key] : [])),
  ];
  return required.filter((key) => !found.has(key));
}

type Lines = [from: number, to: number];
const overlaps = (a: Lines, b: Lines): boolean => a[0] <= b[1] && b[0] <= a[1];

/** Lines that problems and unread passages cover, of those that the original does not have. */
function newReports(original: Reading, found: Reading, text: string): Lines[] {
  const lines = text.split("\n");
  const nameOf = (report: { rule: string; value: string | null } | { hash: string }): string =>
    "hash" in report ? report.hash : `${report.rule} ${report.value}`;
  const before = new Map<string, number>();
  for (const report of [...original.problems, ...original.unread])
    before.set(nameOf(report), (before.get(nameOf(report)) ?? 0) + 1);
  return [...found.problems, ...found.unread].flatMap((report): Lines[] => {
    const left = before.get(nameOf(report)) ?? 0;
    before.set(nameOf(report), left - 1);
    if (left > 0) return [];
    const { line, endLine } = report as { line: number | null; endLine?: number | null };
    if (line === null) return [[1, lines.length]];
    return [[line, endLine ?? lastLine(lines, line)]];
  });
}

/** Where what begins on a line ends, if the report does not say: a row is a line, anything else goes to the next empty one. */
function lastLine(lines: string[], line: number): number {
  const isRow = (at: number): boolean => /^\s*\|/.test(lines[at - 1] ?? "");
  if ((isRow(line) && isRow(line - 1)) || /^<tr\b/.test(lines[line - 1] ?? "")) return line;
  let end = line;
  while (end < lines.length && lines[end]?.trim() !== "") end += 1;
  return end;
}

function namesModel([from, to]: Lines, key: string, text: string): boolean {
  const model = key.split(" | ")[0]?.split("@")[0] ?? "";
  return text
    .split("\n")
    .slice(from - 1, to)
    .some((line) =>
      line
        .replace(/<[^>]*>/g, " ")
        .toLowerCase()
        .includes(model),
    );
}
