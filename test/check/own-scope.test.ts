import { expect, it } from "vitest";
import { type AlmanacData, almanacOn } from "../../pipeline/check/almanac-data.ts";
import { assess } from "../../pipeline/check/assess.ts";
import type { SourceDefinition } from "../../pipeline/domain/schema.ts";
import { eventOf, recordOf } from "../support/dataset.ts";

const record = recordOf("m", { events: [eventOf("retired on 2027-03-01 Own")] });

function statusWith(ownScope: string | undefined): string {
  const source = { id: record.provider, name: "Acme", pages: [], ...(ownScope === undefined ? {} : { ownScope }) };
  const sources = [source as unknown as SourceDefinition];
  const data: AlmanacData = { format: 1, day: "2026-11-28", records: [record], changes: [], checks: [], sources };
  const finding = { written: "m", records: [record.id], elsewhere: [], family: [], region: null };
  return assess(finding, almanacOn(data, "2026-11-28"), { via: null, scopes: [] }).status;
}

it("a date for all of the platform itself is firm, one for some of its users is not", () => {
  expect(["Own", "Other", undefined].map(statusWith)).toEqual(["retiring", "soft", "soft"]);
});
