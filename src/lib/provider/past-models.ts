/** The retired and delisted models of a provider with many models, which are on a page of their own. */
import type { Provider } from "../almanac/almanac.ts";
import { groupOf } from "./model-groups.ts";

/** A table of more rows is slow on a telephone. */
const mostRows = 100;

/** The models in the table on the page of the provider, and those on the page of what is over; both sides keep their order. */
export function splitPast({ models }: Pick<Provider, "models">): Record<"shown" | "past", Provider["models"]> {
  const isPast = (model: Provider["models"][number]) => ["retired", "delisted"].includes(groupOf(model));
  if (models.length <= mostRows) return { shown: models, past: [] };
  return { shown: models.filter((model) => !isPast(model)), past: models.filter(isPast) };
}

/** The address of the page of what is over. */
export function pastModelsPath({ path }: Pick<Provider, "path">): string {
  return `${path}past/`;
}
