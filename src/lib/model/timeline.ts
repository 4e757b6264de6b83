/** The dates of a model on a line: where each is, and how the line looks between them. */
import { scaleTime } from "d3-scale";
import { parseISO } from "date-fns/parseISO";
import { boundPrefix } from "../../../pipeline/domain/bound-prefix.ts";
import { formatShortDate } from "../../../pipeline/domain/date-text.ts";
import { isDay } from "../../../pipeline/domain/days.ts";
import { retirementsOf } from "../../../pipeline/domain/lifecycle.ts";
import { byText } from "../../../pipeline/domain/order.ts";
import type { EventName, LifecycleEvent, ModelRecord } from "../../../pipeline/domain/schema.ts";
import { truncate } from "../../../pipeline/text/sanitize.ts";
import { eventLabel } from "./event-labels.ts";

export interface Timeline {
  width: number;
  height: number;
  segments: readonly Segment[];
  points: readonly Point[];
  today: number;
}
interface Segment {
  x1: number;
  x2: number;
  y: number;
  /** Deprecated from its deprecation or announcement on; uncertain where no fixed retirement date ends it. */
  look: "active" | "deprecated" | "uncertain";
}
interface Point {
  x: number;
  y: number;
  label: string;
  labelY: number;
  anchor: "start" | "middle" | "end";
  isExact: boolean;
}

const width = 880;
const margin = 40;
const lane = 14;
const labelHeight = 17;
const letterWidth = 6.3;

/** The timeline of a record for a day; null with fewer than two dates to draw. */
export function timelineOf(record: ModelRecord, day: string): Timeline | null {
  const dated = record.events.filter(({ date }) => isDay(date)).sort((a, b) => byText(a.date, b.date));
  const days = [...dated.map(({ date }) => date), day].sort(byText);
  const [first, last] = [days[0] ?? day, days.at(-1) ?? day];
  if (dated.length < 2 || first === last) return null;
  const scale = scaleTime([parseISO(first), parseISO(last)], [margin, width - margin]);
  const x = (date: string) => Math.round(scale(parseISO(date)) * 10) / 10;
  const lanes = laneOf(dated);
  const middle = 60 + labelHeight;
  const y = ({ scope }: LifecycleEvent) => middle + (lanes.get(scope ?? "") ?? 0) * lane;
  const bottom = middle + Math.max(...lanes.values()) * lane;
  const points = dated.map((event) => ({
    x: x(event.date),
    y: y(event),
    label: labelOf(event),
    isExact: event.bound === "on",
  }));
  const placed = placeLabels(points, middle, bottom);
  return {
    width,
    height: Math.max(bottom + 24, ...placed.map(({ labelY }) => labelY)) + 26,
    points: placed,
    segments: segmentsOf(dated, x, y, record),
    today: x(day),
  };
}

/** A lane for each scope. Dates for all are on the first, or in the middle where every retirement date has a scope. */
function laneOf(events: readonly LifecycleEvent[]): Map<string, number> {
  const scopes = [...Map.groupBy(events, ({ scope }) => scope ?? "").keys()].filter((scope) => scope !== "");
  const retirements = retirementsOf({ events });
  const forked = retirements.length > 0 && retirements.every(({ scope }) => scope !== null);
  const lanes = scopes.map((scope, i): [string, number] => [scope, forked ? i : i + 1]);
  return new Map([["", forked ? (scopes.length - 1) / 2 : 0], ...lanes]);
}

/** From the first date to each retirement date: active, then deprecated; uncertain where that date is not fixed. */
function segmentsOf(
  events: readonly LifecycleEvent[],
  x: (date: string) => number,
  y: (event: LifecycleEvent) => number,
  { stage }: ModelRecord,
): Segment[] {
  const [first] = events;
  if (!first) return [];
  const deprecation = events.find(
    ({ event, scope, bound }) => scope === null && bound === "on" && deprecating.has(event),
  );
  const retirements = retirementsOf({ events });
  const lasts = retirements.length > 0 ? retirements : events.slice(-1);
  return lasts.flatMap((last): Segment[] => {
    const [x1, x2] = [x(first.date), x(last.date)];
    const turn = deprecation && deprecation.date < last.date ? x(deprecation.date) : null;
    const isExact = last.bound === "on";
    const isRetired = last.event === "retired" || stage === "retired";
    if (turn === null) return [{ x1, x2, y: y(last), look: isExact && isRetired ? "active" : "uncertain" }];
    return [
      { x1, x2: turn, y: y(last), look: "active" },
      { x1: turn, x2, y: y(last), look: isExact ? "deprecated" : "uncertain" },
    ];
  });
}

const deprecating = new Set<EventName>(["announced", "legacy", "deprecated"]);

function labelOf({ event, date, bound, scope }: LifecycleEvent): string {
  const whom = scope === null ? "" : ` (${truncate(scope, 24)})`;
  return `${eventLabel(event).toLowerCase()} ${boundPrefix[bound]}${formatShortDate(date)}${whom}`;
}

/** Labels alternate above and below, each moved away from the line until it overlaps no other. */
function placeLabels(points: readonly Omit<Point, "labelY" | "anchor">[], top: number, bottom: number): Point[] {
  const taken: { from: number; to: number; y: number }[] = [];
  return points.map((point, i) => {
    const half = (point.label.length * letterWidth) / 2;
    const anchor = point.x - half < 0 ? "start" : point.x + half > width ? "end" : "middle";
    const from = anchor === "start" ? point.x : anchor === "end" ? point.x - 2 * half : point.x - half;
    const free = (y: number) =>
      taken.every((other) => other.y !== y || other.to + 8 < from || other.from - 8 > from + 2 * half);
    // Three rows above, as many as needed below.
    const above = [1, 2, 3].map((n) => top - n * labelHeight);
    const below = Array.from({ length: points.length + 1 }, (_, n) => bottom + 6 + (n + 1) * labelHeight);
    const rows = i % 2 === 0 ? [...below.slice(0, 2), ...above, ...below.slice(2)] : [...above.slice(0, 2), ...below];
    const labelY = rows.find(free) ?? bottom + labelHeight;
    taken.push({ from, to: from + 2 * half, y: labelY });
    return { ...point, anchor, labelY };
  });
}
