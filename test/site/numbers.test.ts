import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../pipeline/domain/days.ts";
import { byText } from "../../pipeline/domain/order.ts";
import type { Change, ModelRecord } from "../../pipeline/domain/schema.ts";
import { horizon, type Mark, reachOf } from "../../src/lib/charts/horizon.ts";
import { stripPlot } from "../../src/lib/charts/strip-plot.ts";
import { dateMoves } from "../../src/lib/statistics/date-moves.ts";
import { lifetimes } from "../../src/lib/statistics/lifetimes.ts";
import { observedNotice, statedNotice } from "../../src/lib/statistics/notice-periods.ts";
import { retirementsByMonth } from "../../src/lib/statistics/retirements-by-month.ts";
import { median } from "../../src/lib/statistics/spans.ts";
import { almanacOf, changeOf, eventOf, recordOf } from "../support/dataset.ts";

const events = (...words: string[]): Partial<ModelRecord> => ({ events: words.map(eventOf) });
function acme(records: ModelRecord[], changes: Change[] = []) {
  const provider = almanacOf(records, changes).provider("acme");
  if (!provider) throw new Error("no acme");
  return provider;
}
const daysOf = (spans: { days: number }[]) => spans.map(({ days }) => days);
const end = (detectedOn: string, after: Change["after"], facts: Partial<Change> = {}) =>
  changeOf("acme/a", detectedOn, "date-set", { event: "retired", after, ...facts });
const on = (date: string) => ({ date, bound: "on" as const });

const overlap = (a: Mark, b: Mark) => {
  const reach = reachOf(a) + reachOf(b) - 1e-6;
  return a.x1 - b.x2 < reach && b.x1 - a.x2 < reach && Math.abs(a.y - b.y) < reach;
};

describe("the median", () => {
  it("is the middle value, or the mean of the two in the middle, and nothing of none", () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, null]);
  });
});

describe("stated notice", () => {
  const stated = (...words: string[]) => daysOf(statedNotice(acme([recordOf("a", events(...words))])));
  it("runs from the announcement to the firm end", () => {
    expect(stated("announced on 2026-01-01", "deprecated on 2026-02-01", "retired on 2026-03-02")).toEqual([60]);
  });
  it("runs from the deprecation only where no announcement is given", () => {
    expect(stated("deprecated on 2026-02-01", "retired on 2026-03-03")).toEqual([30]);
  });
  it("leaves out soft dates and dates without a day", () => {
    expect(stated("announced on 2026-01-01", "retired not-before 2026-03-02")).toEqual([]);
    expect(stated("announced on 2026-01", "retired on 2026-03-02")).toEqual([]);
  });
  it("compares dates for the same users only", () => {
    expect(stated("announced on 2026-01-01", "retired on 2026-03-02 Standard")).toEqual([]);
    expect(stated("announced on 2026-01-01 EU", "retired on 2026-01-11 EU")).toEqual([10]);
  });
  it("counts each of several ends from the last announcement before it", () => {
    const [first, second] = ["announced on 2026-01-01", "announced on 2026-03-01"];
    expect(stated(first, second, "retired on 2026-01-08", "retired on 2026-03-31")).toEqual([7, 30]);
  });
  it("says whom it holds for", () => {
    const provider = acme([recordOf("a", events("announced on 2026-01-01 EU", "retired on 2026-01-11 EU"))]);
    expect(statedNotice(provider).map(({ scope }) => scope)).toEqual(["EU"]);
  });
  it("shows notice that is none", () => {
    expect(stated("announced on 2026-01-05", "retired on 2026-01-01")).toEqual([-4]);
  });
});

describe("seen notice", () => {
  const seen = (...changes: Change[]) => daysOf(observedNotice(acme([recordOf("a")], changes)));
  it("runs from the day we first saw a firm end to that end, whatever came later", () => {
    expect(seen(end("2026-01-01", on("2026-01-31")), end("2026-01-20", on("2027-01-31")))).toEqual([30]);
  });
  it("leaves out first readings, soft ends and ends that were over", () => {
    expect(seen(end("2026-01-01", on("2026-01-31"), { baseline: true }))).toEqual([]);
    expect(seen(end("2026-01-01", { date: "2026-01-31", bound: "not-before" }))).toEqual([]);
    expect(seen(end("2026-02-01", on("2026-01-31")))).toEqual([]);
  });
});

describe("other numbers", () => {
  it("a lifetime needs a release and a firm end, both for all", () => {
    const records = [
      recordOf("a", events("released on 2025-01-01", "retired on 2026-01-01")),
      recordOf("b", events("released on 2025-01-01", "retired on 2026-01-01 Standard")),
      recordOf("c", events("released on 2025-01-01", "retired not-before 2026-01-01")),
    ];
    expect(daysOf(lifetimes(acme(records)))).toEqual([365]);
  });
  it("a move is one that we saw: no first reading, no change of scope alone, no other event", () => {
    const move = (facts: Partial<Change>) =>
      changeOf("acme/a", "2026-02-01", "date-moved", {
        ...{ event: "retired", before: on("2026-03-01"), after: on("2026-03-15"), days: 14 },
        ...facts,
      });
    const found = (facts: Partial<Change>) => daysOf(dateMoves(acme([recordOf("a")], [move(facts)])));
    expect(found({})).toEqual([14]);
    expect(found({ baseline: true })).toEqual([]);
    expect(found({ days: 0 })).toEqual([]);
    expect(found({ event: "deprecated" })).toEqual([]);
  });
  it("a move tells how firm the end was and is", () => {
    const before = { date: "2026-03-01", bound: "not-before" as const };
    const change = changeOf("acme/a", "2026-02-01", "date-moved", {
      ...{ event: "retired", before, after: on("2026-03-15"), days: 14 },
    });
    expect(dateMoves(acme([recordOf("a")], [change]))[0]).toMatchObject({ was: "not-before", is: "on", firm: false });
  });
  it("a month counts a model once for each firmness, and no month is left out", () => {
    const records = [
      recordOf("a", events("retired on 2026-01-10 Standard", "retired on 2026-01-20 others")),
      recordOf("b", events("retired not-before 2026-03-01")),
      recordOf("c", events("retired on 2026-Q2")),
    ];
    expect(retirementsByMonth(almanacOf(records))).toEqual([
      { month: "2026-01", firm: 1, soft: 0 },
      { month: "2026-02", firm: 0, soft: 0 },
      { month: "2026-03", firm: 0, soft: 1 },
    ]);
  });
});

