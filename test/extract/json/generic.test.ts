// Answers without a definition: read by the names of their keys as far as those can be understood, else reported.
import { expect, test } from "vitest";
import { extractPage } from "../../../pipeline/extract/extract-page.ts";
import { linesOf } from "../../support/data-sources.ts";

const read = (value: unknown) =>
  extractPage(JSON.stringify(value), { provider: "acme", page: "models", snapshot: null, format: "json" });
const shutdown = { id: "a-1", shutdown_date: "2026-10-23T00:00:00Z" };

test.each([
  ["a list", [shutdown], "$[*]"],
  ["a list under a key", { object: "list", data: [shutdown] }, "$.data[*]"],
  ["one model", { ...shutdown, tags: [] }, "$"],
  ["keys in camel case", { data: [{ modelId: "a-1", shutdownDate: 1_792_713_600 }] }, "$.data[*]"],
  ["objects under their ids", { "a-1": { endOfLifeTime: "2026-10-23" }, "a-2": { status: "ACTIVE" } }, "$[*]"],
])("%s is read by its keys", (_, value, section) => {
  const extraction = read(value);
  expect(linesOf(extraction)[0]).toBe("a-1; retired 2026-10-23");
  expect(extraction.records[0]?.evidence[0]?.section).toEqual([section]);
});

test.each([
  [
    "deeper in a record",
    { data: [{ id: "a-1", spec: { deprecation: { date: "2026-10-23" } } }] },
    "$.data[*].spec.deprecation.date",
  ],
  [
    "in a list of a record",
    { data: [{ id: "a-1", skus: [{ deprecationDate: "2026-10-23" }] }] },
    "$.data[*].skus[*].deprecationDate",
  ],
  [
    "named by a value",
    { data: [{ id: "a-1", properties: [{ key: "planned_deprecation_date" }] }] },
    "$.data[*].properties[*].key",
  ],
  [
    "under a key that is not understood",
    { data: [{ id: "a-1", deprecation_replacement_model: "b-2" }] },
    "$.data[*].deprecation_replacement_model",
  ],
])("lifecycle %s is reported with its path", (_, value, path) => {
  expect(read(value).problems.map(({ rule, value: where }) => [rule, where])).toContainEqual(["unread-field", path]);
});

test("a record about something else has nothing to report", () => {
  expect(read({ data: [{ id: "a-1", pricing: { prompt: "0.1" }, created: 1_768_405_801 }] }).problems).toEqual([]);
});

test("an answer without a list of objects asks for a definition", () => {
  expect(() => read({ data: ["a-1"] })).toThrow("use --provider, with records in its source.yaml");
});
