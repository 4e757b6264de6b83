/** The data of the repository as they stood on an earlier day. */

import { underCurrentIds } from "../../pipeline/domain/former-ids.ts";
import { stateOn } from "../../pipeline/domain/record-state.ts";
import type { ModelRecord } from "../../pipeline/domain/schema.ts";
import type { Dataset } from "../../src/lib/almanac/almanac.ts";

/** The record as it was called while only these ids were known. */
function named(record: ModelRecord, known: ReadonlySet<string>): ModelRecord {
  const [id = record.id, ...formerIds] = (record.formerIds ?? []).filter((former) => known.has(former));
  const [model = "", version = null] = id.slice(record.provider.length + 1).split("@");
  return { ...record, id, model, version, formerIds };
}

/** The dataset with what was known at the end of a day: its changes up to then, and its records as these tell them. */
export function datasetAsOf(dataset: Dataset, day: string): Dataset {
  const changes = dataset.changes.filter(({ detectedOn }) => detectedOn <= day);
  const changesOf = Map.groupBy(underCurrentIds(changes, dataset.records), ({ record }) => record);
  const ids = new Set(changes.map(({ record }) => record));
  const records = dataset.records.flatMap((now) => {
    const state = stateOn(changesOf.get(now.id) ?? [], day);
    if (!state) return [];
    const record = ids.has(now.id) ? now : named(now, ids);
    const { stage, listed } = state;
    const events = state.events.map((event) => ({ ...event, text: "", evidence: 0 }));
    const replacements = state.replacements.map((model) => ({ model, id: null, url: null, evidence: 0 }));
    return [{ ...record, stage, listed, events, replacements, relative: [] }];
  });
  return { ...dataset, records, changes };
}
