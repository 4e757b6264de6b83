/** All published data as one JSON file: what the command line takes with `--data`, and the library opens. */
import type { AlmanacData } from "../../check/almanac-data.ts";
import { byText } from "../../domain/order.ts";
import type { ExportData } from "../export-data.ts";

/** The data in the form of the package. */
export function almanacJson({ models, changes, checks, definitions }: ExportData): AlmanacData {
  const read = checks.flatMap(({ lastRead }) => lastRead ?? []).sort(byText);
  return {
    format: 1,
    day: read.at(-1) ?? "1970-01-01",
    records: models.map(({ record }) => record),
    changes: changes.map(({ change }) => change),
    checks,
    sources: definitions,
  };
}
