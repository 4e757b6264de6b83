/** All published data as one JSON file: what the command line takes with `--data`, and the library opens. */
import { type AlmanacData, almanacDataOf } from "../../check/almanac-data.ts";
import type { ExportData } from "../export-data.ts";

/** The data in the form of the package. */
export function almanacJson({ models, changes, checks, definitions }: ExportData): AlmanacData {
  return almanacDataOf({
    records: models.map(({ record }) => record),
    changes: changes.map(({ change }) => change),
    checks,
    sources: definitions,
  });
}
