import { describe, expect, it } from "vitest";
import { type DateFact, pairDates } from "../../pipeline/history/date-pairs.ts";

/** `2026-05-01`, `not-before 2026-05-01`, with ` for <scope>` and ` in <section>`. */
function fact(text: string): DateFact {
  const [, bound = "on", date = "", scope = null, section = "Models"] =
    /^(?:(on|not-before|tentative) )?(\S+)(?: for (.+?))?(?: in (.+))?$/.exec(text) ?? [];
  const evidence = { page: "models", section: [section], table: section.length, row: 1, line: 9 };
  return { bound: bound as DateFact["bound"], date, scope, evidence };
}

const words = (one: DateFact | null): string =>
  one === null
    ? "none"
    : `${one.bound === "on" ? "" : `${one.bound} `}${one.date}${one.scope === null ? "" : ` for ${one.scope}`}`;

const pairs = (before: string[], after: string[]): string[] =>
  pairDates(before.map(fact), after.map(fact)).map((pair) => `${words(pair.before)} → ${words(pair.after)}`);

describe("dates of one event", () => {
  it("are no pair where nothing changed, in any order", () => {
    expect(pairs(["2026-05-01", "2026-06-01 for EU"], ["2026-06-01 for EU", "2026-05-01"])).toEqual([]);
  });

  it("pair by their day where only the bound changed, before what is left over", () => {
    expect(pairs(["not-before 2026-05-01", "2026-06-01"], ["2026-05-01", "2026-07-01"])).toEqual([
      "not-before 2026-05-01 → 2026-05-01",
      "2026-06-01 → 2026-07-01",
    ]);
  });

  it("pair within their scope", () => {
    expect(pairs(["2026-05-01 for EU", "2026-05-01 for US"], ["2026-06-01 for EU", "2026-07-01 for US"])).toEqual([
      "2026-05-01 for EU → 2026-06-01 for EU",
      "2026-05-01 for US → 2026-07-01 for US",
    ]);
  });

  it("do not pair where several of one scope are left on both sides: nothing says which became which", () => {
    expect(pairs(["2026-01-01", "2026-02-01"], ["2026-03-01", "2026-04-01"])).toEqual([
      "2026-01-01 → none",
      "2026-02-01 → none",
      "none → 2026-03-01",
      "none → 2026-04-01",
    ]);
  });

  it("pair one for all with each of those for some that take its place, and the other way round", () => {
    expect(pairs(["2026-05-01"], ["2026-06-01 for EU", "2026-07-01 for US"])).toEqual([
      "2026-05-01 → 2026-06-01 for EU",
      "2026-05-01 → 2026-07-01 for US",
    ]);
    expect(pairs(["2026-06-01 for EU", "2026-07-01 for US"], ["2026-05-01"])).toEqual([
      "2026-06-01 for EU → 2026-05-01",
      "2026-07-01 for US → 2026-05-01",
    ]);
  });

  it("do not pair with a date for some in another table, which is about something else", () => {
    expect(pairs(["2026-03-31"], ["2027-10-01 for fine-tuned models in Fine-tuning"])).toEqual([
      "2026-03-31 → none",
      "none → 2027-10-01 for fine-tuned models",
    ]);
    expect(
      pairs(
        ["2026-03-31 in Old table"],
        ["2026-03-31 for Standard", "2026-10-01 for other", "2027-10-01 for fine-tuned models in Fine-tuning"],
      ),
    ).toEqual([
      "2026-03-31 → 2026-03-31 for Standard",
      "2026-03-31 → 2026-10-01 for other",
      "none → 2027-10-01 for fine-tuned models",
    ]);
  });

  it("pair by their bound where several of one scope are left", () => {
    expect(pairs(["2026-10-22", "tentative 2026-10-29"], ["2026-10-28"])).toEqual([
      "2026-10-22 → 2026-10-28",
      "tentative 2026-10-29 → none",
    ]);
  });

  it("do not pair one for some with several for others", () => {
    expect(pairs(["2026-05-01 for EU"], ["2026-06-01 for US", "2026-07-01 for Asia"])).toEqual([
      "2026-05-01 for EU → none",
      "none → 2026-07-01 for Asia",
      "none → 2026-06-01 for US",
    ]);
    expect(pairs(["2026-05-01 for EU"], ["2026-06-01 for US"])).toEqual(["2026-05-01 for EU → 2026-06-01 for US"]);
  });

  it("are new, or gone, where the other side has none", () => {
    expect(pairs([], ["2026-05-01"])).toEqual(["none → 2026-05-01"]);
    expect(pairs(["2026-05-01"], [])).toEqual(["2026-05-01 → none"]);
  });
});
