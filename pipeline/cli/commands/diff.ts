/** `almanac diff`: the changes since a day. */

import { recordChangeLine } from "../../domain/change-text.ts";
import type { Change } from "../../domain/schema.ts";
import type { Context } from "../../ingest/context.ts";
import { publishedModels } from "../../ingest/published-models.ts";
import { readChanges } from "../../storage/dataset.ts";
import { assertProvider } from "../../storage/sources.ts";
import { forTerminal } from "../../text/sanitize.ts";
import { announcementLines } from "../announcement-lines.ts";
import { dayOption } from "../options.ts";
import { outJson } from "../table.ts";

export interface DiffOptions {
  since?: string;
  provider?: string;
  baseline?: boolean;
  json?: boolean;
}

/** Prints the announcements, oldest first; with `--baseline`, the baseline of each page before them. */
export async function diffCommand(context: Context, options: DiffOptions): Promise<number> {
  const { effects, root } = context;
  const since = options.since === undefined ? "" : dayOption("--since", options.since);
  if (options.provider !== undefined) assertProvider(effects, root, options.provider);
  const changes = readChanges(effects, root, since).filter(
    ({ baseline, record }) =>
      (options.baseline || !baseline) && (options.provider === undefined || record.startsWith(`${options.provider}/`)),
  );
  if (options.json) outJson(effects, changes);
  else for (const line of diffLines(context, changes)) effects.out(line);
  return 0;
}

function diffLines(context: Context, changes: readonly Change[]): string[] {
  if (changes.length === 0) return ["no changes"];
  const baseline = changes.filter((change) => change.baseline);
  return [
    ...baseline.map((change) => forTerminal(`${change.detectedOn} baseline: ${recordChangeLine(change)}`)),
    ...announcementLines(changes, publishedModels(context)),
  ];
}
