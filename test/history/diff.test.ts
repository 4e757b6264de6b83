import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Change, ModelRecord } from "../../pipeline/domain/schema.ts";
import { datesAfter, datesBefore, type StatedDate } from "../../pipeline/domain/stated-dates.ts";
import { diff } from "../../pipeline/history/diff.ts";
import { indexEvidence, inlineEvidence } from "../../pipeline/history/record-evidence.ts";
import { factsOf } from "../support/changes.ts";
import { facts, record } from "../support/records.ts";

const day = "2026-03-06";

function changes(before: string | null, after: string): Change[] {
  return diff(before === null ? [] : [record(before)], [record(after)], day, false);
}

/** A change in few words. */
function brief(change: Change) {
  const { record: _, ...facts } = factsOf(change);
  return facts;
}

describe("diff", () => {
  it("lists a new record once, with all it says", () => {
    const [only, ...others] = changes(null, "m | active | retired=2026-05-01 | n");
    expect(others).toEqual([]);
    expect(only).toMatchObject({ type: "listed", record: "acme/m", baseline: false, detectedOn: day });
    expect(only && factsOf(only).after).toEqual({
      stage: "active",
      events: [{ event: "retired", date: "2026-05-01", bound: "on", scope: null }],
      replacements: ["n"],
    });
  });

  it("says for whom a stage is, and where that changes", () => {
    const deprecated = record("m | deprecated");
    const limited = indexEvidence(inlineEvidence({ ...deprecated, stageScope: "Large 4 and later" }));
    expect(limited.stageScope).toBe("Large 4 and later");
    const [change, ...others] = diff([deprecated], [limited], day, false);
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      type: "stage-changed",
      before: { stage: "deprecated" },
      after: { stage: "deprecated", stageScope: "Large 4 and later" },
    });
    expect(diff([limited], [limited], day, false)).toEqual([]);
  });

  it("says how far a date moved", () => {
    expect(changes("m | | retired=2026-02-18", "m | | retired=2026-03-04").map(brief)).toEqual([
      {
        type: "date-moved",
        event: "retired",
        scope: null,
        days: 14,
        before: { date: "2026-02-18", bound: "on" },
        after: { date: "2026-03-04", bound: "on" },
      },
    ]);
  });

  it("counts no days where one date is a month", () => {
    expect(changes("m | | retired=2026-02", "m | | retired=2026-03-04")[0]).toMatchObject({
      type: "date-moved",
      days: null,
    });
  });

  it("tells bound, stage, set and withdrawn dates apart", () => {
    expect(changes("m | | retired>2026-02-18", "m | | retired=2026-02-18")[0]?.type).toBe("bound-changed");
    expect(changes("m | active", "m | legacy")[0]).toMatchObject({
      type: "stage-changed",
      before: { stage: "active" },
    });
    expect(changes("m | | ", "m | | retired=2026-02-18")[0]?.type).toBe("date-set");
    expect(changes("m | | retired=2026-02-18", "m | | ")[0]).toMatchObject({
      type: "date-withdrawn",
      before: { date: "2026-02-18" },
    });
  });

  it("lets an unscoped date give way to scoped ones without withdrawing it", () => {
    const found = changes("m | | retired=2026-03-31", "m | | retired=2026-03-31#Standard, retired=2026-10-01#other");
    expect(found.map(brief)).toEqual([
      {
        type: "date-set",
        event: "retired",
        scope: "Standard",
        days: null,
        before: { date: "2026-03-31", bound: "on", scope: null },
        after: { date: "2026-03-31", bound: "on" },
      },
      {
        type: "date-moved",
        event: "retired",
        scope: "other",
        days: 184,
        before: { date: "2026-03-31", bound: "on", scope: null },
        after: { date: "2026-10-01", bound: "on" },
      },
    ]);
  });

  it("does the same in reverse", () => {
    const found = changes("m | | retired=2026-03-31#Standard, retired=2026-10-01#other", "m | | retired=2026-10-01");
    expect(found.map(factsOf).map(({ type, scope, before }) => ({ type, scope, before }))).toEqual([
      { type: "date-set", scope: null, before: { date: "2026-10-01", bound: "on", scope: "other" } },
      { type: "date-moved", scope: null, before: { date: "2026-03-31", bound: "on", scope: "Standard" } },
    ]);
  });

  it("keeps the unscoped date out of it where it stays", () => {
    const found = changes("m | | retired=2026-03-31", "m | | retired=2026-03-31, retired=2026-10-01#EU");
    expect(found.map(factsOf).map(({ type, scope }) => ({ type, scope }))).toEqual([{ type: "date-set", scope: "EU" }]);
  });

  it("takes one replacement edited into another as one change", () => {
    const found = changes("m | | | a", "m | | | b");
    expect(found.map(brief)).toMatchObject([
      { type: "replacement-added", before: { replacement: "a" }, after: { replacement: "b" } },
    ]);
    expect(changes("m | | | a, b", "m | | | A")).toMatchObject([
      { type: "replacement-removed", before: { replacement: "b" } },
    ]);
  });

  it("tells delisting and relisting, never as a retirement", () => {
    const listed = record("m | active | retired=2026-05-01");
    const gone = { ...listed, listed: false };
    expect(diff([listed], [gone], day, false)).toMatchObject([{ type: "delisted", before: { stage: "active" } }]);
    const back = record("m | active | retired=2026-06-01");
    expect(diff([gone], [back], day, false).map(({ type }) => type)).toEqual(["relisted", "date-moved"]);
  });

  it("gives the same id for the same change on the same day, and another on another day", () => {
    const [a, b] = [record("m | | retired=2026-02-18"), record("m | | retired=2026-03-04", "2026-02-02")];
    const ids = (on: string, baseline: boolean) => diff([a], [b], on, baseline).map(({ id }) => id);
    expect(ids(day, false)).toEqual(ids(day, true));
    expect(ids(day, false)).not.toEqual(ids("2026-03-07", false));
    expect(ids(day, false)[0]).toMatch(/^[0-9a-f]{16}$/);
  });
});

