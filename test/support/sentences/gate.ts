/** What becomes of a page when one word of a unit that yields a claim is changed. */
import { factLine } from "./facts.ts";
import { fillerPhrases, fillerSpans, isDateWord } from "./harmless.ts";
import { type Outcome, outcomeOf } from "./judge.ts";
import { type Mutation, mutationsOf } from "./mutations.ts";
import { type Span, type Unit, unitsOf } from "./units.ts";

export interface Page {
  from: string;
  language: string;
  text: string;
}

export interface Change {
  page: Page;
  unit: Unit;
  mutation: Mutation;
  before: Outcome;
}

/**
 * `reported`: more problems or unread passages than before. `firmer`: an event lost its bound or scope. `other facts`:
 * any other new fact. `lost`: fewer facts, and nothing says so. `filler`: nothing changed, and nothing had to.
 * `survived`: nothing changed.
 */
export const results = ["reported", "other facts", "firmer", "lost", "filler", "survived"] as const;
export type Result = (typeof results)[number];

/** The changes of every unit that yields a claim: without it, other facts would come out. */
export function changesOf(page: Page): Change[] {
  const before = outcomeOf(page.text);
  if (before.facts.length === 0) return [];
  return unitsOf(page.text)
    .filter((unit) => factsText(outcomeOf(put(page.text, unit, ""))) !== factsText(before))
    .flatMap((unit) =>
      mutationsOf(page.text.slice(unit.start, unit.end), page.language).map((mutation) => ({
        page,
        unit,
        mutation,
        before,
      })),
    );
}

/** What the change leads to. */
export function resultOf({ page, unit, mutation, before }: Change): Result {
  const after = outcomeOf(put(page.text, unit, mutation.text));
  if (reportsMore(after, before)) return "reported";
  if (factsText(after) === factsText(before)) return isHarmless(page, unit, mutation) ? "filler" : "survived";
  const old = new Set(before.facts.map(factLine));
  const fresh = after.facts.filter((fact) => !old.has(factLine(fact)));
  if (fresh.length === 0) return isReportedAt(after, page, unit, mutation) ? "reported" : "lost";
  const softer = new Set(before.facts.map(({ name, kind, value }) => `${name} ${kind} ${value}`));
  const firm = fresh.some(
    ({ name, kind, value, bound, scope }) =>
      (bound === "on" || bound === undefined) && !scope && softer.has(`${name} ${kind} ${value}`),
  );
  return firm ? "firmer" : "other facts";
}

const put = (page: string, { start, end }: Span, text: string): string => page.slice(0, start) + text + page.slice(end);

const factsText = ({ facts }: Outcome): string => facts.map(factLine).sort().join("\n");

/** By line and rule: a message that only quotes other words is no new report. */
function reportCounts({ reports }: Outcome): Map<string, number> {
  const counts = new Map<string, number>();
  for (const report of reports) {
    const rule = report.split(": ").slice(0, 2).join(": ");
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return counts;
}

/** Whether a report stands on a line of the changed unit: it was unread before, too. */
function isReportedAt({ reports }: Outcome, { text }: Page, { start }: Unit, mutation: Mutation): boolean {
  const first = text.slice(0, start).split("\n").length;
  const last = first + mutation.text.split("\n").length - 1;
  return reports.some((report) => {
    const line = Number(/^line (\d+):/.exec(report)?.[1]);
    return line >= first && line <= last;
  });
}

function reportsMore(after: Outcome, before: Outcome): boolean {
  const known = reportCounts(before);
  return [...reportCounts(after)].some(([rule, count]) => count > (known.get(rule) ?? 0));
}

/** A change of filler, of the order within a date, or of nothing. */
function isHarmless({ language, text }: Page, unit: Unit, { touched, text: changed, kind }: Mutation): boolean {
  const own = text.slice(unit.start, unit.end);
  if (own === changed) return true;
  const words = touched.map(({ start, end }) => own.slice(start, end));
  if (kind === "swap" && words.every((word) => isDateWord(word, language))) return true;
  const filler = fillerSpans(own, fillerPhrases(language));
  return touched.some((word) => filler.some(({ start, end }) => start <= word.start && word.end <= end));
}
