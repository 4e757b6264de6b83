/** `almanac rebuild`: replays `sources/` into `generated/`, or checks that this would change nothing. */

import type { Source } from "../../domain/source.ts";
import { type Context, openProject } from "../../ingest/context.ts";
import { type Built, build, type Project, publication, snapshotExtractor } from "../../ingest/project.ts";
import { datasetWrites } from "../../storage/dataset.ts";
import { withRunLock } from "../../storage/run-lock.ts";
import { loadSources } from "../../storage/sources.ts";
import { changedPaths, writeTogether } from "../../storage/transaction.ts";
import { forTerminal } from "../../text/sanitize.ts";
import { outJson } from "../table.ts";

export interface RebuildOptions {
  check?: boolean;
  annotations: boolean;
  json?: boolean;
}

/** Rebuilds; with `--check` writes nothing, names the files that differ and fails if there is one. */
export async function rebuild(context: Context, options: RebuildOptions): Promise<number> {
  const { effects } = context;
  const run = async () => {
    const { list, warnings } = loadSources(effects, context.root);
    for (const warning of warnings) effects.err(`almanac: warning: ${warning}`);
    const sources = options.annotations ? list : list.map((source): Source => ({ ...source, annotations: [] }));
    const project = await openProject(context);
    effects.progress("replaying every snapshot");
    const built = build(sources, snapshotExtractor(project));
    const files = options.check ? unpublished(project, built) : publish(project, sources, built);
    return report(context, built, files, options);
  };
  return options.check ? run() : withRunLock(context, run);
}

/** The paths that publishing would touch, without the checks, which tell of visits too. */
function unpublished({ effects, root }: Project, { files }: Built): string[] {
  return changedPaths(effects, root, datasetWrites(effects, root, files));
}

function publish(project: Project, sources: readonly Source[], built: Built): string[] {
  const paths = unpublished(project, built);
  writeTogether(project.effects, project.root, publication(project, sources, built));
  return paths;
}

function report({ effects }: Context, { history }: Built, files: readonly string[], options: RebuildOptions): number {
  const { records, changes } = history;
  const totals = `${records.length} records, ${changes.length} changes`;
  if (options.json) outJson(effects, { records: records.length, changes: changes.length, files });
  else if (options.check) {
    for (const file of files) effects.out(forTerminal(`differs: ${file}`));
    effects.out(
      files.length === 0
        ? `generated/ is what sources/ give: ${totals}`
        : `${files.length} files differ, run: almanac rebuild`,
    );
  } else effects.out(`${totals}; files written or removed: ${files.length}`);
  return options.check && files.length > 0 ? 1 : 0;
}
