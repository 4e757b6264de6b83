/** Which pages a run asks for. */
import type { Check, PageDefinition } from "../schema.ts";
import type { Source } from "../sources.ts";
import type { Known } from "./page.ts";

export interface Errand {
  source: Source;
  definition: PageDefinition;
  /** The state we have, where the host may say that it still is the one. */
  known: Known | undefined;
}

/** Pages not yet seen well on that day. With `fresh`, all of them and whole, whatever we have. */
export function duePages(sources: readonly Source[], checks: readonly Check[], day: string, fresh: boolean): Errand[] {
  return sources.flatMap((source) =>
    source.definition.pages.flatMap((definition) => {
      const check = checks.find(({ provider, page }) => provider === source.definition.id && page === definition.id);
      const done = check?.status === "ok" && check.lastChecked !== null && check.lastChecked >= day;
      if (done && !fresh) return [];
      // What the host names is the state of the last snapshot; one that is gone, or another, cannot have stayed the same.
      const latest = source.snapshots.get(definition.id)?.at(-1);
      const has = latest !== undefined && latest.day === check?.lastSnapshot;
      return [{ source, definition, known: has && !fresh ? check : undefined }];
    }),
  );
}
