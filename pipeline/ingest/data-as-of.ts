/** The dataset as it is now, from `generated/`, or as of an earlier day, by replaying the sources up to that day. */

import { byText } from "../domain/order.ts";
import type { Change, ModelRecord } from "../domain/schema.ts";
import { readChanges, readRecords } from "../storage/dataset.ts";
import type { Context } from "./context.ts";
import { openProject } from "./context.ts";

export interface DatasetAsOf {
  records: ModelRecord[];
  changes: Change[];
}

/** All records and changes, as of the day if one is given. */
export async function loadDatasetAsOf(context: Context, day?: string): Promise<DatasetAsOf> {
  const { effects, root } = context;
  const records = day === undefined ? readRecords(effects, root) : null;
  // If nothing has been published yet, the sources are enough.
  return records ? { records, changes: readChanges(effects, root) } : replayUntil(context, day);
}

async function replayUntil(context: Context, day: string | undefined): Promise<DatasetAsOf> {
  const [{ loadSources }, { replay }, { snapshotExtractor }] = await Promise.all([
    import("../storage/sources.ts"),
    import("../history/replay.ts"),
    import("./project.ts"),
  ]);
  const project = await openProject(context);
  const sources = loadSources(context.effects, context.root).list;
  const { records, changes } = replay(sources, snapshotExtractor(project), day);
  return { records: records.sort((a, b) => byText(a.id, b.id)), changes };
}
