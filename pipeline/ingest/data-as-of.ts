/** The dataset as it is now, from `generated/`, or as of an earlier day, by replaying the sources up to that day. */

import { type PageReading, pageReadings } from "../domain/answer-age.ts";
import { byText } from "../domain/order.ts";
import type { Change, ModelRecord } from "../domain/schema.ts";
import type { Source } from "../domain/source.ts";
import { readChanges, readRecords } from "../storage/dataset.ts";
import { loadSources } from "../storage/sources.ts";
import { readChecks } from "./checks.ts";
import type { Context } from "./context.ts";
import { openProject } from "./context.ts";

export interface DatasetAsOf {
  records: ModelRecord[];
  changes: Change[];
  /** The pages of a provider, with when each was last read. */
  pagesOf: (provider: string) => readonly PageReading[];
}

/** All records and changes, as of the day if one is given. */
export async function loadDatasetAsOf(context: Context, day?: string): Promise<DatasetAsOf> {
  const { effects, root } = context;
  const sources = loadSources(effects, root).list;
  const definitions = sources.map(({ definition }) => definition);
  const pages = pageReadings(definitions, readChecks(effects, root));
  const pagesOf = (provider: string) => pages.get(provider) ?? [];
  const records = day === undefined ? readRecords(effects, root) : null;
  // If nothing has been published yet, the sources are enough.
  if (records) return { records, changes: readChanges(effects, root), pagesOf };
  return { ...(await replayUntil(context, sources, day)), pagesOf };
}

async function replayUntil(context: Context, sources: readonly Source[], day: string | undefined) {
  const [{ replay }, { snapshotExtractor }] = await Promise.all([
    import("../history/replay.ts"),
    import("./project.ts"),
  ]);
  const project = await openProject(context);
  const { records, changes } = replay(sources, snapshotExtractor(project), day);
  return { records: records.sort((a, b) => byText(a.id, b.id)), changes };
}
