/** Spans of days that belong to models, and what they have in common. */
import { byParts } from "../../../pipeline/domain/order.ts";
import type { Model } from "../almanac/almanac.ts";

/** A span of days of a model; negative where the later date came first. */
export interface Span {
  model: Model;
  days: number;
  from: string;
  to: string;
  /** Whom the dates hold for; null for all. */
  scope: string | null;
}

/** The middle value, of an even number the mean of the two in the middle; null of none. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const [low = 0, high = 0] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return (low + high) / 2;
}

/** The shortest first; equal ones by model. */
export function byLength<T extends Span>(spans: readonly T[]): T[] {
  return [...spans].sort((a, b) => byParts([a.days, a.model.id, a.to, a.scope], [b.days, b.model.id, b.to, b.scope]));
}
