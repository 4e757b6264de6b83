/** What waits for a person, as lines for the terminal: pages that are quarantined or failing, and records that are held. */
import { describeReason } from "../domain/diagnostic-text.ts";
import type { Check } from "../domain/schema.ts";
import { count } from "../text/format.ts";
import { forTerminal } from "../text/sanitize.ts";

/** The pages of which something waits. */
export function waitingChecks(checks: readonly Check[]): Check[] {
  return checks.filter(({ status, held = [] }) => status === "quarantined" || status === "failed" || held.length > 0);
}

/** A block for each page with the reasons, then what takes all of it. */
export function waitingLines(checks: readonly Check[]): string[] {
  const waiting = waitingChecks(checks);
  if (waiting.length === 0) return ["nothing waits for a person"];
  const isTakable = waiting.some(({ status, held = [] }) => status === "quarantined" || held.length > 0);
  const lines = [...waiting.flatMap(blockOf), ...(isTakable ? takeAll : [])];
  return lines.map(forTerminal);
}

const takeAll = [
  "To see what taking all of this would change: almanac accept --all --dry-run",
  "To take it: almanac accept --all (with --baseline, without telling it as news)",
];

function blockOf(check: Check): string[] {
  const { provider, page, url, status, since, reasons, held = [] } = check;
  const name = `${provider}/${page}`;
  const isPage = status === "quarantined" || status === "failed";
  const what = isPage ? `${status} since ${since}` : `${count(held.length, "record")} held`;
  const todo = status === "quarantined" ? [`to take this state: almanac accept ${name}`] : [];
  return [
    `${name}: ${what}; ${url}`,
    ...[...reasons.map(describeReason), ...heldLines(held), ...todo].map((line) => `  ${line}`),
    "",
  ];
}

/** One line for each reason: many records are often held for one. */
function heldLines(held: NonNullable<Check["held"]>): string[] {
  return [...Map.groupBy(held, ({ reason, since }) => JSON.stringify([since, reason])).values()].flatMap((same) => {
    const [first] = same;
    const names = same.map(({ record }) => record);
    const more = names.length > 3 ? ` and ${names.length - 3} more` : "";
    return first ? [`held since ${first.since}: ${names.slice(0, 3).join(", ")}${more}: ${first.reason}`] : [];
  });
}
