/**
 * The geometry of the horizon: what ends when, a lane for each provider. Pure numbers; colours and words come later.
 * Marks that would touch go to rows of their own, so that none hides another and each can be hit (24 px, WCAG 2.5.8).
 */
import { scaleUtc } from "d3-scale";
import { addDays } from "../../../pipeline/domain/days.ts";
import { groupBy } from "../../../pipeline/domain/order.ts";
import { isBefore } from "../../../pipeline/domain/partial-date.ts";
import { allRetirements, groupByDay } from "../../../pipeline/domain/retirements.ts";
import type { Almanac, Provider, RetirementDay } from "../almanac/almanac.ts";
import { monthStart, nextMonth, periodOf } from "./periods.ts";

/** A mark: a point where `x1` is `x2`, a band over the period where the page gives a month, quarter or year. */
export interface Mark {
  end: RetirementDay;
  past: boolean;
  x1: number;
  x2: number;
  y: number;
  /** Half the height; of a point, the radius. Its area grows with the number of models. */
  r: number;
}

export interface Lane {
  provider: Provider;
  /** Where its name stands, and the line of its first row runs. */
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
  /** Ends beyond the picture, by date. */
  later: readonly RetirementDay[];
}

const width = 904;
const margin = { side: 24, top: 22, bottom: 24 };
const target = 12;
const gap = 3;
/** Days shown before the day of the build and, at most and at least, after it. */
const days = { before: 75, most: 730, least: 180 };

/** The picture of the ends around the almanac's day: from some 2.5 months before it to the last end, at most 24 months. */
export function horizon(almanac: Almanac): Horizon {
  const { day } = almanac;
  const from = monthStart(addDays(day, -days.before));
  const limit = periodOf(addDays(day, days.most)).from;
  const ends = groupByDay(allRetirements(almanac.models)).filter(({ date }) => periodOf(date).to >= from);
  const shown = ends.filter(({ date }) => periodOf(date).from <= limit);
  const last = shown.reduce(
    (end, { date }) => Math.max(end, periodOf(date).to.getTime()),
    periodOf(addDays(day, days.least)).to.getTime(),
  );
  const to = nextMonth(new Date(Math.min(last, limit.getTime())));
  const x = scaleUtc([from, to], [margin.side, width - margin.side]).clamp(true);
  const radius = radiusOf(shown);
  const marks = shown.map((end): Mark => {
    const period = periodOf(end.date);
    const past = isBefore(end.date, day);
    return { end, past, x1: x(period.from), x2: x(period.to), y: 0, r: radius(end.models.length) };
  });
  const lanes = stack(almanac.providers, marks);
  return {
    ...{ width, height: (lanes.at(-1)?.bottom ?? margin.top) + margin.bottom, today: x(periodOf(day).from), lanes },
    ticks: x.ticks(7).map((tick) => ({ x: x(tick), month: tick.toISOString().slice(0, 7) })),
    later: ends.filter(({ date }) => periodOf(date).from > limit),
  };
}

/** Radius for a number of models: the area is in proportion, and the greatest mark fits a lane. */
function radiusOf(ends: readonly RetirementDay[]): (models: number) => number {
  const most = Math.max(1, ...ends.map(({ models }) => models.length));
  const unit = Math.min(3.8, 20 / Math.sqrt(most));
  return (models) => unit * Math.sqrt(models);
}

/** Lanes one below the other, of the providers that have marks. */
function stack(providers: readonly Provider[], marks: readonly Mark[]): Lane[] {
  const marksOf = groupBy(marks, ({ end }) => end.provider.id);
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

/** Marks go to the first row where they touch no earlier one; a row is as high as its greatest mark. */
function laneOf(provider: Provider, marks: readonly Mark[], top: number): Lane {
  const rows: { right: number; reach: number; marks: Mark[] }[] = [];
  for (const mark of [...marks].sort((a, b) => a.x1 - b.x1)) {
    const reach = reachOf(mark);
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

/** How far a mark and its invisible target reach from the middle. */
export function reachOf({ r }: Pick<Mark, "r">): number {
  return Math.max(target, r + 1);
}
