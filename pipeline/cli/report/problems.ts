/** The pages that were not accepted: why, since when, and what to do. */

import { describeReason } from "../../domain/diagnostic-text.ts";
import type { Outcome } from "../../ingest/ingest.ts";
import { count } from "../../text/format.ts";
import type { Block, Inline } from "../../text/markdown-tree.ts";
import { displayName, type IngestRun } from "./ingest-run.ts";
import { atMost, code, heading, paragraph, quoted } from "./inline.ts";

/** The section of pages that need review: at most `most`, each with at most `most` reasons. */
export function problemBlocks(run: IngestRun, most: number): Block[] {
  const pages = run.outcomes.filter(({ status }) => ["quarantined", "failed", "refused"].includes(status));
  const more = pages.length - most;
  if (pages.length === 0) return [];
  return [
    heading(2, "Pages that need review"),
    paragraph("Their last accepted data stay published."),
    ...pages.slice(0, most).flatMap((outcome) => pageBlocks(run, outcome, most)),
    ...(more > 0 ? [paragraph(`And ${count(more, "more page")}; see the table below.`)] : []),
  ];
}

/** Notes for maintainers on pages that were accepted. */
export function noteBlocks({ outcomes }: IngestRun, most: number): Block[] {
  const notes = outcomes.flatMap(({ provider, page, notes = [] }) => notes.map((note) => ({ provider, page, note })));
  if (notes.length === 0) return [];
  const line = ({ provider, page, note }: (typeof notes)[number]) => [
    code(`${provider}/${page}`),
    ": ",
    quoted(note, 400),
  ];
  return [heading(2, "Notes"), atMost(most, notes, line)];
}

/** Since when a page has had its status; the day of the run if its check does not say so, as after a dry run. */
export function since({ checks, day }: IngestRun, { provider, page, status }: Outcome): string {
  const check = checks.find((one) => one.provider === provider && one.page === page);
  const now = status === "accepted" || status === "unchanged" || status === "old-copy" ? "ok" : status;
  return (check?.status === now ? check.since : null) ?? day;
}

function pageBlocks(run: IngestRun, outcome: Outcome, most: number): Block[] {
  const { provider, page, status, reasons } = outcome;
  return [
    heading(3, displayName(run.names, provider), " ", code(page), `: ${status}, since ${since(run, outcome)}`),
    // What was reported before is not repeated every day.
    atMost(since(run, outcome) < run.day ? 1 : most, reasons, (reason) => [quoted(describeReason(reason), 400)]),
    paragraph(...nextSteps(outcome, run.dryRun)),
  ];
}

function nextSteps({ provider, page, status }: Outcome, dryRun: boolean): Inline[] {
  const name = `${provider}/${page}`;
  if (status === "refused")
    return ["Nothing was written. There can be one snapshot per day, and only after the latest one."];
  const again = code(`npx almanac ingest --provider ${provider} --page ${page}`);
  if (status === "failed") return ["The page was not read. To try again, run ", again, "."];
  if (dryRun) return ["Run without --dry-run to quarantine the page, so that you can review and accept it."];
  return [
    "Compare the page in a browser with what was fetched, in ",
    code(`.almanac/quarantine/${provider}/`),
    " where the run took place. If it is right, preview the changes with ",
    code(`npx almanac accept ${name} --dry-run`),
    " and accept them with ",
    code(`npx almanac accept ${name}`),
    ". If it is wrong, do nothing: the next good state of the page ends the quarantine.",
  ];
}
