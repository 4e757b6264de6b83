/** Which issues there should be for pages that want a person, and what they say. */

import { code, list, paragraph, quoted } from "../pipeline/cli/report/inline.ts";
import { describeReason } from "../pipeline/domain/diagnostic-text.ts";
import { byText } from "../pipeline/domain/order.ts";
import type { Check } from "../pipeline/domain/schema.ts";
import { type Block, markdown } from "../pipeline/text/markdown-tree.ts";

export interface Issue {
  number: number;
  body: string;
  /** YYYY-MM-DD in UTC; null while it is open. */
  closedOn: string | null;
}

export type IssueAction = { page: string } & (
  | { act: "open"; title: string; body: string }
  | { act: "update"; number: number; body: string }
  | { act: "close"; number: number; comment: string }
);

const mostReasons = 20;
const pageName = /^[a-z0-9-]+\/[a-z0-9-]+$/;
/** The first line of the body, by which an issue is known: a person may give it another title. */
const marker = /^<!-- almanac: ([a-z0-9-]+\/[a-z0-9-]+) -->/;

/**
 * What to do so that each page that wants a person has one open issue: one that is quarantined at once, one that fails
 * when it has failed on two days. One that a person closed meanwhile is not opened again until the page was well.
 * `today` is YYYY-MM-DD in UTC, the day the checks are of.
 */
export function issueActions(checks: readonly Check[], issues: readonly Issue[], today: string): IssueAction[] {
  const unwell = checks.filter(
    (check) => (check.status === "failed" || check.status === "quarantined") && pageName.test(nameOf(check)),
  );
  const kept = unwell.flatMap((check) => keep(check, issues, today));
  const pages = new Set(unwell.map(nameOf));
  const closed = issues.flatMap((issue) => {
    const page = issue.closedOn === null ? pageOf(issue) : null;
    return page === null || pages.has(page) ? [] : [closing(checks, issue.number, page)];
  });
  return [...kept, ...closed].sort((a, b) => byText(a.page, b.page));
}

function keep(check: Check, issues: readonly Issue[], today: string): IssueAction[] {
  const page = nameOf(check);
  const since = check.since ?? today;
  const body = issueBody(check);
  const mine = issues.filter((issue) => pageOf(issue) === page);
  const open = mine.find(({ closedOn }) => closedOn === null);
  if (open) {
    const isSame = open.body.replaceAll("\r\n", "\n").trim() === body.trim();
    return isSame ? [] : [{ act: "update", page, number: open.number, body }];
  }
  // A fault of one day is mostly gone on the next; what was set aside waits for a person.
  const isDue = check.status === "quarantined" || since < today;
  // We close what is well, so who closed one after this began was a person.
  const isDismissed = mine.some(({ closedOn }) => closedOn !== null && since < closedOn);
  return isDue && !isDismissed ? [{ act: "open", page, title: `${page} wants a look`, body }] : [];
}

function closing(checks: readonly Check[], number: number, page: string): IssueAction {
  const check = checks.find((one) => nameOf(one) === page);
  const comment = check ? `Well again since ${check.since ?? "now"}.` : "This page stands in no source.yaml any more.";
  return { act: "close", page, number, comment };
}

/** What, where, since when, why, and what to do; words of the page are inert. */
function issueBody(check: Check): string {
  const { status, since, url, reasons, lastSnapshot } = check;
  const more = reasons.length - mostReasons;
  const shown = reasons.slice(0, mostReasons).map((reason) => [quoted(describeReason(reason), 400)]);
  const last = lastSnapshot === null ? "nothing yet" : `what it said on ${lastSnapshot}`;
  return markdown([
    { type: "html", value: `<!-- almanac: ${nameOf(check)} -->` },
    paragraph(code(nameOf(check)), ` is ${status} since ${since ?? "its first day"}. Published is ${last}.`),
    paragraph(code(url)),
    ...(shown.length > 0 ? [list(more > 0 ? [...shown, [`and ${more} more`]] : shown)] : []),
    status === "quarantined" ? afterQuarantine(check) : afterFailure(check),
    paragraph("This issue closes by itself when the page is well again. More: ", code("docs/operating.md"), "."),
  ]);
}

function afterQuarantine(check: Check): Block {
  const name = nameOf(check);
  const fetchIt = "gh run download --name quarantine --dir .almanac/quarantine";
  return list([
    [
      "Look at the page. If it is right, get what was fetched into a clone: ",
      code(fetchIt),
      ", of the last run of Ingest.",
    ],
    [
      code(`npx almanac accept ${name} --dry-run`),
      " shows what it brings; without ",
      code("--dry-run"),
      " it is taken. Commit and push.",
    ],
    ["If it is wrong, do nothing: the next good state of the page ends this."],
    ["If the page has another shape for good, change its ", code("source.yaml"), "."],
  ]);
}

function afterFailure({ provider, page }: Check): Block {
  return list([
    [
      "Open the page in a browser. If it moved, change ",
      code("url"),
      " in ",
      code(`sources/${provider}/source.yaml`),
      ".",
    ],
    ["If it is gone for good, close this issue: what it said stays published, with the day it was last seen."],
    ["To try again: ", code(`npx almanac ingest --provider ${provider} --page ${page}`), ", or wait for the next run."],
  ]);
}

function pageOf({ body }: Issue): string | null {
  return marker.exec(body)?.[1] ?? null;
}

function nameOf({ provider, page }: Check): string {
  return `${provider}/${page}`;
}
