// The judge of mutants: what counts as wrong, lost and reported. Readings are made up; no reader is judged here.
import { describe, expect, test } from "vitest";
import { Expectation } from "../support/reader-mutants/expectation.ts";
import { factsOf, type Reading } from "../support/reader-mutants/facts.ts";
import { judge } from "../support/reader-mutants/judge.ts";
import { markdownForm, markdownPage } from "../support/reader-mutants/markdown-form.ts";
import { Original } from "../support/reader-mutants/original.ts";
import { print } from "../support/reader-mutants/page.ts";

const text = [
  "# Model deprecations",
  "",
  "| Model | Shutdown date | Replacement |",
  "| --- | --- | --- |",
  "| `heron-1` | 2030-01-05 | `heron-3` |",
  "| `heron-2` | 2030-06-05 | `heron-3` |",
  "",
  "Other text",
  "",
].join("\n");
const original = new Original("page", markdownForm, markdownPage(text), undefined);
const site = { text, places: [[3, 6]] as [number, number][] };

const event = (date: string, bound = "on", scope: string | null = null) => ({ event: "retired", date, bound, scope });
const model = (id: string, events: ReturnType<typeof event>[], replacements = ["heron-3"]) => ({
  model: id,
  events,
  replacements,
});
const both = [model("heron-1", [event("2030-01-05")]), model("heron-2", [event("2030-06-05")])];

/** A reading of these records, with an unread passage on a line. */
const reading = (records: ReturnType<typeof model>[], unreadLine?: number): Reading => ({
  records: [],
  problems: [],
  unread: unreadLine === undefined ? [] : [{ section: [], hash: "0", dates: 0, models: 0, line: unreadLine }],
  facts: factsOf(records),
});
const verdict = (expected: Expectation, found: Reading) => judge(expected, original.reading, found, site).verdict;

test("pages print as they were, changed or not, and their parts are found by what goes without them", () => {
  expect(print(original.page, markdownForm).text.trimEnd()).toBe(text.trimEnd());
  expect([...original.required].sort()).toEqual([...factsOf(both).keys()].sort());
  const at = original.page.findIndex(({ type }) => type === "table");
  expect(original.ofTable(at).own.length).toBe(4);
  expect(original.ofRow(at, 0).own.map(({ model }) => model)).toEqual(["heron-1", "heron-1"]);
  expect(original.ofCell(at, 1, 1).own.map(({ date }) => date)).toEqual(["2030-06-05"]);
  expect(original.ofColumn(at, 2).own.map(({ kind }) => kind)).toEqual(["replacement", "replacement"]);
});

describe("verdicts", () => {
  test("nothing expected to change", () => {
    expect(verdict(new Expectation(original), reading(both))).toBe("right");
    expect(verdict(new Expectation(original), reading(both.slice(1)))).toBe("silently lost");
    expect(verdict(new Expectation(original), reading(both.slice(1), 5))).toBe("lost, reported");
    expect(verdict(new Expectation(original), reading(both.slice(1), 8))).toBe("silently lost");
    const more = [...both, model("heron-9", [event("2031-01-01")], [])];
    expect(verdict(new Expectation(original), reading(more))).toBe("silently wrong");
    expect(verdict(new Expectation(original), reading(more, 3))).toBe("wrong, reported");
  });

  test.each([
    ["void", event("2030-01-05"), "silently wrong"],
    ["soft", event("2030-01-05"), "silently wrong"],
    ["soft", event("2030-01-05", "not-before"), "right"],
    ["limited", event("2030-01-05"), "silently wrong"],
    ["limited", event("2030-01-05", "on", "EU"), "right"],
    ["qualified", event("2030-01-05", "tentative"), "right"],
    ["same", event("2030-01-05", "tentative"), "silently wrong"],
    ["open", event("2030-01-05", "tentative"), "right"],
  ] as const)("a date that must be %s: %o", (must, found, wanted) => {
    const expected = new Expectation(original);
    expected.set(
      [...original.reading.facts.values()].filter(({ date }) => date === "2030-01-05"),
      must,
    );
    expect(verdict(expected, reading([model("heron-1", [found]), model("heron-2", [event("2030-06-05")])]))).toBe(
      wanted,
    );
  });

  test("an added fact is to be read or reported", () => {
    const expected = new Expectation(original);
    expected.add("heron-9", "retired", "2031-01-01", ["on/all"]);
    expect(verdict(expected, reading(both))).toBe("silently lost");
    expect(verdict(expected, reading([...both, model("heron-9", [event("2031-01-01")], [])]))).toBe("right");
    const soft = model("heron-9", [event("2031-01-01", "tentative")], []);
    expect(verdict(expected, reading([...both, soft]))).toBe("silently wrong");
  });
});
