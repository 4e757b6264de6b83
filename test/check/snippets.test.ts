// The labelled snippets: how precise the scanner is and how much it finds, on all of them and on those that were written when
// its rules were finished.
import { describe, expect, it } from "vitest";
import { checkSnippets, scoreOf, snippetIndex } from "../support/check-snippets.ts";

const snippets = checkSnippets();

describe("the snippets", () => {
  it("are many, in many languages, with traps that hold no id", () => {
    expect(snippets.length).toBeGreaterThanOrEqual(300);
    expect(new Set(snippets.map(({ language }) => language)).size).toBeGreaterThanOrEqual(20);
    expect(snippets.filter(({ expected }) => expected.length === 0).length).toBeGreaterThan(100);
    expect(snippets.filter(({ isHeldOut }) => isHeldOut).length).toBeGreaterThanOrEqual(75);
  });

  it("name records that exist, or none", () => {
    const known = new Set(snippetIndex.records.map(({ id }) => id));
    const named = snippets.flatMap(({ expected }) => expected.flatMap(({ record }) => record ?? []));
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });
});

describe.each([
  { name: "all", of: snippets, precision: 0.99, recall: 0.97 },
  {
    name: "those written afterwards",
    of: snippets.filter(({ isHeldOut }) => isHeldOut),
    precision: 0.97,
    recall: 0.97,
  },
])("of $name, the scanner", ({ of, precision, recall }) => {
  const { right, wrong, missed } = scoreOf(of, snippetIndex);

  it(`finds at least ${recall * 100} of 100 ids`, () => {
    expect(right / (right + missed.length), JSON.stringify(missed, null, 1)).toBeGreaterThanOrEqual(recall);
  });

  it(`is right in at least ${precision * 100} of 100 findings`, () => {
    expect(right / (right + wrong.length), JSON.stringify(wrong, null, 1)).toBeGreaterThanOrEqual(precision);
  });
});
