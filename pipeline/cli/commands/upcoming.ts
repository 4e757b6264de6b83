/** `almanac upcoming`: retirements within the next days. */

import { formatScopedDate } from "../../domain/date-text.ts";
import { retirementsWithin, type UpcomingRetirement } from "../../domain/upcoming.ts";
import type { Context } from "../../ingest/context.ts";
import { loadDatasetAsOf } from "../../ingest/data-as-of.ts";
import { assertProvider } from "../../storage/sources.ts";
import { count } from "../../text/format.ts";
import { dayOption, daysOption } from "../options.ts";
import { outJson, table } from "../table.ts";

export interface UpcomingOptions {
  within: string;
  on?: string;
  provider?: string;
  json?: boolean;
}

/** Prints the retirements within some days of today, or of another day as known on that day. */
export async function upcoming(context: Context, options: UpcomingOptions): Promise<number> {
  const { effects } = context;
  const within = daysOption("--within", options.within);
  const day = options.on === undefined ? effects.today() : dayOption("--on", options.on);
  if (options.provider !== undefined) assertProvider(effects, context.root, options.provider);
  const { records } = await loadDatasetAsOf(context, options.on);
  const mine = records.filter(({ provider }) => options.provider === undefined || provider === options.provider);
  const ends = retirementsWithin(mine, day, within);
  if (options.json) outJson(effects, ends);
  else for (const line of upcomingLines(ends, effects.colour)) effects.out(line);
  return 0;
}

function upcomingLines(ends: readonly UpcomingRetirement[], colour: boolean): string[] {
  if (ends.length === 0) return ["no retirements announced for these days"];
  const rows = ends.map((end) => [
    formatScopedDate(end),
    end.days === null ? "" : count(end.days, "day"),
    end.record,
    end.replacements.join(", "),
  ]);
  return table(["retirement date", "in", "model", "replacement"], rows, colour);
}
