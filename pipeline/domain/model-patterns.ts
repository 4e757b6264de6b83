/** Glob patterns of models, as in filters and watch lists. */
import picomatch from "picomatch";
import { withoutProvider } from "./record-id.ts";
import { nearestIds } from "./suggest-ids.ts";

/** A test of ids. Patterns hold for the whole id or for what follows the provider; `*` crosses slashes, case does not count. */
export function modelTest(patterns: readonly string[]): (record: string) => boolean {
  const test = picomatch([...patterns], { nocase: true, dot: true, bash: true });
  return (record) => test(record) || test(withoutProvider(record));
}

/** What is wrong with patterns: each that fits none of the ids, with the ids that may be meant. */
export function patternProblems(patterns: readonly string[], ids: readonly string[]): string[] {
  const unknown = patterns.filter((pattern) => !ids.some(modelTest([pattern])));
  return unknown.map((pattern) => {
    const near = nearestIds(pattern, ids, 3);
    return `"${pattern}" fits no model${near.length > 0 ? `; did you mean ${near.join(", ")}?` : ""}`;
  });
}
