/** Data to export: what is committed, and what is made by hand. */
import { type ExportData, exportDataOf, type Published } from "../../pipeline/exports/export-data.ts";
import { loadDataset } from "../../src/lib/almanac/load-dataset.ts";
import { almanacOf } from "./dataset.ts";
import { repositoryRoot } from "./repository.ts";

/** The committed data, for a day. */
export function committed(day = "2026-11-21"): Published {
  const { records, changes, checks, sources } = loadDataset(repositoryRoot);
  return { day, records, changes, checks, definitions: sources };
}

/** The data of an almanac made by hand. */
export function exportOf(...given: Parameters<typeof almanacOf>): ExportData {
  const { day, models, changes, providers } = almanacOf(...given);
  return exportDataOf({
    day,
    records: models.map(({ record }) => record),
    changes,
    checks: providers.flatMap(({ checks }) => checks),
    definitions: providers.map(({ definition }) => definition),
  });
}