const scope = fc.constantFrom(null, "Standard", "EU");
const date = fc.constantFrom("2026-01-01", "2026-02-01", "2026-03", "2026-Q4", "2027");
const event = fc.record({
  event: fc.constantFrom("released", "deprecated", "retired"),
  sign: fc.constantFrom("=", ">", "~"),
  date,
  scope,
});
const row = fc
  .record({
    stage: fc.constantFrom("", "active", "retired"),
    events: fc.uniqueArray(event, { maxLength: 5, comparator: "IsStrictlyEqual", selector: (e) => JSON.stringify(e) }),
    replacements: fc.uniqueArray(fc.constantFrom("a", "b", "c"), { maxLength: 3 }),
  })
  .map(({ stage, events, replacements }) => {
    const cells = events.map((e) => `${e.event}${e.sign}${e.date}${e.scope ? `#${e.scope}` : ""}`);
    return indexEvidence(inlineEvidence(record(`m | ${stage} | ${cells.join(", ")} | ${replacements.join(", ")}`)));
  });

/** What the record says once the changes have been applied to what it said. */
function applied(before: ModelRecord, found: readonly Change[]) {
  const state = facts(before);
  const dates = new Set(state.dates);
  const names = new Set(state.replacements);
  let { stage } = state;
  const text = ({ event, bound, date, scope }: StatedDate) => `${event} ${bound} ${date}${scope ? ` ${scope}` : ""}`;
  for (const change of found) {
    for (const date of datesBefore(change)) dates.delete(text(date));
    if (change.type === "replacement-added" || change.type === "replacement-removed")
      names.delete(change.before?.replacement ?? "");
  }
  for (const change of found) {
    for (const date of datesAfter(change)) dates.add(text(date));
    if (change.type === "replacement-added") names.add(change.after.replacement);
    if (change.type === "stage-changed") stage = change.after.stage;
  }
  return { stage, dates: [...dates].sort(), replacements: [...names].sort() };
}

describe("diff, for any two states", () => {
  it("finds nothing between a state and itself", () => {
    fc.assert(
      fc.property(row, (a) => {
        expect(diff([a], [structuredClone(a)], day, false)).toEqual([]);
      }),
    );
  });

  it("leads from the one state to the other", () => {
    fc.assert(
      fc.property(row, row, (a, b) => {
        const { stage, dates, replacements } = facts(b);
        expect(applied(a, diff([a], [b], day, false))).toEqual({
          stage,
          dates: dates.sort(),
          replacements: replacements.sort(),
        });
      }),
    );
  });

  it("gives no two changes one id, in fixed order", () => {
    fc.assert(
      fc.property(row, row, (a, b) => {
        const ids = diff([a], [b], day, false).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const shuffled = { ...b, events: [...b.events].reverse() };
        expect(diff([a], [shuffled], day, false).map(({ id }) => id)).toEqual(ids);
      }),
    );
  });

  it("makes one edited date one change", () => {
    fc.assert(
      fc.property(row, fc.nat(), date, (a, at, to) => {
        const edited = a.events[at % Math.max(a.events.length, 1)];
        if (!edited) return;
        const events = a.events.map((one) => (one === edited ? { ...one, date: to } : one));
        const keys = new Set(facts({ ...a, events }).dates);
        // An edit into a date that stands there already leaves one date less; nothing to see where nothing changed.
        if (to === edited.date || keys.size < events.length) return;
        expect(diff([a], [{ ...a, events }], day, false)).toHaveLength(1);
      }),
    );
  });

  it("makes one edited scope one change", () => {
    fc.assert(
      fc.property(row, fc.nat(), (a, at) => {
        const edited = a.events[at % Math.max(a.events.length, 1)];
        if (!edited) return;
        const events = a.events.map((one) => (one === edited ? { ...one, scope: "Batch" } : one));
        expect(diff([a], [{ ...a, events }], day, false)).toHaveLength(1);
      }),
    );
  });
});
