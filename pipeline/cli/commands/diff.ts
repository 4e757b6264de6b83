/** `almanac diff`: the changes since a day. */

import { describeChange } from "../../domain/describe.ts";
import type { Context } from "../../ingest/context.ts";
import { readChanges } from "../../storage/dataset.ts";
import { assertProvider } from "../../storage/sources.ts";
import { forTerminal } from "../../text/sanitize.ts";
import { dayOption } from "../options.ts";
import { outJson } from "../table.ts";

export interface DiffOptions {
  since?: string;
  provider?: string;
  baseline?: boolean;
  json?: boolean;
}

/** Prints the published changes, oldest first; the baseline of each page only where asked for. */
export async function diffCommand({ effects, root }: Context, options: DiffOptions): Promise<number> {
  const since = options.since === undefined ? "" : dayOption("--since", options.since);
  if (options.provider !== undefined) assertProvider(effects, root, options.provider);
  const changes = readChanges(effects, root, since).filter(
    ({ baseline, record }) =>
      (options.baseline || !baseline) && (options.provider === undefined || record.startsWith(`${options.provider}/`)),
  );
  if (options.json) outJson(effects, changes);
  else for (const change of changes) effects.out(forTerminal(`${change.detectedOn} ${describeChange(change)}`));
  if (!options.json && changes.length === 0) effects.out("no changes");
  return 0;
}
