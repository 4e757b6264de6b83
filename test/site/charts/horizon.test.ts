import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../../pipeline/domain/days.ts";
import { byText } from "../../../pipeline/domain/order.ts";
import { horizon, type Mark } from "../../../src/lib/charts/horizon.ts";
import { almanacOf, eventsOf, recordOf } from "../../support/dataset.ts";

const overlap = (a: Mark, b: Mark) => {
  const reach = a.reach + b.reach - 1e-6;
  return a.x1 - b.x2 < reach && b.x1 - a.x2 < reach && Math.abs(a.y - b.y) < reach;
};

describe("the chart of retirements by provider", () => {
  it("shows every date in range once, inside the drawing, and never an earliest date as fixed", () => {
    const day = fc
      .integer({ min: -60, max: 600 })
      .map((n) => new Date(Date.UTC(2026, 10, 21 + n)).toISOString().slice(0, 10));
    const words = fc.tuple(fc.constantFrom("on", "not-before"), day).map(([bound, date]) => `retired ${bound} ${date}`);
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 30 }), (given) => {
        const chart = horizon(almanacOf(given.map((text, i) => recordOf(`m${i}`, eventsOf(text)))));
        const marks = chart.lanes.flatMap((lane) => lane.marks);
        const drawn = marks.flatMap(({ retirement }) => retirement.models);
        expect(drawn.length + chart.later).toBe(given.length);
        expect(chart.dates.flatMap((it) => it.models)).toHaveLength(given.length);
        for (const { x1, x2, y, r, retirement } of marks) {
          expect(x1 - r).toBeGreaterThanOrEqual(0);
          expect(x2 + r).toBeLessThanOrEqual(chart.width);
          expect(y + r).toBeLessThanOrEqual(chart.height);
          const { models, bound } = retirement;
          expect(models.every(({ record }) => record.events[0]?.bound === bound)).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("keeps the order of the dates, and no click area over another", () => {
    const word = fc.tuple(
      fc.constantFrom("on", "not-before"),
      fc.integer({ min: 0, max: 700 }),
      fc.constantFrom("", " EU"),
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 40 }), (given) => {
        const records = given.map(([bound, days, scope], i) =>
          recordOf(`m${i}`, eventsOf(`retired ${bound} ${addDays("2026-11-21", days)}${scope}`)),
        );
        const marks = horizon(almanacOf(records)).lanes.flatMap((lane) => lane.marks);
        const byDate = [...marks].sort((a, b) => byText(a.retirement.date, b.retirement.date)).map(({ x1 }) => x1);
        expect(byDate).toEqual([...byDate].sort((a, b) => a - b));
        const covered = marks.flatMap((a, i) => marks.slice(i + 1).filter((b) => overlap(a, b)));
        expect(covered).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it("cuts nothing at its edges: neither a large mark nor a period that reaches beyond", () => {
    const crowd = Array.from({ length: 60 }, (_, i) => recordOf(`m${i}`, eventsOf("retired on 2026-09-01")));
    const periods = ["2026-Q3", "2028"].map((date) => recordOf(date, eventsOf(`retired on ${date}`)));
    const { lanes, width } = horizon(almanacOf([...crowd, ...periods]));
    const marks = lanes.flatMap((lane) => lane.marks);
    expect(marks.map(({ retirement }) => retirement.date).sort()).toEqual(["2026-09-01", "2026-Q3", "2028"]);
    expect(marks.filter(({ x1, x2, reach }) => x1 - reach < 0 || x2 + reach > width)).toEqual([]);
  });

  it("draws a month as a band from its start to its end, never as a day", () => {
    const chart = horizon(
      almanacOf([recordOf("a", eventsOf("retired on 2027-02")), recordOf("b", eventsOf("retired on 2027-02-01"))]),
    );
    const [band, point] = chart.lanes.flatMap((lane) => lane.marks).sort((a, b) => b.x2 - b.x1 - (a.x2 - a.x1));
    expect(band?.retirement.date).toBe("2027-02");
    expect(band?.x1).toBe(point?.x1);
    expect(band?.x2).toBeGreaterThan((band?.x1 ?? 0) + 20);
    expect(point?.x2).toBe(point?.x1);
  });
});
