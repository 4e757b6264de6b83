/** Retirement dates that moved, as observed by us. */
import { byText } from "../../../pipeline/domain/order.ts";
import type { Bound } from "../../../pipeline/domain/schema.ts";
import type { Provider } from "../almanac/almanac.ts";
import { byLength, type Span } from "./spans.ts";

/** A move: `days` later, negative for earlier; `from` and `to` are the date before and after. */
export interface DateMove extends Span {
  seenOn: string;
  /** The bound before and after. */
  was: Bound;
  is: Bound;
  /** Whether both dates are fixed: an earliest date that moves breaks no promise. */
  isExact: boolean;
}

/** Every move, the furthest forward first. Baselines are not moves. */
export function dateMoves({ models }: Pick<Provider, "models">): DateMove[] {
  const found = models.flatMap((model) =>
    model.changes.flatMap((change): DateMove[] => {
      if (change.type !== "date-moved" || change.event !== "retired" || change.baseline || !change.days) return [];
      const { before: was, after: is, days, detectedOn, scope } = change;
      const bounds = { was: was.bound, is: is.bound, isExact: was.bound === "on" && is.bound === "on" };
      return [{ model, days, from: was.date, to: is.date, scope, seenOn: detectedOn, ...bounds }];
    }),
  );
  return byLength(found);
}

/** The moves by the day we saw them, newest first. */
export function newestFirst(moves: readonly DateMove[]): DateMove[] {
  return [...moves].sort((a, b) => byText(b.seenOn, a.seenOn));
}

/** How many dates moved later and earlier, and how many of all from one fixed date to another. */
export function countMoves(moves: readonly DateMove[]): { later: number; earlier: number; exact: number } {
  const later = moves.filter(({ days }) => days > 0).length;
  return { later, earlier: moves.length - later, exact: moves.filter(({ isExact }) => isExact).length };
}
