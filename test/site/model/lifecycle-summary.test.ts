import { describe, expect, it } from "vitest";
import { replacementChain } from "../../../pipeline/domain/replacement-chain.ts";
import type { ModelRecord } from "../../../pipeline/domain/schema.ts";
import { plainText } from "../../../pipeline/text/rich-text.ts";
import { summarize } from "../../../src/lib/model/lifecycle-summary.ts";
import { changeOf } from "../../support/changes.ts";
import { checkOf } from "../../support/checks.ts";
import { almanacOf, eventOf, recordOf } from "../../support/dataset.ts";

function summaryOf(
  facts: Partial<ModelRecord>,
  others: ModelRecord[] = [],
  changes: Parameters<typeof almanacOf>[1] = [],
) {
  const almanac = almanacOf([recordOf("a", facts), ...others], changes);
  const model = almanac.model("acme/a");
  return model ? plainText(summarize(model, almanac)) : "";
}
const events = (...words: string[]) => ({ events: words.map(eventOf) });
const replacedBy = (...models: string[]) => ({
  replacements: models.map((model) => ({ model, id: `acme/${model}`, url: null, evidence: 0 })),
});

describe("the summary", () => {
  it.each([
    [events("retired on 2027-01-20"), "It will be retired on 20 January 2027."],
    [events("retired on 2026-11-20"), "It was retired on 20 November 2026."],
    [events("retired on 2027-03"), "It will be retired in March 2027."],
    [events("retired on 2027-Q3"), "It will be retired in Q3 2027."],
    [
      events("retired not-before 2026-11-24"),
      "It will not be retired before 24 November 2026. No retirement date announced.",
    ],
    [
      events("retired not-before 2026-11-01"),
      "It may have been retired: the earliest date, 1 November 2026, has passed, but the provider has not confirmed a retirement.",
    ],
    [events("retired tentative 2026-12-01"), "It is expected to be retired on 1 December 2026; the date is tentative."],
    [
      events("retired tentative 2026-11-01"),
      "It may have been retired: the tentative date, 1 November 2026, has passed, but the provider has not confirmed a retirement.",
    ],
    [{ stage: "retired" as const }, "It has been retired; the page does not say when."],
    [
      { stage: "retired" as const, ...events("retired not-before 2026-01-01") },
      "It has been retired. The page does not say when, only that it would not be before 1 January 2026.",
    ],
    [{ stage: "preview" as const }, "It is in preview; no retirement date announced as of 21 November 2026."],
    [{ stage: "legacy" as const }, "It is legacy; no retirement date announced as of 21 November 2026."],
    [
      events("deprecated on 2026-05-01"),
      "It was deprecated on 1 May 2026; no retirement date announced as of 21 November 2026.",
    ],
    [{}, "No retirement date announced as of 21 November 2026."],
    [
      { relative: [{ event: "retired" as const, text: "45 days after the next", evidence: 0 }] },
      "No date given; the page says: “45 days after the next”.",
    ],
    [
      events("retired on 2026-03-01", "retired on 2027-03-01"),
      "The page gives more than one date for its retirement: 1 March 2026 and 1 March 2027.",
    ],
  ])("of %j is: %s", (facts, told) => {
    expect(summaryOf(facts)).toBe(told);
  });

  it("leaves out an earliest date beside a fixed one", () => {
    expect(summaryOf(events("retired not-before 2026-03-01", "retired on 2027-03-01"))).toBe(
      "It will be retired on 1 March 2027.",
    );
  });

  it("does not claim a retirement that was due after the page was last read", () => {
    const told = (read: string, stage: ModelRecord["stage"] = null) => {
      const record = recordOf("a", { ...events("retired on 2026-10-14"), stage, stageEvidence: stage && 0 });
      const almanac = almanacOf([record], [], "2026-11-21", [checkOf(read)]);
      const model = almanac.model("acme/a");
      return model && plainText(summarize(model, almanac));
    };
    expect(told("2026-03-01")).toBe(
      "It was scheduled to be retired on 14 October 2026 (page last read on 1 March 2026, before that day).",
    );
    expect(told("2026-10-14")).toMatch(/^It was scheduled to .* on 14 October 2026 \(page last read on that day\)\./);
    expect(told("2026-10-15")).toMatch(/^It was retired on 14 October 2026\. We last read the page on 15 October 2026/);
    expect(told("2026-11-21")).toBe("It was retired on 14 October 2026.");
    expect(told("2026-10-14", "retired")).toMatch(/^It was retired on 14 October 2026\./);
  });

  it("names the dates that cannot be confirmed where there are several", () => {
    const dates = events("retired on 2026-10-14", "retired on 2027-10-14");
    const almanac = almanacOf([recordOf("a", dates)], [], "2026-11-21", [checkOf("2026-03-01")]);
    const model = almanac.model("acme/a");
    expect(model && plainText(summarize(model, almanac))).toBe(
      "The page gives more than one date for its retirement: 14 October 2026 and 14 October 2027 " +
        "(page last read on 1 March 2026, before that day). We last read the page on 1 March 2026, so this may be out of date.",
    );
  });

  it("says as of when no date is announced", () => {
    const almanac = almanacOf([recordOf("a")], [], "2026-11-21", [checkOf("2026-08-01")]);
    const model = almanac.model("acme/a");
    expect(model && plainText(summarize(model, almanac))).toBe(
      "No retirement date announced as of 1 August 2026. We last read the page on 1 August 2026, so this may be out of date.",
    );
  });

  it("keeps the bound of each of several dates", () => {
    expect(summaryOf(events("retired not-before 2027-03-01", "retired tentative 2027-05-01"))).toBe(
      "The page gives more than one date for its retirement: not before 1 March 2027 and tentatively 1 May 2027.",
    );
  });

  it("gives each scope its own date, and says who has none", () => {
    expect(summaryOf(events("retired on 2026-03-31 Standard"))).toBe(
      "For “Standard” it was retired on 31 March 2026, and for others the page gives no date.",
    );
  });

  it("says of a retired model whom its date is for, and nothing of a date for others", () => {
    expect(summaryOf({ stage: "retired", ...events("retired on 2026-03-31 Standard") })).toBe(
      "It was retired on 31 March 2026 for “Standard”.",
    );
  });

  it("says that a model has been retired only when it has been for all", () => {
    const both = events("retired on 2026-03-31 Standard", "retired on 2026-10-01 other deployment types");
    expect(summaryOf(both)).toMatch(/^It has been retired: for “Standard” on 31 March 2026, and for “other/);
    const later = events("retired on 2026-03-31 Standard", "retired on 2027-10-01 other deployment types");
    expect(summaryOf(later)).toMatch(
      /^For “Standard” it was retired on 31 March 2026, and for “other .* it will be retired on 1 October 2027/,
    );
  });

  it("does not take a model that is no longer listed for retired", () => {
    const gone = changeOf("acme/a", "2026-10-01", "delisted");
    expect(summaryOf({ listed: false }, [], [gone])).toBe(
      "No retirement date announced as of 30 September 2026. Acme no longer lists it (noticed on 1 October 2026) and gives no reason.",
    );
  });

  it("follows a retired replacement to one that is not", () => {
    const next = recordOf("b", { ...events("retired on 2026-02-01"), ...replacedBy("c") });
    const last = recordOf("c", { stage: "active" });
    expect(summaryOf({ ...events("retired on 2026-01-01"), ...replacedBy("b") }, [next, last])).toBe(
      "It was retired on 1 January 2026. Acme names b as its replacement, which has itself been retired; the latest replacement named is c.",
    );
  });

  it("warns of a replacement that will be retired, and tells an earliest date from a fixed one", () => {
    const ending = recordOf("b", events("retired on 2027-02-01"));
    expect(summaryOf(replacedBy("b"), [ending])).toContain("which will itself be retired on 1 February 2027");
    const soft = recordOf("b", events("retired not-before 2027-02-01"));
    expect(summaryOf(replacedBy("b"), [soft])).toContain("which will be available until at least 1 February 2027");
  });

  it("does not walk in circles", () => {
    const almanac = almanacOf([
      recordOf("a", { stage: "retired", ...replacedBy("b") }),
      recordOf("b", { stage: "retired", ...replacedBy("a") }),
    ]);
    const model = almanac.model("acme/a");
    expect(model && replacementChain(model, almanac.model).map(({ id }) => id)).toEqual(["acme/b"]);
  });
});
