import { expect, test } from "vitest";
import { splitPast } from "../../../src/lib/provider/past-models.ts";
import { almanacOf, eventsOf, recordOf } from "../../support/dataset.ts";

function split(count: number): [number, number] {
  const { providers } = almanacOf([
    ...Array.from({ length: count - 2 }, (_, at) => recordOf(`m-${at}`, { stage: "active" })),
    recordOf("over", eventsOf("retired on 2026-01-01")),
    recordOf("gone", { stage: "active", listed: false }),
  ]);
  const { shown, past } = splitPast({ models: providers.flatMap(({ models }) => models) });
  return [shown.length, past.length];
}

test("what is over is on a page of its own where a provider has many models", () => {
  expect([split(100), split(101)]).toEqual([
    [100, 0],
    [99, 2],
  ]);
});
