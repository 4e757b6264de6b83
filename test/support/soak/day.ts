/** One simulated day: what was wrong in the world, and what the run said. */
import type { Diagnostic } from "../../../pipeline/domain/schema.ts";
import type { Outcome } from "../../../pipeline/ingest/ingest.ts";
import type { Trouble } from "./troubles.ts";
import type { WorldPage } from "./world.ts";

export interface Day {
  number: number;
  /** The same as an ISO day. */
  iso: string;
  troubles: readonly Trouble[];
  /** The exit code of the run. */
  code: number;
  outcomes: readonly Outcome[];
  /** Files that the run and the operator wrote or removed, from the project root; none of `.almanac/`. */
  touched: readonly string[];
}

/** What the run said of a page. */
export function outcomeOf({ outcomes }: Day, { id }: WorldPage): Outcome | undefined {
  return outcomes.find(({ provider, page }) => `${provider}/${page}` === id);
}

/**
 * Whether a page failed because it did not come in time. A machine that is busy with something else may be too slow for
 * the short waits of a soak, and that is no broken promise.
 */
export function isLate(outcome: Outcome | undefined): boolean {
  const late = ({ message }: Diagnostic): boolean => /timed out|too long|stalled/.test(message);
  return outcome?.status === "failed" && outcome.reasons.some(late);
}
