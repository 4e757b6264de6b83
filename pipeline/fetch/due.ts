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

/** Pages not yet seen well on that day. In the first run of a month, and with `fresh`, they are asked for whole; with `fresh` all of them. */
export function duePages(sources: readonly Source[], checks: readonly Check[], day: string, fresh: boolean): Errand[] {
  return sources.flatMap((source) =>
    source.definition.pages.flatMap((definition) => {
      const check = checks.find(({ provider, page }) => provider === source.definition.id && page === definition.id);
      const done = check?.status === "ok" && check.lastChecked !== null && check.lastChecked >= day;
      if (done && !fresh) return [];
      // Without a snapshot there is nothing that could have stayed the same.
      const has = (source.snapshots.get(definition.id)?.length ?? 0) > 0;
      const whole = fresh || !has || isNewMonth(check, day);
      return [{ source, definition, known: whole ? undefined : check }];
    }),
  );
}

/** A host that says "not modified" of what it never sent whole would say so for ever: each month begins with whole pages. */
function isNewMonth(check: Check | undefined, day: string): boolean {
  const last = check?.lastChecked ?? null;
  return last !== null && last.slice(0, 7) !== day.slice(0, 7);
}
