import { describe, expect, it } from "vitest";
import {
  carryOverEvidence as carryOverFrom,
  headingsOf,
  carryOverUnlisted as unlistedFrom,
} from "../../pipeline/history/carry-over.ts";
import { inlineEvidence, type RecordWithEvidence } from "../../pipeline/history/record-evidence.ts";
import { record } from "../support/records.ts";

const [before, after] = ["2026-01-01", "2026-02-02"];
const said = (row: string, day: string): RecordWithEvidence => inlineEvidence(record(row, day));
/** On a page of its own, `models`. */
const carryOverEvidence = (next: RecordWithEvidence, old: RecordWithEvidence) =>
  carryOverFrom(next, old, new Map([["models", next]]));
const carryOverUnlisted = (
  next: RecordWithEvidence,
  old: RecordWithEvidence,
  page: string,
  day = "2026-06-01",
  others: RecordWithEvidence[] = [],
) => unlistedFrom(next, old, new Map([[page, next]]), { day, headings: new Set(others.flatMap(headingsOf)) });
const days = (facts: readonly { evidence: { snapshot: string | null } }[]) =>
  facts.map(({ evidence }) => evidence.snapshot);

describe("a fact that is unchanged", () => {
  it("keeps its words and the evidence of where it was first seen", () => {
    const next = carryOverEvidence(
      said("m | active | retired=2026-05-01, released=2025-01-01 | x, y", after),
      said("m | active | retired=2026-05-01 | X", before),
    );
    expect(next.stage?.evidence?.snapshot).toBe(before);
    expect(next.events.map(({ event, evidence }) => [event, evidence.snapshot])).toEqual(
      expect.arrayContaining([
        ["retired", before],
        ["released", after],
      ]),
    );
    expect(next.replacements.map(({ model }) => model)).toEqual(["X", "y"]);
    expect(days(next.replacements)).toEqual([before, after]);
  });

  it("takes the evidence of the page that says it now", () => {
    const [next, old] = [
      said("m | active | retired=2026-05-01", after),
      said("m | active | retired=2026-05-01", before),
    ];
    const moved = said("m | legacy | retired=2026-06-01", after);
    const kept = carryOverFrom(
      next,
      old,
      new Map([
        ["models", moved],
        ["other", next],
      ]),
    );
    expect([kept.stage?.evidence?.snapshot, ...days(kept.events)]).toEqual([after, after]);
  });

  it("is another fact with another date, bound or stage", () => {
    const next = carryOverEvidence(
      said("m | deprecated | retired>2026-05-01", after),
      said("m | active | retired=2026-05-01", before),
    );
    expect([next.stage?.evidence?.snapshot, ...days(next.events)]).toEqual([after, after]);
  });

  it("keeps the order of replacements that are only listed differently", () => {
    const old = said("m | | | x, y", before);
    expect(carryOverEvidence(said("m | | | Y, X", after), old).replacements).toBe(old.replacements);
    const more = carryOverEvidence(said("m | | | y, x, z", after), old);
    expect(more.replacements.map(({ model }) => model)).toEqual(["y", "x", "z"]);
  });

  it("keeps the spelling of a name", () => {
    const named = (name: string | null, day: string) => ({ ...said("m |", day), name });
    expect(carryOverEvidence(named("model one", after), named("Model One", before)).name).toBe("Model One");
    expect(carryOverEvidence(named("Model Two", after), named("Model One", before)).name).toBe("Model Two");
    expect(carryOverEvidence(named(null, after), named("Model One", before)).name).toBeNull();
  });
});

describe("facts of a page that no longer lists the model", () => {
  const old = said("m | active | retired=2026-05-01, deprecated=2026-04-01 | x", before);

  it("stay while another page lists it and says nothing of the kind", () => {
    const kept = carryOverUnlisted(said("m | | deprecated=2026-04-09", after), old, "other");
    expect(kept.stage?.stage).toBe("active");
    expect(kept.events.map(({ event, date }) => `${event} ${date}`)).toEqual([
      "deprecated 2026-04-09",
      "retired 2026-05-01",
    ]);
    expect(kept.replacements.map(({ model }) => model)).toEqual(["x"]);
  });

  it("are gone where they are dates ahead: no page says any more that they come", () => {
    const kept = carryOverUnlisted(said("m | | deprecated=2026-04-09", after), old, "other", "2026-04-30");
    expect(kept.events.map(({ event, date }) => `${event} ${date}`)).toEqual(["deprecated 2026-04-09"]);
  });

  it("give way to a fact of the same kind", () => {
    const next = carryOverUnlisted(said("m | retired | retired=2026-05-09 | z", after), old, "other");
    expect([next.stage?.stage, next.replacements.map(({ model }) => model)]).toEqual(["retired", ["z"]]);
    expect(next.events.map(({ date }) => date)).toEqual(["2026-05-09", "2026-04-01"]);
  });

  it("are gone where the page that gave them still lists it", () => {
    const next = carryOverUnlisted(said("m |", after), old, "models");
    expect([next.stage, next.events, next.replacements]).toEqual([null, [], []]);
  });

  it("stay where the section that gave a date no longer lists it, as far as it has passed, and another section does", () => {
    const elsewhere = said("m |", after);
    const tuned = {
      ...elsewhere,
      rowEvidence: elsewhere.rowEvidence && { ...elsewhere.rowEvidence, section: ["Tuned"] },
    };
    const datesOn = (day: string, others: RecordWithEvidence[]) =>
      carryOverUnlisted(tuned, old, "models", day, others).events.map(({ date }) => date);
    const others = [said("n |", after)];
    expect(datesOn("2026-06-01", others).sort()).toEqual(["2026-04-01", "2026-05-01"]);
    expect(datesOn("2026-04-15", others)).toEqual(["2026-04-01"]);
    // A section that is not there any more was renamed: its models say now what their new section says.
    expect(datesOn("2026-06-01", [])).toEqual([]);
  });
});
