/** `almanac accept`: accepts a quarantined page after a person has looked at it. */

import { acceptQuarantined } from "../../ingest/accept-quarantined.ts";
import type { Context } from "../../ingest/context.ts";
import { withRunLock } from "../../storage/run-lock.ts";
import { pageOption } from "../options.ts";
import { report } from "./ingest.ts";
import { type ReportOptions, reported } from "./run-report.ts";

/** Accepts the quarantined state of a page and prints the changes; exits with 1 if it could not be accepted. */
export async function accept(context: Context, name: string, options: ReportOptions): Promise<number> {
  const { dryRun = false } = options;
  const work = async () => {
    const { provider, page } = pageOption(name);
    return acceptQuarantined(context, provider, page, dryRun);
  };
  const result = await reported(context, options, () => (dryRun ? work() : withRunLock(context, work)));
  return report(context, result, options) === 0 ? 0 : 1;
}
