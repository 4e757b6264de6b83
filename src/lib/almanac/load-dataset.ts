/** Reads the records, changes, checks and sources of a checkout. */
import { join } from "node:path";
import { patternProblems } from "../../../pipeline/domain/model-patterns.ts";
import type { ModelRecord } from "../../../pipeline/domain/schema.ts";
import { UsageError } from "../../../pipeline/domain/usage-error.ts";
import { readChecks } from "../../../pipeline/ingest/checks.ts";
import { readChanges, readPassages, readRecords } from "../../../pipeline/storage/dataset.ts";
import { type Effects, nodeEffects } from "../../../pipeline/storage/effects.ts";
import { loadSources } from "../../../pipeline/storage/sources.ts";
import { readWatchList, watchFile } from "../../../pipeline/storage/watch-list.ts";
import { checkoutRoot } from "../site/settings.ts";
import type { Dataset } from "./almanac.ts";

/** The dataset of a checkout. Throws, naming file and field, where a file does not match its schema. */
export function loadDataset(folder: string = checkoutRoot, effects: Effects = nodeEffects()): Dataset {
  const records = readRecords(effects, folder);
  if (records === null) throw new Error(`${join(folder, "generated/models")}: no records; run "npx almanac rebuild"`);
  return {
    records,
    changes: readChanges(effects, folder),
    passages: readPassages(effects, folder),
    checks: readChecks(effects, folder),
    sources: loadSources(effects, folder).list.map(({ definition }) => definition),
    watch: loadWatchList(records, folder, effects),
  };
}

/** The watch list of a checkout; undefined where it has none. Throws where a pattern fits no record. */
export function loadWatchList(
  records: readonly ModelRecord[],
  folder: string = checkoutRoot,
  effects: Effects = nodeEffects(),
): string[] | undefined {
  const path = join(folder, watchFile);
  if (!effects.exists(path)) return undefined;
  const patterns = readWatchList(effects, path, watchFile);
  const problems = patternProblems(
    patterns,
    records.map(({ id }) => id),
  );
  if (problems.length > 0) throw new UsageError(...problems.map((problem) => `${watchFile}: ${problem}`));
  return patterns;
}
