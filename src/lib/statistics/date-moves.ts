/** End dates that moved, as we saw them move. */
import type { Bound, Change } from "../../../pipeline/domain/schema.ts";
import type { Provider } from "../almanac/almanac.ts";
import { byLength, type Span } from "./spans.ts";

/** A move: `days` later, negative for earlier; `from` and `to` are the end before and after. */
export interface DateMove extends Span {
  seenOn: string;
  /** How firm the end was, and is. */
  was: Bound;
  is: Bound;
  /** Whether both dates are firm; a soft one that dateMoves is no broken promise. */
  firm: boolean;
}

/** Moves of ends by some days, furthest forward first. First readings are no dateMoves. */
export function dateMoves({ models }: Pick<Provider, "models">): DateMove[] {
  const found = models.flatMap((model) =>
    model.changes.flatMap((change): DateMove[] => {
      const { type, event, baseline, before, after, days, detectedOn, scope } = change;
      if (type !== "date-moved" || event !== "retired" || baseline || !days) return [];
      const [was, is] = [dated(before), dated(after)];
      if (!was || !is) return [];
      const bounds = { was: was.bound, is: is.bound, firm: was.bound === "on" && is.bound === "on" };
      return [{ model, days, from: was.date, to: is.date, scope, seenOn: detectedOn, ...bounds }];
    }),
  );
  return byLength(found);
}

function dated(state: Change["before"]): { date: string; bound: Bound } | null {
  return state && "date" in state ? state : null;
}
