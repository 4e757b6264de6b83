/** Decides which issues should be open for pages that need review, and what they say. */

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
 * What to do so that each page that needs review has one open issue: a quarantined page at once, a failing page once it has
 * failed on two days. An issue that a person closed is not reopened until the page has recovered. `today` is the day of the
 * checks, YYYY-MM-DD in UTC.
 */
export function issueActions(checks: readonly Check[], issues: readonly Issue[], today: string): IssueAction[] {
  const failing = checks.filter(
    (check) => (check.status === "failed" || check.status === "quarantined") && pageName.test(nameOf(check)),
  );
  const kept = failing.flatMap((check) => keep(check, issues, today));
  const pages = new Set(failing.map(nameOf));
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
  // A failure of one day is mostly gone on the next; a quarantined page needs a person.
  const isDue = check.status === "quarantined" || since < today;
  // We close issues of recovered pages only, so an issue closed after this began was closed by a person.
  const isDismissed = mine.some(({ closedOn }) => closedOn !== null && since < closedOn);
  return isDue && !isDismissed ? [{ act: "open", page, title: `${page} needs review`, body }] : [];
}

function closing(checks: readonly Check[], number: number, page: string): IssueAction {
  const check = checks.find((one) => nameOf(one) === page);
  const comment = check
    ? `The page has been read successfully since ${check.since ?? "today"}.`
    : "This page is no longer listed in any source.yaml.";
  return { act: "close", page, number, comment };
}

/** What is wrong, since when, why, and what to do. Text from the page is made safe. */
function issueBody(check: Check): string {
  const { status, since, url, reasons, lastSnapshot } = check;
  const more = reasons.length - mostReasons;
  const shown = reasons.slice(0, mostReasons).map((reason) => [quoted(describeReason(reason), 400)]);
  const last =
    lastSnapshot === null ? "Nothing from it is published yet" : `The data published are from ${lastSnapshot}`;
  return markdown([
    { type: "html", value: `<!-- almanac: ${nameOf(check)} -->` },
    paragraph(
      code(nameOf(check)),
      ` has been ${status === "failed" ? "failing" : status} since ${since ?? "its first check"}. ${last}.`,
    ),
    paragraph(code(url)),
    ...(shown.length > 0 ? [list(more > 0 ? [...shown, [`and ${more} more`]] : shown)] : []),
    status === "quarantined" ? afterQuarantine(check) : afterFailure(check),
    paragraph("This issue closes automatically when the page reads well again. See ", code("docs/operating.md"), "."),
  ]);
}

function afterQuarantine(check: Check): Block {
  const name = nameOf(check);
  const fetchIt = "gh run download --name quarantine --dir .almanac/quarantine";
  return list([
    [
      "Look at the page in a browser. If it is right, download what was fetched into a clone, with ",
      code(fetchIt),
      " for the last run of the Ingest workflow.",
    ],
    [
      code(`npx almanac accept ${name} --dry-run`),
      " previews the changes; without ",
      code("--dry-run"),
      " it accepts them. Commit and push.",
    ],
    ["If the page is wrong, do nothing: its next good state ends the quarantine."],
    ["If the layout of the page has changed for good, update its ", code("source.yaml"), "."],
  ]);
}

function afterFailure({ provider, page }: Check): Block {
  return list([
    [
      "Open the page in a browser. If it has moved, update ",
      code("url"),
      " in ",
      code(`sources/${provider}/source.yaml`),
      ".",
    ],
    ["If the page is gone for good, close this issue: its data stay published, with the day it was last checked."],
    [
      "To try again, run ",
      code(`npx almanac ingest --provider ${provider} --page ${page}`),
      " or wait for the next run.",
    ],
  ]);
}

function pageOf({ body }: Issue): string | null {
  return marker.exec(body)?.[1] ?? null;
}

function nameOf({ provider, page }: Check): string {
  return `${provider}/${page}`;
}
