/** The published data of a project as one. */
import { type AlmanacData, almanacDataOf } from "../check/almanac-data.ts";
import { UsageError } from "../domain/usage-error.ts";
import { readChanges, readRecords } from "../storage/dataset.ts";
import { loadSources } from "../storage/sources.ts";
import { readChecks } from "./checks.ts";
import type { Context } from "./context.ts";

/** The data that come with the command, or those of the project root. Throws a UsageError where none are published. */
export function readAlmanac({ effects, root, loadData }: Pick<Context, "effects" | "root" | "loadData">): AlmanacData {
  if (loadData) return loadData();
  const records = readRecords(effects, root);
  if (records === null) throw new UsageError(`${root}: no records are published here`);
  const checks = readChecks(effects, root);
  const sources = loadSources(effects, root).list.map(({ definition }) => definition);
  return almanacDataOf({ records, changes: readChanges(effects, root), checks, sources });
}
