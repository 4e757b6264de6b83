/** The retirement dates that a change speaks of. */
import type { Bound, Change } from "./schema.ts";

export interface StatedRetirement {
  date: string;
  bound: Bound;
  /** Null for all. */
  scope: string | null;
}

/**
 * The retirement dates that one side of the change states, those with a bound too. A side without a scope of its own has
 * that of the change.
 */
export function statedRetirements({ event, scope, ...sides }: Change, side: "before" | "after"): StatedRetirement[] {
  const state = sides[side];
  if (!state) return [];
  if ("events" in state) return state.events.filter((stated) => stated.event === "retired");
  if (event !== "retired" || !("date" in state)) return [];
  return [{ date: state.date, bound: state.bound, scope: state.scope === undefined ? scope : state.scope }];
}
