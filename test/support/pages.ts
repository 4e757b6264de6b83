/**
 * A page language small enough to write in a test, with the reader for it:
 *
 *     # Section
 *     gpt-4o@2024-05-13 | active | retired=2026-03-31#Standard, retired>2026-10-01 | gpt-5
 *
 * `=` is on, `>` not before, `~` tentative. A cell `-` means that the table has no such column. A line `!x` is a problem
 * of severity error with the value x, a line `noise …` is no fact, `BINARY` cannot be decoded.
 */

import { byText } from "../../pipeline/domain/order.ts";
import type { Bound, Diagnostic, EventName, Evidence, ModelRecord, Stage } from "../../pipeline/domain/schema.ts";
import type { Covered, Extraction } from "../../pipeline/extract/extraction.ts";
import type { Extractor } from "../../pipeline/extract/extractor.ts";
import { PageError } from "../../pipeline/extract/page-error.ts";

type Place = { provider: string; page: string; snapshot: string | null };
const bounds: Record<string, Bound> = { "=": "on", ">": "not-before", "~": "tentative" };

/** Reads the page language. */
export const fakeExtractor: Extractor = {
  extractPage: (text, input) => extractFake(text, input),
  explainLine: (_text, _input, line) => [`line ${line}: explained`],
  snapshotPage: (text, input) => ({ body: bodyOf(text), extraction: extractFake(text, input) }),
  decodePage: (bytes) => {
    const text = Buffer.from(bytes).toString("utf8");
    if (text.includes("BINARY")) throw new PageError("byte 0: not text", "binary");
    return text;
  },
  detectFormat: () => "markdown",
};

/** The extraction of a page in the page language. */
export function extractFake(text: string, input: Place): Extraction {
  const found: Extraction = { records: [], covered: new Map(), problems: [], unread: [] };
  let section: string[] = [];
  let row = 0;
  let body = !text.startsWith("---\n");
  for (const [i, line] of text.split("\n").entries()) {
    if (!body) body = i > 0 && line === "---";
    else if (line.startsWith("# ")) section = [line.slice(2)];
    else if (line.startsWith("!")) found.problems.push(problem(line.slice(1), i + 1));
    else if (line.includes("|")) {
      row += 1;
      const evidence = { page: input.page, snapshot: input.snapshot, section, table: 1, row, line: i + 1 };
      readRow(line, input.provider, evidence, found);
    }
  }
  found.records.sort((a, b) => byText(a.id, b.id));
  return found;
}

function readRow(line: string, provider: string, evidence: Evidence, found: Extraction): void {
  const [printed = "", stage = "", dates = "", replacements = ""] = line.split("|").map((cell) => cell.trim());
  const [model = "", version = null] = printed.split("@");
  const record: ModelRecord = {
    id: `${provider}/${printed}`,
    provider,
    model,
    version,
    name: null,
    kind: "model",
    stage: stage === "" || stage === "-" ? null : (stage as Stage),
    stageEvidence: stage === "" || stage === "-" ? null : 0,
    listed: true,
    events: cells(dates).map(eventOf),
    relative: [],
    replacements: cells(replacements).map((name) => ({ model: name, id: null, url: null, evidence: 0 })),
    evidence: [evidence],
  };
  const kinds: Covered[] = dates === "-" ? [] : ["released", "deprecated", "retired"];
  if (stage !== "-") kinds.push("stage");
  if (replacements !== "-") kinds.push("replacement");
  found.covered.set(record.id, new Set(kinds));
  found.records.push(record);
}

function cells(cell: string): string[] {
  return cell === "-" ? [] : cell.split(",").flatMap((part) => part.trim() || []);
}

function eventOf(text: string): ModelRecord["events"][number] {
  const [, event = "", sign = "", date = "", scope = null] = /^([a-z-]+)([=>~])([^#]+)(?:#(.*))?$/.exec(text) ?? [];
  return { event: event as EventName, date, bound: bounds[sign] ?? "on", scope: scope ?? null, text, evidence: 0 };
}

function problem(value: string, line: number): Diagnostic {
  return { rule: "bad-date", severity: "error", line, message: `cannot be: ${value}`, value };
}

function bodyOf(text: string): string {
  return text
    .split("\n")
    .filter((line) => !line.startsWith("noise"))
    .join("\n");
}
