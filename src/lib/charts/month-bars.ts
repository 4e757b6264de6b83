/** The geometry of bars by month. */
import { scaleLinear } from "d3-scale";
import type { MonthCount } from "../statistics/retirements-by-month.ts";

export interface MonthBars {
  width: number;
  height: number;
  /** Where the bars begin, from the left and from the top. */
  left: number;
  floor: number;
  ticks: readonly { y: number; n: number }[];
  bars: readonly MonthBar[];
}

export interface MonthBar {
  /** YYYY-MM. */
  month: string;
  x: number;
  width: number;
  /** Heights in pixels. */
  exact: number;
  inexact: number;
  label: string;
}

const height = 240;
const floor = height - 26;
const left = 34;
const total = 860;

/** Bars for the months in their order: exact dates, with earliest and tentative dates on top. */
export function monthBars(months: readonly MonthCount[]): MonthBars {
  const step = Math.max(10, Math.min(28, Math.floor(total / Math.max(1, months.length))));
  const most = Math.max(1, ...months.map(({ exact, inexact }) => exact + inexact));
  const scale = scaleLinear([0, most], [0, floor - 16]).nice();
  return {
    width: left + months.length * step + 8,
    height,
    left,
    floor,
    ticks: scale.ticks(5).map((n) => ({ y: floor - scale(n), n })),
    bars: months.map(({ month, exact, inexact }, i) => ({
      month,
      exact: scale(exact),
      inexact: scale(inexact),
      x: left + i * step,
      width: step,
      label: `${month}: ${exact} fixed, ${inexact} earliest or tentative`,
    })),
  };
}
