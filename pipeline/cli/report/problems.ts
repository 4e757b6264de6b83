/** Pages that were not taken: why, since when, and what a person can do. */

import { describeReason } from "../../domain/diagnostic-text.ts";
import type { Outcome } from "../../ingest/ingest.ts";
import { count } from "../../text/format.ts";
import type { Block, Inline } from "../../text/markdown-tree.ts";
import { displayName, type Run } from "./ingest-run.ts";
import { atMost, code, heading, paragraph, quoted } from "./inline.ts";

/** The section of pages that want a look, at most so many, each with at most so many reasons. */
export function troubleBlocks(run: Run, most: number): Block[] {
  const pages = run.outcomes.filter(({ status }) => status !== "accepted" && status !== "unchanged");
  const more = pages.length - most;
  if (pages.length === 0) return [];
  return [
    heading(2, "Pages that want a look"),
    paragraph("What was last taken of them stays published."),
    ...pages.slice(0, most).flatMap((outcome) => pageBlocks(run, outcome, most)),
    ...(more > 0 ? [paragraph(`And ${count(more, "more page")}, in the table below.`)] : []),
  ];
}

/** What a maintainer should know of pages that were taken. */
export function noteBlocks({ outcomes }: Run, most: number): Block[] {
  const notes = outcomes.flatMap(({ provider, page, notes = [] }) => notes.map((note) => ({ provider, page, note })));
  if (notes.length === 0) return [];
  const line = ({ provider, page, note }: (typeof notes)[number]) => [
    code(`${provider}/${page}`),
    ": ",
    quoted(note, 400),
  ];
  return [heading(2, "Notes"), atMost(most, notes, line)];
}

/** Since when a page is as this run left it; a dry run writes no check, so the day of the run may be the first. */
export function since({ checks, day }: Run, { provider, page, status }: Outcome): string {
  const check = checks.find((one) => one.provider === provider && one.page === page);
  const now = status === "accepted" || status === "unchanged" ? "ok" : status;
  return (check?.status === now ? check.since : null) ?? day;
}

function pageBlocks(run: Run, outcome: Outcome, most: number): Block[] {
  const { provider, page, status, reasons } = outcome;
  return [
    heading(3, displayName(run.names, provider), " ", code(page), `: ${status}, since ${since(run, outcome)}`),
    atMost(most, reasons, (reason) => [quoted(describeReason(reason), 400)]),
    paragraph(...remedy(outcome, run.dryRun)),
  ];
}

function remedy({ provider, page, status }: Outcome, dryRun: boolean): Inline[] {
  const name = `${provider}/${page}`;
  if (status === "refused") return ["Nothing was written. Snapshots are only added to, one a day."];
  const again = code(`npx almanac ingest --provider ${provider} --page ${page}`);
  if (status === "failed") return ["Nothing was read. To try again: ", again, "."];
  if (dryRun) return ["A run that is not dry keeps what was fetched aside, to be looked at and accepted."];
  return [
    "Look at the page in a browser and at what was fetched, in ",
    code(`.almanac/quarantine/${provider}/`),
    " where the run was. If it is right: ",
    code(`npx almanac accept ${name} --dry-run`),
    " shows what it brings, ",
    code(`npx almanac accept ${name}`),
    " takes it. If not, the next good state of the page ends the quarantine.",
  ];
}
