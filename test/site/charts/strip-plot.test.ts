import * as fc from "fast-check";
import { expect, it } from "vitest";
import { stripPlot } from "../../../src/lib/charts/strip-plot.ts";

it("a strip plot keeps every dot inside, in the order of its days, and as many as there are values", () => {
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
