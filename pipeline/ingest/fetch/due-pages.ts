/** Which pages a run asks for. */
import type { Check, PageDefinition } from "../../domain/schema.ts";
import type { Source } from "../../domain/source.ts";
import type { CachedPage } from "./fetch-page.ts";

export interface FetchTask {
  source: Source;
  definition: PageDefinition;
  /** The state we have, where the host may say that it still is the one. */
  cached: CachedPage | undefined;
}

/** Pages not yet seen well on that day, or with `fresh` all of them; those not to be asked whether they changed are whole. */
export function duePages(
  sources: readonly Source[],
  checks: readonly Check[],
  day: string,
  fresh: boolean,
): FetchTask[] {
  return sources.flatMap((source) =>
    source.definition.pages.flatMap((definition) => {
      const check = checks.find(({ provider, page }) => provider === source.definition.id && page === definition.id);
      const done = check?.status === "ok" && check.lastChecked !== null && check.lastChecked >= day;
      if (done && !fresh) return [];
      // What the host names is the state of the last snapshot; one that is gone, or another, cannot have stayed the same.
      const latest = source.snapshots.get(definition.id)?.at(-1);
      const has = latest !== undefined && latest.day === check?.lastSnapshot;
      const unconditional = fresh || !has || needsFullFetch(check, day);
      return [{ source, definition, cached: unconditional ? undefined : check }];
    }),
  );
}

/**
 * A host that gave two states one name would say "not modified" of what we never had whole, for ever: so each month
 * begins with whole pages, and one that is in quarantine is seen whole until it is out.
 */
function needsFullFetch({ status, lastChecked }: Check, day: string): boolean {
  return status === "quarantined" || (lastChecked !== null && lastChecked.slice(0, 7) !== day.slice(0, 7));
}
