/** The data of the repository as they stood on an earlier day. */

import { stateOn } from "../../pipeline/domain/record-state.ts";
import type { Dataset } from "../../src/lib/almanac/almanac.ts";

/** The dataset with what was known at the end of a day: its changes up to then, and its records as these tell them. */
export function datasetAsOf(dataset: Dataset, day: string): Dataset {
  const changes = dataset.changes.filter(({ detectedOn }) => detectedOn <= day);
  const changesOf = Map.groupBy(changes, ({ record }) => record);
  const records = dataset.records.flatMap((record) => {
    const state = stateOn(changesOf.get(record.id) ?? [], day);
    if (!state) return [];
    const { stage, listed } = state;
    const events = state.events.map((event) => ({ ...event, text: "", evidence: 0 }));
    const replacements = state.replacements.map((model) => ({ model, id: null, url: null, evidence: 0 }));
    return [{ ...record, stage, listed, events, replacements, relative: [] }];
  });
  return { ...dataset, records, changes };
}
