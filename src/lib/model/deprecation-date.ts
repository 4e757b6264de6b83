/** Since when a model is deprecated. */
import type { LifecycleEvent, ModelRecord } from "../../../pipeline/domain/schema.ts";

/** The deprecation or, where the page gives none, the announcement of the retirement: exact and for all users. */
export function deprecationDate({ events }: Pick<ModelRecord, "events">): LifecycleEvent | undefined {
  const forAll = events.filter(({ scope, bound }) => scope === null && bound === "on");
  return forAll.find(({ event }) => event === "deprecated") ?? forAll.find(({ event }) => event === "announced");
}
