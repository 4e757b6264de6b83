import { describe, expect, it } from "vitest";
import type { Annotation, UnreadBlock } from "../../pipeline/domain/schema.ts";
import { applyAnnotations } from "../../pipeline/extract/annotations.ts";
import { extractPage, snapshotPage } from "../../pipeline/extract/extract-page.ts";
import { record } from "../support/records.ts";

const unread = (hash: string): UnreadBlock => ({ hash, line: 7, section: ["Models"], dates: 1, models: 1 });
const annotation = (block: string, ...facts: Partial<Annotation["facts"][number]>[]): Annotation => ({
  page: "models",
  block,
  by: "a person",
  on: "2026-01-01",
  facts: facts.map((fact) => ({ models: ["a-1"], events: [], replacements: [], ...fact })),
});
const retired = { event: "retired", date: "2026-05-01", bound: "on", scope: null } as const;

describe("an annotation whose block is on the page", () => {
  it("gives its facts, at the block, and the block counts as read", () => {
    const facts = annotation("here", { stage: "retired", events: [retired], replacements: ["b-1"] });
    const { statements, done, problems } = applyAnnotations([facts], [unread("here"), unread("other")], []);
    expect(statements).toEqual([
      {
        models: [{ model: "a-1", version: null, name: null, kind: "model" }],
        facts: [
          { says: "stage", stage: "retired" },
          { says: "date", ...retired },
          { says: "replacement", model: "b-1", url: null },
        ],
        section: ["Models"],
        line: 7,
        annotation: true,
      },
    ]);
    expect([[...done], problems]).toEqual([["here"], []]);
  });

  it("tells endpoints from models, unless it says what they are", () => {
    const both = annotation("here", { models: ["/v1/edits", "a-1"] }, { models: ["a-1"], kind: "tool" });
    const { statements } = applyAnnotations([both], [unread("here")], []);
    expect(statements.flatMap(({ models }) => models?.map(({ kind }) => kind) ?? [])).toEqual([
      "endpoint",
      "model",
      "tool",
    ]);
  });
});

describe("an annotation whose block is gone", () => {
  const rules = (annotated: Annotation, row: string): string[] =>
    applyAnnotations([annotated], [unread("other")], [record(row)]).problems.map(({ rule }) => rule);

  it("is void: none of its facts is used", () => {
    const { statements, done } = applyAnnotations([annotation("gone", { stage: "retired" })], [unread("other")], []);
    expect([statements, done.size]).toEqual([[], 0]);
    expect(rules(annotation("gone", { stage: "retired" }), "a-1 | active")).toEqual(["annotation-void"]);
    expect(rules(annotation("gone", { events: [retired] }), "a-1 | | retired=2026-05-02")).toEqual(["annotation-void"]);
    expect(rules(annotation("gone", { replacements: ["b-1"] }), "a-1 | | | c-1")).toEqual(["annotation-void"]);
    expect(rules(annotation("gone", { models: ["a-2"] }), "a-1 | active")).toEqual(["annotation-void"]);
  });

  it("is redundant where all of its facts are read now, in any case", () => {
    const all = annotation("gone", { models: ["A-1"], stage: "retired", events: [retired], replacements: ["B-1"] });
    expect(rules(all, "a-1 | retired | retired=2026-05-01 | b-1")).toEqual(["annotation-redundant"]);
  });
});

describe("an annotation of a cell", () => {
  const page = (cell: string) =>
    `# Models\n\n| Model | Version | Retirement date |\n| --- | --- | --- |\n| \`a-1\` | 2031 | ${cell} |\n| \`a-1\` | 2032 | ${cell} |\n`;
  const input = { provider: "acme", page: "models", snapshot: null, format: "markdown" } as const;
  const unclear = "whenever the committee has met and agreed on it";
  const blockOf = (text: string, row: number) => extractPage(text, input).problems[row]?.block ?? "none";
  const facts = { models: ["a-1@2031"], events: [retired] };

  it("is for one row, gives its facts to that version, and the cell counts as read", () => {
    const text = page(unclear);
    expect(blockOf(text, 0)).not.toBe(blockOf(text, 1));
    const annotations = [annotation(blockOf(text, 0), facts)];
    const { records, problems } = extractPage(text, { ...input, annotations });
    expect(records.map(({ id, events }) => [id, events.map(({ date }) => date)])).toEqual([
      ["acme/a-1@2031", ["2026-05-01"]],
      ["acme/a-1@2032", []],
    ]);
    expect(records[0]?.evidence.some((place) => place.annotation)).toBe(true);
    expect(problems.map(({ line }) => line)).toEqual([6]);
  });

  it("is the same for the snapshot of the page, and void once the cell says something else", () => {
    const { body } = snapshotPage(page(unclear), input);
    expect(blockOf(body, 0)).toBe(blockOf(page(unclear), 0));
    const annotations = [annotation(blockOf(page(unclear), 0), facts)];
    const { problems } = extractPage(page("once it has met"), { ...input, annotations });
    expect(problems.map(({ rule }) => rule)).toContain("annotation-void");
  });
});
