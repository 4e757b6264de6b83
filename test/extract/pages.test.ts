/**
 * Pages that nobody has seen: each folder of test/fixtures/pages holds a page of our own and what is to be read of it.
 * The folder's name says what it protects. Expectations were read by eye before they were kept; no test writes them.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ModelRecord } from "../../pipeline/domain/schema.ts";
import { detectFormat, extractPage, type PageInput, snapshotPage } from "../../pipeline/extract/extract-page.ts";
import type { Extraction } from "../../pipeline/extract/extraction.ts";
import { markOfValue } from "../../pipeline/extract/reader/statements.ts";

const root = join(import.meta.dirname, "../fixtures/pages");
const cases = readdirSync(root).sort();

interface Expected {
  records: Record<string, unknown>[];
  problems?: string[];
  unread?: number;
}

/** A record as an expectation writes it: what is null or empty is left out. */
function reduced({
  model,
  version,
  name,
  kind,
  stage,
  events,
  relative,
  replacements,
}: ModelRecord): Record<string, unknown> {
  return {
    model,
    ...(version !== null && { version }),
    ...(name !== null && { name }),
    ...(kind !== "model" && { kind }),
    ...(stage !== null && { stage }),
    events: events.map(({ event, date, bound, scope }) => ({ event, date, bound, scope })),
    ...(relative.length > 0 && { relative: relative.map(({ event, text }) => ({ event, text })) }),
    replacements: replacements.map((each) => each.model),
  };
}

/** The file of a case, and its expectation. */
function load(name: string): { text: string; input: PageInput; expected: Expected } {
  const folder = join(root, name);
  const file = readdirSync(folder).find((each) => each.startsWith("input.")) ?? "";
  const text = readFileSync(join(folder, file), "utf8");
  const input: PageInput = { provider: "example", page: "page", snapshot: null, format: detectFormat(text, file) };
  return { text, input, expected: JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")) };
}

/** An extraction without lines, which differ between a page and its snapshot, and without warnings on what was passed over. */
function lasting({ records, covered, problems, unread }: Extraction): unknown {
  const errors = problems.filter(({ severity }) => severity === "error");
  const kinds = [...covered].map(([id, all]) => [id, [...all].sort()]);
  const found = {
    records,
    kinds,
    unread,
    errors: errors.map(({ rule, value }) => ({ rule, value: value && markOfValue(value) })),
  };
  return JSON.parse(JSON.stringify(found, (key, value) => (key === "line" || key === "endLine" ? undefined : value)));
}

describe.each(cases)("%s", (name) => {
  const { text, input, expected } = load(name);

  test("reads as expected", () => {
    const { records, problems, unread } = extractPage(text, input);
    expect(records.map(reduced)).toEqual(expected.records);
    expect(problems.map(({ rule }) => rule)).toEqual(expected.problems ?? []);
    expect(unread.length).toBe(expected.unread ?? 0);
  });

  test("reads the same from its snapshot", () => {
    const { body, extraction } = snapshotPage(text, input);
    const front = "---\nurl: https://example.com/page\nretrieved: 2026-01-01\n---\n\n";
    expect(lasting(extractPage(`${front}${body}`, { ...input, format: "markdown" }))).toEqual(lasting(extraction));
  });
});
