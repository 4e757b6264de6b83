import { expect, test } from "vitest";
import { modelFinder } from "../../pipeline/domain/announced-models.ts";
import { formerIdsOf, underCurrentIds } from "../../pipeline/domain/former-ids.ts";
import { modelFeed } from "../../pipeline/domain/paths.ts";
import type { Change } from "../../pipeline/domain/schema.ts";
import { buildAlmanac } from "../../src/lib/almanac/almanac.ts";
import { endpoints, filePath } from "../../src/lib/api/endpoints.ts";
import { lookUp } from "../../src/lib/api/lookup.ts";
import { feedsOf } from "../../src/lib/feeds/catalog.ts";
import { formerPaths } from "../../src/lib/model/addresses.ts";
import { changeOf } from "../support/changes.ts";
import { almanacOf } from "../support/history.ts";

const changes: Change[] = [
  changeOf("acme/m@1", "2026-01-01", "listed", { baseline: true }),
  changeOf("acme/m@1", "2026-02-01", "date-set", { after: { date: "2027-01-20", bound: "on" } }),
  changeOf("acme/m", "2026-03-01", "renamed", { before: { id: "acme/m@1" }, after: { id: "acme/m" } }),
];

/** The almanac in which `acme/m` used to be `acme/m@1`. */
function renamed() {
  const [only] = almanacOf("2026-04-01", changes.slice(2)).models;
  if (!only) throw new Error("no model");
  const { record, provider } = only;
  const dataset = {
    records: [{ ...record, formerIds: ["acme/m@1"] }],
    changes,
    checks: [],
    sources: [provider.definition],
  };
  return { dataset, almanac: buildAlmanac(dataset, "2026-04-01") };
}

test("a former id leads to the record that has it now, unless another record has it", () => {
  const records = [{ id: "acme/b", formerIds: ["acme/a", "acme/old"] }, { id: "acme/a" }];
  expect([...formerIdsOf(records)]).toEqual([["acme/old", "acme/b"]]);
  const [a, old] = [changeOf("acme/a", "2026-01-01", "delisted"), changeOf("acme/old", "2026-01-01", "delisted")];
  expect(underCurrentIds([a, old], records).map(({ record }) => record)).toEqual(["acme/a", "acme/b"]);
});

test("a renamed model has its whole history, and goes by its former name in earlier news", () => {
  const { dataset, almanac } = renamed();
  const [model] = almanac.models;
  expect(model?.changes.map(({ type }) => type)).toEqual(["listed", "date-set", "renamed"]);
  expect(almanac.model("acme/m@1")).toBe(model);
  expect(almanac.announcements.map(({ kind, models }) => [kind, models.map((one) => one.model.id)])).toEqual([
    ["renamed", ["acme/m"]],
    ["deprecation", ["acme/m@1"]],
  ]);
  const former = { id: "acme/m@1", label: "m 1", path: "/models/acme/m@1/", changes: model?.changes };
  expect(modelFinder({ ...dataset, names: new Map() })("acme/m@1")).toMatchObject(former);
  expect(almanac.announcements[1]?.models[0]?.model).toMatchObject(former);
});

test("the addresses of a former id are kept: its page leads on, its files are those of the record", () => {
  const { dataset, almanac } = renamed();
  const address = (path: string) => `https://almanac.test${path}`;
  expect(formerPaths(dataset.records)).toEqual(["/models/acme/m@1/"]);
  const files = endpoints.flatMap((endpoint) =>
    endpoint.files(almanac, address).map((file) => [filePath(endpoint, file), file] as const),
  );
  const paths = files.map(([path]) => path);
  expect(paths).toEqual(expect.arrayContaining(["/models/acme/m@1.json", "/badge/acme/m@1.json"]));
  const [old, now] = ["/models/acme/m@1.json", "/models/acme/m.json"].map((path) => new Map(files).get(path)?.body());
  expect(old).toEqual(now);
  expect(old).toMatchObject({ id: "acme/m", formerIds: ["acme/m@1"] });
  expect(Object.keys(lookUp(almanac).models)).toEqual(["acme/m", "acme/m@1"]);
  const folders = feedsOf(almanac, address).models.map(({ folder }) => folder);
  expect(folders).toEqual(["m", "m@1"].map((slug) => modelFeed({ provider: { id: "acme" }, slug })));
});
