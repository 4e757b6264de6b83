/** How long models lived: from release to a firm end, both given with a day and for all users. */
import { daysBetween } from "../../../pipeline/domain/days.ts";
import type { Model, Provider } from "../almanac/almanac.ts";
import { byLength, type Span } from "./spans.ts";

/** One span a model that has both dates; an end still ahead counts as given. */
export function lifetimes({ models }: Pick<Provider, "models">): Span[] {
  return byLength(
    models.flatMap((model) => {
      const [from, to] = [dayOf(model, "released"), dayOf(model, "retired")];
      const days = from && to ? daysBetween(from, to) : null;
      return from && to && days !== null ? [{ model, days, from, to, scope: null }] : [];
    }),
  );
}

function dayOf({ record }: Model, name: "released" | "retired"): string | null {
  const found = record.events.find(({ event, bound, scope }) => event === name && bound === "on" && scope === null);
  return found?.date ?? null;
}
