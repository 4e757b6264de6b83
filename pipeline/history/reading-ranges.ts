/** Says of changes that the day on which they were seen is not known, only a range of days: see `retrievedNotBefore`. */
import { byText } from "../domain/order.ts";
import type { Change } from "../domain/schema.ts";
import type { Progress } from "./progress.ts";

/** Page id → the first day on which its latest snapshot may have been read, of those pages whose day is not known. */
export function rangesOf(pages: readonly string[], latest: Progress["latest"]): Map<string, string> {
  return new Map(
    pages.flatMap((page): [string, string][] => {
      const first = latest.get(page)?.extraction.readNotBefore;
      return first === undefined ? [] : [[page, first]];
    }),
  );
}

/** The changes of a day; those from a page of the ranges with the first day on which they may have been seen. */
export function withRanges(changes: readonly Change[], ranges: ReadonlyMap<string, string>): Change[] {
  const [earliest] = [...ranges.values()].sort(byText);
  if (earliest === undefined) return [...changes];
  return changes.map((change) => {
    const first = change.evidence === null ? earliest : ranges.get(change.evidence.page);
    return first === undefined ? change : { ...change, detectedNotBefore: first };
  });
}
