/** The geometry of a strip plot: a row for each name, a dot for each number of days, its size by how many have it. */
import { scaleLinear } from "d3-scale";
import { median } from "../statistics/spans.ts";

export interface StripPlotRow {
  name: string;
  values: readonly number[];
  /** The number of days promised; null or undefined where none is. */
  promise?: number | null;
}
export interface StripPlot {
  width: number;
  /** Width of the column of names, on the left. */
  names: number;
  height: number;
  /** The x of zero. */
  zero: number;
  ticks: readonly { x: number; label: string }[];
  rows: readonly {
    name: string;
    y: number;
    dots: readonly { x: number; r: number; days: number; n: number }[];
    median: number | null;
    promise: number | null;
  }[];
}

const width = 880;
const names = 176;
const margin = 18;
const rowHeight = 34;
const head = 8;
const foot = 26;
const largest = 14;

/** The plot of the rows in their order; every dot, tick and promise is inside it. */
export function stripPlot(rows: readonly StripPlotRow[]): StripPlot {
  const all = rows.flatMap(({ values, promise }) => (promise ? [...values, promise] : values));
  const scale = scaleLinear([Math.min(0, ...all), Math.max(1, ...all)], [names + margin, width - margin]).nice();
  const x = (days: number) => Math.round(scale(days) * 10) / 10;
  const height = head + rows.length * rowHeight + foot;
  return {
    width,
    names,
    height,
    zero: x(0),
    ticks: scale.ticks(8).map((days) => ({ x: x(days), label: String(days) })),
    rows: rows.map(({ name, values, promise }, i) => {
      const middle = median(values);
      const dots = [...Map.groupBy(values, String)].map(([days, same]) => ({
        x: x(Number(days)),
        r: Math.min(largest, 3.2 * Math.sqrt(same.length)),
        days: Number(days),
        n: same.length,
      }));
      return {
        name,
        y: head + (i + 0.5) * rowHeight,
        dots: dots.sort((a, b) => b.n - a.n || a.days - b.days),
        median: middle === null ? null : x(middle),
        promise: promise ? x(promise) : null,
      };
    }),
  };
}
