/** `almanac rebuild`: replays `sources/` into `generated/`, or checks that this would change nothing. */

import type { Source } from "../../domain/source.ts";
import { type Context, openProject } from "../../ingest/context.ts";
import { type Rebuilt, rebuildDataset } from "../../ingest/rebuild.ts";
import { withRunLock } from "../../storage/run-lock.ts";
import { loadSources } from "../../storage/sources.ts";
import { count } from "../../text/format.ts";
import { forTerminal } from "../../text/sanitize.ts";
import { outJson } from "../table.ts";

export interface RebuildOptions {
  check?: boolean;
  annotations: boolean;
  json?: boolean;
}

/** Rebuilds. With `--check` it writes nothing, prints the files that differ and exits with 1 if there are any. */
export async function rebuild(context: Context, options: RebuildOptions): Promise<number> {
  const { effects, root } = context;
  const { check = false, annotations } = options;
  const run = async () => {
    const { list, warnings } = loadSources(effects, root);
    for (const warning of warnings) effects.err(`almanac: warning: ${warning}`);
    const sources = annotations ? list : list.map((source): Source => ({ ...source, annotations: [] }));
    const project = await openProject(context);
    effects.progress("replaying every snapshot");
    return rebuildDataset(project, sources, check);
  };
  const rebuilt = check ? await run() : await withRunLock(context, run);
  if (options.json) outJson(effects, rebuilt);
  else for (const line of linesOf(rebuilt, check)) effects.out(forTerminal(line));
  return check && rebuilt.files.length > 0 ? 1 : 0;
}

function linesOf({ records, changes, files }: Rebuilt, check: boolean): string[] {
  const totals = `${count(records, "record")}, ${count(changes, "change")}`;
  if (!check) return [`${totals}; ${count(files.length, "file")} written or removed`];
  if (files.length === 0) return [`generated/ is up to date with sources/: ${totals}`];
  return [
    ...files.map((file) => `differs: ${file}`),
    `generated/ is not up to date: ${count(files.length, "file")} would change; run: almanac rebuild`,
  ];
}