describe("pictures", () => {
  it("of strips keep every dot inside, in the order of its days, and as many as there are values", () => {
    const rows = fc.array(fc.record({ name: fc.string(), values: fc.array(fc.integer({ min: -900, max: 4000 })) }));
    fc.assert(
      fc.property(rows, (given) => {
        const { width, height, rows: drawn } = stripPlot(given);
        for (const [i, { dots, y }] of drawn.entries()) {
          expect(dots.reduce((sum, { n }) => sum + n, 0)).toBe(given[i]?.values.length);
          const ordered = [...dots].sort((a, b) => a.days - b.days).map(({ x }) => x);
          expect(ordered).toEqual([...ordered].sort((a, b) => a - b));
          for (const { x, r } of dots) {
            expect(x - r).toBeGreaterThanOrEqual(0);
            expect(x + r).toBeLessThanOrEqual(width);
            expect(y + r).toBeLessThanOrEqual(height);
          }
        }
      }),
    );
  });
  it("of the horizon show every end in range once, inside the picture, and never a soft one as firm", () => {
    const day = fc
      .integer({ min: -60, max: 600 })
      .map((n) => new Date(Date.UTC(2026, 10, 21 + n)).toISOString().slice(0, 10));
    const words = fc.tuple(fc.constantFrom("on", "not-before"), day).map(([bound, date]) => `retired ${bound} ${date}`);
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 30 }), (given) => {
        const picture = horizon(almanacOf(given.map((text, i) => recordOf(`m${i}`, events(text)))));
        const marks = picture.lanes.flatMap((lane) => lane.marks);
        const models = [...marks.map((mark) => mark.end), ...picture.later].flatMap((it) => it.models);
        expect(models).toHaveLength(given.length);
        for (const { x1, x2, y, r, end: drawn } of marks) {
          expect(x1 - r).toBeGreaterThanOrEqual(0);
          expect(x2 + r).toBeLessThanOrEqual(picture.width);
          expect(y + r).toBeLessThanOrEqual(picture.height);
          expect(drawn.models.every(({ record }) => record.events[0]?.bound === drawn.bound)).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });
  it("of the horizon keep the order of the days, and no target over another", () => {
    const word = fc.tuple(
      fc.constantFrom("on", "not-before"),
      fc.integer({ min: 0, max: 700 }),
      fc.constantFrom("", " EU"),
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 40 }), (given) => {
        const records = given.map(([bound, days, scope], i) =>
          recordOf(`m${i}`, events(`retired ${bound} ${addDays("2026-11-21", days)}${scope}`)),
        );
        const marks = horizon(almanacOf(records)).lanes.flatMap((lane) => lane.marks);
        const byDate = [...marks].sort((a, b) => byText(a.end.date, b.end.date)).map(({ x1 }) => x1);
        expect(byDate).toEqual([...byDate].sort((a, b) => a - b));
        const covered = marks.flatMap((a, i) => marks.slice(i + 1).filter((b) => overlap(a, b)));
        expect(covered).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
  it("of the horizon cut nothing at their edges: neither a great mark nor a period that reaches beyond", () => {
    const crowd = Array.from({ length: 60 }, (_, i) => recordOf(`m${i}`, events("retired on 2026-09-01")));
    const periods = ["2026-Q3", "2028"].map((date) => recordOf(date, events(`retired on ${date}`)));
    const { lanes, width } = horizon(almanacOf([...crowd, ...periods]));
    const marks = lanes.flatMap((lane) => lane.marks);
    expect(marks.map(({ end: drawn }) => drawn.date).sort()).toEqual(["2026-09-01", "2026-Q3", "2028"]);
    expect(marks.filter((mark) => mark.x1 - reachOf(mark) < 0 || mark.x2 + reachOf(mark) > width)).toEqual([]);
  });
  it("of the horizon draw a month as a band from its start to its end, never as a day", () => {
    const picture = horizon(
      almanacOf([recordOf("a", events("retired on 2027-02")), recordOf("b", events("retired on 2027-02-01"))]),
    );
    const [band, point] = picture.lanes.flatMap((lane) => lane.marks).sort((a, b) => b.x2 - b.x1 - (a.x2 - a.x1));
    expect(band?.end.date).toBe("2027-02");
    expect(band?.x1).toBe(point?.x1);
    expect(band?.x2).toBeGreaterThan((band?.x1 ?? 0) + 20);
    expect(point?.x2).toBe(point?.x1);
  });
});
