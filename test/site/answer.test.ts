import { describe, expect, it } from "vitest";
import { replacementChain } from "../../pipeline/domain/replacement-chain.ts";
import type { Check, ModelRecord } from "../../pipeline/domain/schema.ts";
import { plainText } from "../../pipeline/text/rich-text.ts";
import { summarize } from "../../src/lib/model/lifecycle-summary.ts";
import { almanacOf, changeOf, eventOf, recordOf } from "../support/dataset.ts";

function answerOf(
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

describe("the answer", () => {
  it.each([
    [events("retired on 2027-01-20"), "It ends on 20 January 2027."],
    [events("retired on 2026-11-20"), "It ended on 20 November 2026."],
    [events("retired on 2027-03"), "It ends in March 2027."],
    [events("retired on 2027-Q3"), "It ends in Q3 2027."],
    [events("retired not-before 2026-11-24"), "Not before 24 November 2026; no end date announced."],
    [
      events("retired not-before 2026-11-01"),
      "It may have ended: the earliest day given, 1 November 2026, has passed, and the provider has not confirmed an end.",
    ],
    [events("retired tentative 2026-12-01"), "It is expected to end on 1 December 2026; the date is tentative."],
    [
      events("retired tentative 2026-11-01"),
      "It may have ended: the tentative date, 1 November 2026, has passed, and the provider has not confirmed an end.",
    ],
    [{ stage: "retired" as const }, "It has ended; the page does not say on which day."],
    [
      { stage: "retired" as const, ...events("retired not-before 2026-01-01") },
      "It has ended; the page gives no day, only that it was not to be before 1 January 2026.",
    ],
    [{ stage: "preview" as const }, "It is a preview; no end announced."],
    [{ stage: "legacy" as const }, "It is legacy; no end announced."],
    [events("deprecated on 2026-05-01"), "It was deprecated on 1 May 2026; no end announced."],
    [{}, "No end announced."],
    [
      { relative: [{ event: "retired" as const, text: "45 days after the next", evidence: 0 }] },
      "No date announced. Its end hangs on something else: “45 days after the next”.",
    ],
    [
      events("retired on 2026-03-01", "retired on 2027-03-01"),
      "The page gives more than one end: 1 March 2026 and 1 March 2027.",
    ],
  ])("%j is told as: %s", (facts, told) => {
    expect(answerOf(facts)).toBe(told);
  });

  it("leaves out a soft date that a firm one has overtaken", () => {
    expect(answerOf(events("retired not-before 2026-03-01", "retired on 2027-03-01"))).toBe("It ends on 1 March 2027.");
  });

  it("does not claim an end that came after the page was last read", () => {
    const check = (lastChecked: string): Check => ({
      ...{
        provider: "acme",
        page: "models",
        url: "https://acme.example/models",
        status: "ok",
        reasons: [],
        since: null,
      },
      ...{ lastChecked, lastSnapshot: lastChecked, records: 1, warnings: [], unread: [] },
      ...{ answeredBy: null, movedTo: null, validators: null },
    });
    const told = (read: string) => {
      const almanac = almanacOf([recordOf("a", events("retired on 2026-10-14"))], [], "2026-11-21", [check(read)]);
      const model = almanac.model("acme/a");
      return model && plainText(summarize(model, almanac));
    };
    expect(told("2026-03-01")).toBe(
      "It was to end on 14 October 2026. The page was last read on 1 March 2026, before that day.",
    );
    expect(told("2026-10-14")).toBe("It ended on 14 October 2026.");
  });

  it("gives each user group its own end, and says who has none", () => {
    expect(answerOf(events("retired on 2026-03-31 Standard"))).toBe(
      "For “Standard” it ended on 31 March 2026, and for others the page gives no end.",
    );
  });

  it("says that a model has ended only when it has ended for all", () => {
    const both = events("retired on 2026-03-31 Standard", "retired on 2026-10-01 other deployment types");
    expect(answerOf(both)).toMatch(/^It has ended: for “Standard” it ended on 31 March 2026, and for “other/);
    const later = events("retired on 2026-03-31 Standard", "retired on 2027-10-01 other deployment types");
    expect(answerOf(later)).toMatch(
      /^For “Standard” it ended on 31 March 2026, and for “other .* it ends on 1 October 2027/,
    );
  });

  it("does not take the end of a listing for an end", () => {
    const gone = changeOf("acme/a", "2026-10-01", "delisted");
    expect(answerOf({ listed: false }, [], [gone])).toBe(
      "No end announced. Acme no longer lists it, seen on 1 October 2026, and gives no reason.",
    );
  });

  it("follows a replacement that has ended to one that lives", () => {
    const next = recordOf("b", { ...events("retired on 2026-02-01"), ...replacedBy("c") });
    const last = recordOf("c", { stage: "active" });
    expect(answerOf({ ...events("retired on 2026-01-01"), ...replacedBy("b") }, [next, last])).toBe(
      "It ended on 1 January 2026. Acme names b as its replacement, which has itself ended; the trail leads to c.",
    );
  });

  it("warns of a replacement that is ending, and calls a soft end soft", () => {
    const ending = recordOf("b", events("retired on 2027-02-01"));
    expect(answerOf(replacedBy("b"), [ending])).toContain("which itself ends on 1 February 2027");
    const soft = recordOf("b", events("retired not-before 2027-02-01"));
    expect(answerOf(replacedBy("b"), [soft])).toContain("which lives at least until 1 February 2027");
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
