/** The report of a run, used as commit message, job summary and pull request: a subject, a blank line, Markdown. */
import type { Nodes } from "mdast";
import { byParts } from "../../domain/order.ts";
import { count } from "../../text/format.ts";
import { type Block, type Inline, markdown } from "../../text/markdown-tree.ts";
import { changeBlocks } from "./change-list.ts";
import { subject } from "./commit-subject.ts";
import { heldBlocks, passageBlocks } from "./held.ts";
import type { IngestRun } from "./ingest-run.ts";
import { code, heading, list, paragraph, quoted, table } from "./inline.ts";
import { noteBlocks, problemBlocks, since } from "./problems.ts";

/** Below the 65,536 characters that GitHub allows for the body of a pull request or issue. */
const longest = 60_000;

/** Limits on the items of each list, tried until the report is short enough; with the last it always is. */
const limits = [400, 200, 100, 50, 20, 10, 5, 2];

/** The report, at most 60,000 characters; omitted items are counted. */
export function runReport(run: IngestRun): string {
  const subjectLine = subject(run);
  for (const most of limits) {
    const tree = blocks(run, most);
    // Escaping only adds characters: if the text alone is too long, skip rendering.
    const text = textLength(tree) > longest ? null : `${subjectLine}\n\n${markdown(tree)}`;
    if (text !== null && text.length <= longest) return text;
  }
  return `${subjectLine}\n\n${markdown([paragraph(summary(run))])}`;
}

/** The report of a run that failed, with the error message. */
export function failureReport(day: string, message: string): string {
  const lines = message.split("\n").slice(0, 50);
  return `Data update failed\n\n${markdown([
    paragraph(`The run of ${day} failed with an error.`),
    list(lines.map((line) => [quoted(line, 400)])),
  ])}`;
}

function textLength(nodes: readonly Nodes[]): number {
  const lengths = nodes.map((node) => {
    if ("value" in node) return node.value.length;
    return "children" in node ? textLength(node.children) : 0;
  });
  return lengths.reduce((sum, length) => sum + length, 0);
}

function blocks(run: IngestRun, most: number): Block[] {
  return [
    paragraph(summary(run)),
    ...changeBlocks(run, most),
    ...passageBlocks(run, most),
    ...problemBlocks(run, most),
    ...heldBlocks(run, most),
    ...noteBlocks(run, most),
    ...pageBlocks(run, most),
  ];
}

function summary({ day, dryRun, outcomes }: IngestRun): string {
  const statuses = ["accepted", "unchanged", "old-copy", "quarantined", "failed", "refused", "left-out"] as const;
  const counts = statuses.flatMap((status) => {
    const number = outcomes.filter((outcome) => outcome.status === status).length;
    return number > 0 ? [`${number} ${status.replace("-", " ")}`] : [];
  });
  const parts = counts.length > 0 ? `: ${counts.join(", ")}` : "";
  return `Run of ${day}, ${count(outcomes.length, "page")}${parts}.${dryRun ? " Dry run: nothing was written." : ""}`;
}

const header: Inline[] = ["Page", "This run", "Since", "Last checked", "Records"];

/** All pages; for those that were not part of this run, their last status. */
function pageBlocks(run: IngestRun, most: number): Block[] {
  const { checks, outcomes } = run;
  const known = new Map(checks.map((check) => [`${check.provider}/${check.page}`, check]));
  const ran = new Map(outcomes.map((outcome) => [`${outcome.provider}/${outcome.page}`, outcome]));
  const names = [...new Set([...known.keys(), ...ran.keys()])].sort((a, b) => byParts(a.split("/"), b.split("/")));
  const rows = names.slice(0, most).map((name): Inline[] => {
    const [check, outcome] = [known.get(name), ran.get(name)];
    const isFetched = outcome !== undefined && outcome.status !== "left-out";
    const status = isFetched ? outcome.status : `${outcome ? "left out" : "not fetched"} (${check?.status ?? "never"})`;
    const state = isFetched ? since(run, outcome) : check?.since;
    return [code(name), status, state ?? "", check?.lastChecked ?? "", `${check?.records ?? ""}`];
  });
  if (rows.length === 0) return [];
  const more = names.length - rows.length;
  return [
    heading(2, "Pages"),
    table([header, ...rows].map((row) => row.map((cell) => [cell]))),
    ...(more > 0 ? [paragraph(`And ${count(more, "more page")}.`)] : []),
  ];
}
