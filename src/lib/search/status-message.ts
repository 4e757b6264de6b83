/** What a search says of itself, for the line that screen readers hear. */
import { count } from "../../../pipeline/text/format.ts";
import type { Result } from "./search.ts";

/**
 * The number of results, or what it means that there is none. Never says that an unknown id is in
 * use. `narrowed` says that a filter left others out.
 */
export function statusMessage({ total, similar }: Pick<Result, "total" | "similar">, narrowed = false): string {
  if (total === 0 && narrowed) return "Nothing found with this stage and provider. Without them there may be more.";
  if (total === 0) return "Nothing found. None of the pages we read lists it: that is not a sign that it is safe.";
  return similar ? `Nothing matches exactly. ${count(total, "similar result")}` : count(total, "result");
}

/** Said when the data takes a while to come. */
export const loadingMessage = "Loading the list of models …";
