// The labelled snippets: how precise the scanner is, and how much it finds, on those that its rules were written with and
// on those that were kept aside.
import { describe, expect, it } from "vitest";
import { checkIndex } from "../../pipeline/check/check-index.ts";
import { modelRecord } from "../../pipeline/domain/schema.ts";
import { checkSnippets, scoreOf } from "../support/check-snippets.ts";
import { filesBelow, textOf } from "../support/repository.ts";

const records = filesBelow("generated/models").map((file) => modelRecord.parse(JSON.parse(textOf(file))));
const index = checkIndex(records);
const snippets = checkSnippets();

describe("the snippets", () => {
  it("are many, in many languages, with traps that hold no id", () => {
    expect(snippets.length).toBeGreaterThanOrEqual(300);
    expect(new Set(snippets.map(({ language }) => language)).size).toBeGreaterThanOrEqual(20);
    expect(snippets.filter(({ expected }) => expected.length === 0).length).toBeGreaterThan(100);
    expect(snippets.filter(({ isHeldOut }) => isHeldOut).length).toBeGreaterThan(90);
  });

  it("name records that exist, or none", () => {
    const known = new Set(records.map(({ id }) => id));
    const named = snippets.flatMap(({ expected }) => expected.flatMap(({ record }) => record ?? []));
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });
});

describe.each([
  { name: "all", of: snippets, precision: 0.99, recall: 0.97 },
  { name: "those kept aside", of: snippets.filter(({ isHeldOut }) => isHeldOut), precision: 0.97, recall: 0.94 },
])("of $name, the scanner", ({ of, precision, recall }) => {
  const { right, wrong, missed } = scoreOf(of, index);

  it(`finds at least ${recall * 100} of 100 ids`, () => {
    expect(right / (right + missed.length), JSON.stringify(missed, null, 1)).toBeGreaterThanOrEqual(recall);
  });

  it(`is right in at least ${precision * 100} of 100 findings`, () => {
    expect(right / (right + wrong.length), JSON.stringify(wrong, null, 1)).toBeGreaterThanOrEqual(precision);
  });
});
