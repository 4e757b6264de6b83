/** How long models are available: from release to a fixed retirement date, both given to the day and for all users. */
import { daysBetween } from "../../../pipeline/domain/days.ts";
import type { Model, Provider } from "../almanac/almanac.ts";
import { byLength, type Span } from "./spans.ts";

/** One span for each model that has both dates; a retirement date may still be ahead. */
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
