import { expect, it } from "vitest";
import { lifetimes } from "../../../src/lib/statistics/lifetimes.ts";
import { acme, eventsOf, recordOf } from "../../support/dataset.ts";

it("a lifetime needs a release and a fixed retirement date, both for all", () => {
  const records = [
    recordOf("a", eventsOf("released on 2025-01-01", "retired on 2026-01-01")),
    recordOf("b", eventsOf("released on 2025-01-01", "retired on 2026-01-01 Standard")),
    recordOf("c", eventsOf("released on 2025-01-01", "retired not-before 2026-01-01")),
  ];
  expect(lifetimes(acme(records)).map(({ days }) => days)).toEqual([365]);
});
