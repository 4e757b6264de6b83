/** What the reader makes of a sentence, and whether that is right. */
import { extractPage } from "../../../pipeline/extract/extract-page.ts";
import { type Fact, factLine, factsOf } from "./facts.ts";
import type { Sentence } from "./parse-corpus.ts";

/**
 * `right`: as expected. `wrong`: a fact came out that is not expected. `reported`: facts are missing, and something is
 * listed as a problem or as unread. `silent`: facts or a due report are missing, and nothing is listed.
 */
export type Verdict = "right" | "wrong" | "reported" | "silent";

export interface Outcome {
  facts: Fact[];
  /** Problems and unread passages, one line each. */
  reports: string[];
}

export interface Judgement extends Outcome {
  sentence: Sentence;
  verdict: Verdict;
  unexpected: Fact[];
  missing: string[];
}

/** The page that is read for a sentence. */
export const pageOf = ({ page, text }: Pick<Sentence, "page" | "text">): string =>
  page ? text : `# Model lifecycle\n\n${text}\n`;

/** What the reader makes of a Markdown page. A thrown error is a report: nothing was published. */
export function outcomeOf(page: string): Outcome {
  try {
    const { records, problems, unread } = extractPage(page, {
      provider: "example",
      page: "page",
      snapshot: null,
      format: "markdown",
    });
    const reports = [
      ...problems.map(({ rule, line, message, value }) => `line ${line}: ${rule}: ${message} ${value ?? ""}`.trim()),
      ...unread.map(({ line }) => `line ${line}: unread`),
    ];
    return { facts: factsOf(records), reports };
  } catch (error) {
    return { facts: [], reports: [`threw ${error}`] };
  }
}

/** Reads a sentence and judges what comes out. */
export function judge(sentence: Sentence): Judgement {
  const outcome = outcomeOf(pageOf(sentence));
  const { facts, reports } = outcome;
  const { expectations } = sentence;
  const unexpected = facts.filter((fact) => !expectations.some((each) => each.matches(fact)));
  const missing = expectations
    .filter((each) => !each.optional && !facts.some((fact) => each.matches(fact)))
    .map(({ line }) => line);
  // Where every fact is optional, one of them must come out, or a report.
  const nothingDue = sentence.demand === "nothing" || expectations.some(({ optional }) => !optional);
  if (!nothingDue && facts.length === 0 && reports.length === 0) missing.push("any fact or report");
  if (sentence.reported && reports.length === 0) missing.push("a report");
  return { ...outcome, sentence, unexpected, missing, verdict: verdictOf(unexpected, missing, reports) };
}

function verdictOf(unexpected: Fact[], missing: string[], reports: string[]): Verdict {
  if (unexpected.length > 0) return "wrong";
  if (missing.length === 0) return "right";
  return reports.length > 0 ? "reported" : "silent";
}

/** A judgement for a person: the sentence, what was wanted and what came out. */
export function explain({ sentence, verdict, facts, reports, unexpected, missing }: Judgement): string {
  const list = (label: string, lines: string[]): string[] => lines.map((line) => `    ${label}: ${line}`);
  return [
    `${verdict.toUpperCase()} ${sentence.file}: ${sentence.title}`,
    ...sentence.text
      .trimEnd()
      .split("\n")
      .map((line) => `  ${line}`),
    ...list("unexpected", unexpected.map(factLine)),
    ...list("missing", missing),
    ...list("got", facts.filter((fact) => !unexpected.includes(fact)).map(factLine)),
    ...list("report", reports),
  ].join("\n");
}
