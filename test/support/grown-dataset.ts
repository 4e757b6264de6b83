/** The repository's data with more records than it has, for budgets that speak of later years. */
import { createHash } from "node:crypto";
import { addDays } from "../../pipeline/domain/days.ts";
import type { ModelRecord } from "../../pipeline/domain/schema.ts";
import type { Dataset } from "../../src/lib/almanac/almanac.ts";

/** The data with as many records as asked for: copies get other digits in their ids and other dates. */
export function grownDataset(dataset: Dataset, size: number): Dataset {
  const { records } = dataset;
  const grown = Array.from({ length: size }, (_, i) => records[i % records.length] as ModelRecord).map((record, i) =>
    i < records.length ? record : copyOf(record, i),
  );
  return { ...dataset, records: grown };
}

function copyOf(record: ModelRecord, number: number): ModelRecord {
  const digits = createHash("sha256").update(`${record.id} ${number}`).digest().toString("hex").replace(/\D/g, "");
  let at = 0;
  const model = `${record.model.replace(/\d/g, () => digits[at++ % digits.length] ?? "0")}-${number.toString(36)}`;
  const version = record.version === null ? "" : `@${record.version}`;
  const events = record.events.map((event) =>
    event.date.length === 10 ? { ...event, date: addDays(event.date, number % 400) } : event,
  );
  return { ...record, id: `${record.provider}/${model}${version}`, model, events };
}
