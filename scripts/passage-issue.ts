/** Decides which issues should be open for pages with new passages that no rule reads, and what they say. */

import { code, list, paragraph, quoted } from "../pipeline/cli/report/inline.ts";
import { addDays } from "../pipeline/domain/days.ts";
import { byText } from "../pipeline/domain/order.ts";
import type { Check, PassageChange } from "../pipeline/domain/schema.ts";
import { markdown } from "../pipeline/text/markdown-tree.ts";
import type { Issue, IssueAction } from "./source-issue.ts";

/** A passage that nobody looked at for so long will not be looked at any more. */
const longest = 60;
const mostPassages = 20;
/** The first line of the body, by which an issue is known. */
const marker = /^<!-- almanac passage: ([a-z0-9-]+\/[a-z0-9-]+) -->/;

/**
 * What to do so that each page with new unread passages has one open issue, which closes when they are read or gone. One that
 * a person closed is not opened again until the page gains another passage. `today` is the day of the checks.
 */
export function passageIssueActions(
  checks: readonly Check[],
  passages: readonly PassageChange[],
  issues: readonly Issue[],
  today: string,
): IssueAction[] {
  const open = openPassages(checks, passages, addDays(today, -longest));
  const kept = [...open].flatMap(([page, found]) => keep(page, found, issues));
  const closed = issues.flatMap((issue): IssueAction[] => {
    const page = issue.closedOn === null ? pageOf(issue) : null;
    const comment = "The passages have been read, or are no longer on the page.";
    return page === null || open.has(page) ? [] : [{ act: "close", page, number: issue.number, comment }];
  });
  return [...kept, ...closed].sort((a, b) => byText(a.page, b.page));
}

/** Page → its new passages that are still unread. */
function openPassages(checks: readonly Check[], passages: readonly PassageChange[], since: string) {
  const unread = new Map(checks.map((check) => [nameOf(check), new Set(check.unread.map(({ hash }) => hash))]));
  const still = passages.filter(
    (passage) => passage.detectedOn >= since && unread.get(nameOf(passage))?.has(passage.hash),
  );
  return Map.groupBy(still, nameOf);
}

function keep(page: string, found: readonly PassageChange[], issues: readonly Issue[]): IssueAction[] {
  const body = bodyOf(page, found);
  const mine = issues.filter((issue) => pageOf(issue) === page);
  const open = mine.find(({ closedOn }) => closedOn === null);
  if (open) {
    const isSame = open.body.replaceAll("\r\n", "\n").trim() === body.trim();
    return isSame ? [] : [{ act: "update", page, number: open.number, body }];
  }
  const latest =
    found
      .map(({ detectedOn }) => detectedOn)
      .sort(byText)
      .at(-1) ?? "";
  const isDismissed = mine.some(({ closedOn }) => closedOn !== null && latest <= closedOn);
  return isDismissed ? [] : [{ act: "open", page, title: `${page} has a new passage to read`, body }];
}

function bodyOf(page: string, found: readonly PassageChange[]): string {
  const more = found.length - mostPassages;
  const shown = found
    .slice(0, mostPassages)
    .map(({ detectedOn, line, section, hash }) => [
      code(`sources/${page}/${detectedOn}.md:${line}`),
      ...(section.length === 0 ? [] : [", ", quoted(section.join(" › "), 200)]),
      ` (block ${hash})`,
    ]);
  return markdown([
    { type: "html", value: `<!-- almanac passage: ${page} -->` },
    paragraph(
      code(page),
      " has new text about retirements that no rule reads. It may announce one: read it on the page.",
    ),
    list(more > 0 ? [...shown, [`and ${more} more`]] : shown),
    paragraph("To take facts from it, run ", code("npx almanac unread"), " and fill in the annotation that it prints."),
    paragraph(
      "This issue closes automatically when the passages are read or gone. See ",
      code("docs/operating.md"),
      ".",
    ),
  ]);
}

function pageOf({ body }: Issue): string | null {
  return marker.exec(body)?.[1] ?? null;
}

function nameOf({ provider, page }: { provider: string; page: string }): string {
  return `${provider}/${page}`;
}
