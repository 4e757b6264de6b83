import { describe, expect, it } from "vitest";
import type { ModelRecord } from "../../pipeline/domain/schema.ts";
import { resolveReplacements } from "../../pipeline/history/resolve-replacements.ts";

function record(model: string, more: Partial<ModelRecord> = {}, ...replacements: string[]): ModelRecord {
  const version = more.version ? `@${more.version}` : "";
  return {
    id: `acme/${model}${version}`,
    provider: "acme",
    model,
    version: null,
    name: null,
    kind: "model",
    stage: null,
    stageEvidence: null,
    listed: true,
    events: [],
    relative: [],
    evidence: [],
    ...more,
    replacements: replacements.map((printed) => ({ model: printed, id: null, url: null, evidence: 0 })),
  };
}

/** What the replacement of `old`, printed so, resolves to among others. */
const resolved = (printed: string, ...others: ModelRecord[]): string | null | undefined =>
  resolveReplacements([record("old", {}, printed), ...others])[0]?.replacements[0]?.id;

describe("a replacement names the record", () => {
  it("of that model id, in any case", () => {
    expect(resolved("New-1", record("new-1"))).toBe("acme/new-1");
  });

  it("of that display name, where no id fits", () => {
    expect(resolved("New One", record("new-1", { name: "New One" }))).toBe("acme/new-1");
    expect(resolved("new-1", record("new-1"), record("other", { name: "new-1" }))).toBe("acme/new-1");
  });

  it.each(["gpt-4o (2024-08-06)", "gpt-4o, version 2024-08-06", "gpt-4o@2024-08-06", "gpt-4o: 2024-08-06"])(
    "of that model and version: %s",
    (printed) => {
      const versions = ["2024-05-13", "2024-08-06"].map((version) => record("gpt-4o", { version }));
      expect(resolved(printed, ...versions)).toBe("acme/gpt-4o@2024-08-06");
    },
  );
});

describe("a replacement in another spelling names the record", () => {
  it.each([
    ["Gemini 3.5 Flash-Lite", "gemini-3.5-flash-lite"],
    ["claude-3.5-sonnet@20240620", "claude-3-5-sonnet-20240620"],
    ["Command R+", "command-r-plus"],
  ])("%s: %s", (printed, id) => {
    expect(resolved(printed, record(id))).toBe(`acme/${id}`);
  });

  it("by an alias that a page gives it, unless a model has that id", () => {
    const aliased = record("new-1", { aliases: [{ model: "new-latest", evidence: 0 }] });
    expect(resolved("new-latest", aliased)).toBe("acme/new-1");
    expect(resolved("new-latest", aliased, record("new-latest"))).toBe("acme/new-latest");
    expect(resolved("new-latest", aliased, { ...aliased, id: "acme/new-2", model: "new-2" })).toBeNull();
  });

  it("but never one that has a date, or another word, more", () => {
    expect(resolved("gpt-4o", record("gpt-4o-2024-05-13"))).toBeNull();
    expect(resolved("Command R", record("command-r-plus"))).toBeNull();
  });
});

describe("a replacement names no record", () => {
  it("where several fit", () => {
    expect(resolved("gpt-4o", record("gpt-4o", { version: "a" }), record("gpt-4o", { version: "b" }))).toBeNull();
  });

  it("where it would be the model itself, or none fits", () => {
    expect(resolved("old")).toBeNull();
    expect(resolved("newer", record("new-1"))).toBeNull();
  });
});

it("an id that no longer fits is taken away, and a record that stays the same is the same value", () => {
  const [before] = resolveReplacements([record("old", {}, "new-1"), record("new-1")]);
  const again = resolveReplacements([before as ModelRecord, record("new-1")]);
  expect(again[0]).toBe(before);
  expect(resolveReplacements([before as ModelRecord])[0]?.replacements[0]?.id).toBeNull();
});
