/**
 * The geometry of the chart of retirements by provider. Marks that would touch are put into separate rows, so that none
 * hides another and each can be clicked (24 px, WCAG 2.5.8).
 */
import { scaleUtc } from "d3-scale";
import { addDays, isDay } from "../../../pipeline/domain/days.ts";
import { isBefore } from "../../../pipeline/domain/partial-date.ts";
import { allRetirements, groupByDay } from "../../../pipeline/domain/retirements.ts";
import type { Almanac, Provider, RetirementDay } from "../almanac/almanac.ts";
import { monthStart, nextMonth, periodOf } from "./periods.ts";

/** A mark: a point where `x1` is `x2`, a band over the period where the page gives a month, quarter or year. */
export interface Mark {
  retirement: RetirementDay;
  isPast: boolean;
  /** Whether it is a fixed date, given to the day. */
  isExact: boolean;
  x1: number;
  x2: number;
  y: number;
  /** Half the height; of a point, the radius. Its area grows with the number of models. */
  r: number;
  /** How far the mark and its invisible click area reach from its centre. */
  reach: number;
}

export interface Lane {
  provider: Provider;
  /** Of its name and its first row. */
  y: number;
  top: number;
  bottom: number;
  marks: readonly Mark[];
}

export interface Horizon {
  width: number;
  height: number;
  today: number;
  lanes: readonly Lane[];
  ticks: readonly { x: number; month: string }[];
  /** Every date of the chart, and those beyond it, by date. */
  dates: readonly RetirementDay[];
  /** How many retirements are beyond the chart. */
  later: number;
}

const width = 904;
const margin = { side: 24, top: 22, bottom: 24 };
const target = 12;
const gap = 3;
/** Days shown before the day of the build and, at most and at least, after it. */
const days = { before: 75, most: 730, least: 180 };

/** The chart around the day of the almanac: from some 2.5 months before it to the last date, at most 24 months after it. */
export function horizon(almanac: Almanac): Horizon {
  const { day } = almanac;
  const from = monthStart(addDays(day, -days.before));
  const limit = periodOf(addDays(day, days.most)).from;
  const dates = groupByDay(allRetirements(almanac.models)).filter(({ date }) => periodOf(date).to >= from);
  const shown = dates.filter(({ date }) => periodOf(date).from <= limit);
  const last = shown.reduce(
    (end, { date }) => Math.max(end, periodOf(date).to.getTime()),
    periodOf(addDays(day, days.least)).to.getTime(),
  );
  const to = nextMonth(new Date(Math.min(last, limit.getTime())));
  const x = scaleUtc([from, to], [margin.side, width - margin.side]).clamp(true);
  const radius = radiusOf(shown);
  const marks = shown.map((retirement): Mark => {
    const { date, bound, models } = retirement;
    const period = periodOf(date);
    const r = radius(models.length);
    return {
      retirement,
      isPast: isBefore(date, day),
      isExact: bound === "on" && isDay(date),
      x1: x(period.from),
      x2: x(period.to),
      y: 0,
      r,
      reach: Math.max(target, r + 1),
    };
  });
  const lanes = stack(almanac.providers, marks);
  return {
    width,
    height: (lanes.at(-1)?.bottom ?? margin.top) + margin.bottom,
    today: x(periodOf(day).from),
    lanes,
    ticks: x.ticks(7).map((tick) => ({ x: x(tick), month: tick.toISOString().slice(0, 7) })),
    dates,
    later: dates.filter(({ date }) => periodOf(date).from > limit).reduce((sum, { models }) => sum + models.length, 0),
  };
}

/** Radius for a number of models: the area is proportional, and the largest mark fits a lane. */
function radiusOf(dates: readonly RetirementDay[]): (models: number) => number {
  const most = Math.max(1, ...dates.map(({ models }) => models.length));
  const unit = Math.min(3.8, 20 / Math.sqrt(most));
  return (models) => unit * Math.sqrt(models);
}

/** The lanes of the providers that have marks, from top to bottom. */
function stack(providers: readonly Provider[], marks: readonly Mark[]): Lane[] {
  const marksOf = Map.groupBy(marks, ({ retirement }) => retirement.provider.id);
  const lanes: Lane[] = [];
  let top = margin.top;
  for (const provider of providers) {
    const mine = marksOf.get(provider.id);
    if (!mine) continue;
    const lane = laneOf(provider, mine, top);
    lanes.push(lane);
    top = lane.bottom;
  }
  return lanes;
}

/** Marks go to the first row in which they touch no earlier one; a row is as high as its largest mark. */
function laneOf(provider: Provider, marks: readonly Mark[], top: number): Lane {
  const rows: { right: number; reach: number; marks: Mark[] }[] = [];
  for (const mark of [...marks].sort((a, b) => a.x1 - b.x1)) {
    const { reach } = mark;
    const row = rows.find(({ right }) => right <= mark.x1 - reach);
    const right = mark.x2 + reach;
    if (!row) rows.push({ right, reach, marks: [mark] });
    else {
      row.marks.push(mark);
      row.right = right;
      row.reach = Math.max(row.reach, reach);
    }
  }
  let bottom = top + gap;
  const placed = rows.flatMap(({ reach, marks: mine }) => {
    const y = bottom + reach;
    bottom += 2 * reach;
    return mine.map((mark) => ({ ...mark, y }));
  });
  return { provider, y: top + gap + (rows[0]?.reach ?? target), top, bottom: bottom + gap, marks: placed };
}
