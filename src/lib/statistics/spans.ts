/** Spans of days between two dates of a model. */
import { byParts } from "../../../pipeline/domain/order.ts";
import type { Model } from "../almanac/almanac.ts";

/** A span of days of a model; negative where the later date came first. */
export interface Span {
  model: Model;
  days: number;
  from: string;
  to: string;
  /** Which users the dates apply to; null for all. */
  scope: string | null;
}

/** The middle value, or the mean of the two in the middle; null without values. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const [low = 0, high = 0] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return (low + high) / 2;
}

/** The spans, shortest first, those of equal length by model. */
export function byLength<T extends Span>(spans: readonly T[]): T[] {
  return [...spans].sort((a, b) => byParts([a.days, a.model.id, a.to, a.scope], [b.days, b.model.id, b.to, b.scope]));
}
