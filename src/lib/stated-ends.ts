/** The ends that a change speaks of. */
import type { Bound, Change } from "../../pipeline/domain/schema.ts";

export interface StatedEnd {
  date: string;
  bound: Bound;
  /** Null for all. */
  scope: string | null;
}

/** The ends that one side of the change states, soft ones too. A side without a scope of its own has that of the change. */
export function statedEnds({ event, scope, ...sides }: Change, side: "before" | "after"): StatedEnd[] {
  const state = sides[side];
  if (!state) return [];
  if ("events" in state) return state.events.filter((stated) => stated.event === "retired");
  if (event !== "retired" || !("date" in state)) return [];
  return [{ date: state.date, bound: state.bound, scope: state.scope === undefined ? scope : state.scope }];
}
