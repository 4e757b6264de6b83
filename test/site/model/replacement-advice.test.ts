import { describe, expect, it } from "vitest";
import type { ModelRecord } from "../../../pipeline/domain/schema.ts";
import { replacementAdvice } from "../../../src/lib/model/replacement-advice.ts";
import { almanacOf, eventsOf, recordOf } from "../../support/dataset.ts";

const replacedBy = (...names: string[]): Pick<ModelRecord, "replacements"> => ({
  replacements: names.map((model) => ({ model, id: `acme/${model}`, url: null, evidence: 0 })),
});

function adviceOn(...records: ModelRecord[]) {
  const almanac = almanacOf(records);
  const model = almanac.model("acme/a");
  if (!model) throw new Error("no a");
  return replacementAdvice(model, almanac);
}

describe("what to use instead", () => {
  it("is the last of the replacements that have a page", () => {
    const { chain, parameter, note } = adviceOn(
      recordOf("a", replacedBy("b")),
      recordOf("b", { stage: "retired", ...replacedBy("c") }),
      recordOf("c"),
    );
    expect(chain.map(({ label }) => label)).toEqual(["b", "c"]);
    expect([parameter, note]).toEqual([{ before: "a", after: "c" }, null]);
  });

  it.each([
    [{ stage: "retired" as const }, "b has itself been retired, and the provider names no newer replacement."],
    [
      eventsOf("retired on 2027-01-01"),
      "b is itself scheduled for retirement, and the provider names no newer replacement.",
    ],
  ])("has a note where the last replacement is no help: %j", (facts, note) => {
    expect(adviceOn(recordOf("a", replacedBy("b")), recordOf("b", facts)).note).toBe(note);
  });

  it("names replacements that have no page here", () => {
    const { chain, unknownNames, parameter } = adviceOn(recordOf("a", replacedBy("x", "y")));
    expect([chain, unknownNames, parameter]).toEqual([[], ["x", "y"], null]);
  });

  it.each<[string, Partial<ModelRecord>]>([
    ["b", { stage: "retired" }],
    ["b", eventsOf("retired on 2027-01-01")],
    ["b", { listed: false }],
    ["b", { kind: "tool" }],
    ["B One", {}],
    ["B-1", {}],
  ])("changes no parameter to %s, %j: it is no id, or no longer offered", (name, facts) => {
    expect(adviceOn(recordOf("a", replacedBy(name)), recordOf(name, facts)).parameter).toBeNull();
  });

  it("changes no parameter of what is not a model, or has no replacement", () => {
    expect(adviceOn(recordOf("a", { kind: "endpoint", ...replacedBy("b") }), recordOf("b")).parameter).toBeNull();
    expect(adviceOn(recordOf("a")).parameter).toBeNull();
  });
});
