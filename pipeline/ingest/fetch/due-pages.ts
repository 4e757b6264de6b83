/** Which pages a run fetches. */
import type { Check, PageDefinition } from "../../domain/schema.ts";
import type { Source } from "../../domain/source.ts";
import type { CachedPage } from "./fetch-page.ts";

export interface FetchTask {
  source: Source;
  definition: PageDefinition;
  /** The state we have, for a conditional request; undefined to fetch the page in full. */
  cached: CachedPage | undefined;
}

/** The pages not yet checked successfully on that day; with `fresh`, all that have not ended, each in full. */
export function duePages(
  sources: readonly Source[],
  checks: readonly Check[],
  day: string,
  fresh: boolean,
): FetchTask[] {
  return sources.flatMap((source) =>
    source.definition.pages.flatMap((definition) => {
      if (definition.ended !== undefined && definition.ended <= day) return [];
      const check = checks.find(({ provider, page }) => provider === source.definition.id && page === definition.id);
      const done = check?.status === "ok" && check.lastChecked !== null && check.lastChecked >= day;
      if (done && !fresh) return [];
      // The validators belong to the last snapshot; if that was removed or replaced, they are of no use.
      const latest = source.snapshots.get(definition.id)?.at(-1);
      const has = latest !== undefined && latest.day === check?.lastSnapshot;
      const unconditional = fresh || !has || needsFullFetch(check, day);
      return [{ source, definition, cached: unconditional ? undefined : check }];
    }),
  );
}

/**
 * A host that uses one ETag for two states would answer "not modified" for a state that we never had. So the first check
 * of each month is a full fetch, and so is every check of a page that is not believed or not in whole.
 */
function needsFullFetch({ status, lastChecked, held, oldCopy }: Check, day: string): boolean {
  const isDoubted = status === "quarantined" || held !== undefined || oldCopy !== undefined;
  return isDoubted || (lastChecked !== null && lastChecked.slice(0, 7) !== day.slice(0, 7));
}
