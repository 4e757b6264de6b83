/** What is said about the results of a search; screen readers announce it. */
import { count } from "../../../pipeline/text/format.ts";
import type { Result } from "./search.ts";

/**
 * The number of results, or what it means that there are none: never that an unknown id is safe. `isFiltered` tells that a
 * stage or provider is chosen.
 */
export function statusMessage({ total, similar }: Pick<Result, "total" | "similar">, isFiltered = false): string {
  if (total === 0 && isFiltered) return "No match for this stage and provider. There may be matches for others.";
  if (total === 0) return "No match. None of the pages we read mentions it, but that does not mean it is safe.";
  return similar ? `No exact match. ${count(total, "similar result")}` : count(total, "result");
}

/** The same of a list of ids, each with its own result. */
export function listMessage(answers: readonly { text: string; result: Pick<Result, "total" | "similar"> }[]): string {
  const missing = answers.filter(({ result: { total, similar } }) => total === 0 || similar);
  const found = `${answers.length - missing.length} of ${answers.length} found`;
  if (missing.length === 0) return found;
  const names = missing.map(({ text }) => `“${text}”`).join(", ");
  return `${found}. No exact match for ${names}, which does not mean that it is safe`;
}

/** Shown while the data is loading. */
export const loadingMessage = "Loading the list of models …";
