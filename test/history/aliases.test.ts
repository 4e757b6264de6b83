import { describe, expect, it } from "vitest";
import { carryOverEvidence, carryOverUnlisted } from "../../pipeline/history/carry-over.ts";
import { mergePages } from "../../pipeline/history/merge-pages.ts";
import { indexEvidence, inlineEvidence, type RecordWithEvidence } from "../../pipeline/history/record-evidence.ts";
import { record } from "../support/records.ts";

/** A model with other ids, as a page of that name or a snapshot of that day gives them. */
function aliased(ids: string[], on: { page?: string; snapshot?: string } = {}): RecordWithEvidence {
  const said = inlineEvidence(record("m | active", on.snapshot ?? "2026-01-01"));
  const evidence = said.rowEvidence;
  if (!evidence) throw new Error("no evidence");
  return { ...said, aliases: ids.map((model) => ({ model, evidence: { ...evidence, ...on } })) };
}
const idsOf = ({ aliases }: RecordWithEvidence): string[] => aliases.map(({ model }) => model);

describe("the other ids of a model", () => {
  it("are those of all pages, each once, with the evidence of the first", () => {
    const { aliases } = mergePages([aliased(["m-1", "m-2"], { page: "a" }), aliased(["m-2", "m-3"], { page: "b" })]);
    expect(aliases.map(({ model, evidence }) => [model, evidence.page])).toEqual([
      ["m-1", "a"],
      ["m-2", "a"],
      ["m-3", "b"],
    ]);
  });

  it("keep the evidence of where they were first seen, and their order", () => {
    const old = aliased(["m-1", "m-2"]);
    const next = (ids: string[]) =>
      carryOverEvidence(aliased(ids, { snapshot: "2026-02-02" }), old, new Map([["models", aliased(ids)]]));
    expect(next(["m-2", "m-1"]).aliases).toBe(old.aliases);
    expect(next(["m-2", "m-3"]).aliases.map(({ evidence }) => evidence.snapshot)).toEqual(["2026-01-01", "2026-02-02"]);
  });

  it("stay when their page no longer lists the model, until another page gives some", () => {
    const old = aliased(["m-1"], { page: "a" });
    const kept = (ids: string[], page: string) => {
      const next = aliased(ids, { page });
      return idsOf(carryOverUnlisted(next, old, new Map([[page, next]]), { day: "2026-02-02", headings: new Set() }));
    };
    expect(kept([], "b")).toEqual(["m-1"]);
    expect(kept(["m-2"], "b")).toEqual(["m-2"]);
    expect(kept([], "a")).toEqual([]);
  });

  it("are stored with their evidence, and not at all where there are none", () => {
    const stored = indexEvidence(aliased(["m-1"], { page: "z" }));
    expect(stored.evidence.map(({ page }) => page)).toEqual(["models", "z"]);
    expect(stored.aliases).toEqual([{ model: "m-1", evidence: 1 }]);
    expect(idsOf(inlineEvidence(stored))).toEqual(["m-1"]);
    expect(indexEvidence(aliased([]))).not.toHaveProperty("aliases");
  });
});
