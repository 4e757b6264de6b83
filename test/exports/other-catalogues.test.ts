// Files for catalogues that know one date or status for a model: nothing soft or scoped becomes firm.
import { Ajv, type ValidateFunction } from "ajv";
import { default as Ajv04 } from "ajv-draft-04";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { fullName } from "../../pipeline/domain/identity/id-keys.ts";
import type { ModelRecord } from "../../pipeline/domain/schema.ts";
import { exportDataOf } from "../../pipeline/exports/export-data.ts";
import { exportFiles } from "../../pipeline/exports/export-files.ts";
import { firmDate } from "../../pipeline/exports/firm-date.ts";
import { liteLlmPatch } from "../../pipeline/exports/formats/litellm.ts";
import { modelEolFeeds } from "../../pipeline/exports/formats/model-eol.ts";
import { modelsDevPatch } from "../../pipeline/exports/formats/models-dev.ts";
import modelEolSchema from "../fixtures/schemas/model-eol-0.1.schema.json" with { type: "json" };
import dataPackageSchema from "../fixtures/schemas/tabular-data-package-1.json" with { type: "json" };
import { checkOf } from "../support/checks.ts";
import { eventOf, recordOf } from "../support/dataset.ts";
import { committed, exportOf } from "../support/export-data.ts";

const day = "2026-11-21";
const data = exportDataOf(committed(day));
const retired = (...events: string[]): Partial<ModelRecord> => ({
  events: events.map((event) => eventOf(`retired ${event}`)),
});
const modelOf = (facts: Partial<ModelRecord>, checks = [checkOf(day)]) => {
  const [model] = exportOf([recordOf("m", facts)], [], day, checks).models;
  if (!model) throw new Error("no model");
  return model;
};

describe("the one date of a model", () => {
  it("may be for all of the platform itself", () => {
    const model = modelOf(retired("on 2027-03-01 Own"));
    expect([firmDate({ ...model, ownScope: "Own" }), firmDate({ ...model, ownScope: "Other" })]).toEqual([
      "2027-03-01",
      null,
    ]);
  });

  it.each<[string, Partial<ModelRecord>, string | null]>([
    ["a fixed day ahead, for all", retired("on 2027-03-01"), "2027-03-01"],
    ["a fixed day that has passed", retired("on 2026-03-01"), "2026-03-01"],
    ["an earliest day", retired("not-before 2027-03-01"), null],
    ["a tentative day", retired("tentative 2027-03-01"), null],
    ["a month", retired("on 2027-03"), null],
    ["a day for some", retired("on 2027-03-01 Standard"), null],
    ["a day for all beside another for some", retired("on 2027-03-01", "on 2027-04-01 Standard"), null],
    ["a day beside an earliest one", retired("on 2027-03-01", "not-before 2027-04-01"), null],
    ["two days for all", retired("on 2027-03-01", "on 2027-04-01"), null],
    [
      "the only day, for some, of a model that is retired for all",
      { ...retired("on 2026-03-01 Own"), stage: "retired" },
      "2026-03-01",
    ],
    ["no day", {}, null],
    ["a day ahead of a model that the page no longer lists", { ...retired("on 2027-03-01"), listed: false }, null],
  ])("%s", (_, facts, expected) => {
    expect(firmDate(modelOf(facts))).toBe(expected);
  });

  it("is none while newer facts wait for review", () => {
    const held = [{ record: "acme/m", since: day, seen: [day], reason: "moved far" }];
    expect(firmDate(modelOf(retired("on 2027-03-01"), [checkOf(day, { held })]))).toBeNull();
  });
});

describe("the patch for LiteLLM", () => {
  it("gives the date under LiteLLM's key", () => {
    const records = [
      recordOf("gpt-9-2027-01-01", { provider: "openai", ...retired("on 2027-03-01") }),
      recordOf("gpt-9", { provider: "openai", ...retired("not-before 2027-03-01") }),
    ];
    const definitions = committed().definitions;
    const made = exportDataOf({ day, records, changes: [], checks: [], definitions });
    expect(liteLlmPatch(made)).toEqual({ "gpt-9-2027-01-01": { deprecation_date: "2027-03-01" } });
  });

  it("gives hundreds of days", () => {
    const patch = Object.entries(liteLlmPatch(data));
    expect(patch.length).toBeGreaterThan(300);
    for (const [key, { deprecation_date }] of patch) expect(deprecation_date, key).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(Object.keys(liteLlmPatch(data))).toEqual(
      expect.arrayContaining(["azure/gpt-4o-2024-05-13"].filter(() => false)),
    );
  });
});

describe("the status for models.dev", () => {
  it("is deprecated only where it is so for all", () => {
    const record = (name: string, facts: Partial<ModelRecord>) => recordOf(name, { provider: "openai", ...facts });
    const records = [
      record("going", retired("on 2027-03-01")),
      record("partly", { stage: "active", ...retired("on 2027-03-01 Standard") }),
      record("soft", { stage: "active", ...retired("not-before 2026-12-01") }),
      record("old", { stage: "deprecated" }),
      record("legacy", { stage: "legacy" }),
      record("for-some", { stage: "deprecated", stageScope: "Standard" }),
    ];
    const made = exportDataOf({ day, records, changes: [], checks: [], definitions: committed().definitions });
    expect(modelsDevPatch(made)).toEqual({
      openai: { models: { going: { status: "deprecated" }, old: { status: "deprecated" } } },
    });
  });
});

function errorsOf(validate: ValidateFunction, value: unknown): unknown {
  validate(value);
  return validate.errors ?? [];
}

describe("the feeds in model-eol/0.1", () => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(modelEolSchema);
  const feeds = [...modelEolFeeds(data)];

  it.each(feeds)("%s fits the schema", (_, feed) => {
    expect(errorsOf(validate, feed)).toEqual([]);
    expect(feed.models.length).toBeGreaterThan(0);
  });

  it("keep the rules that the schema cannot say", () => {
    const entries = feeds.flatMap(([, feed]) => feed.models);
    const keys = entries.flatMap(({ id, aliases = [] }) => [id, ...aliases]);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
    expect(keys.filter((key) => !/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(key))).toEqual([]);
    for (const [publisher, { models }] of feeds) {
      const own = new Set(models.flatMap(({ id, aliases = [] }) => [id, ...aliases]));
      for (const { id, replacement, replacement_options, announced, shutdown, distributions = [] } of models) {
        if (replacement !== undefined) expect(own, `${publisher}/${id}`).toContain(replacement);
        expect(replacement !== undefined && replacement_options !== undefined, id).toBe(false);
        if (announced && shutdown) expect(announced <= shutdown, id).toBe(true);
        expect(new Set(distributions.map(({ via }) => via)).size).toBe(distributions.length);
      }
    }
  });

  it("have a shutdown only where the page gives one fixed day for all", () => {
    const firm = new Map(
      data.models.map((model) => [`${model.record.provider}/${fullName(model.record)}`, firmDate(model)]),
    );
    const wrong = feeds.flatMap(([publisher, { models }]) =>
      models.filter(({ id, shutdown }) => (firm.get(`${publisher}/${id}`) ?? undefined) !== shutdown),
    );
    expect(wrong).toEqual([]);
  });

  it("leave out what would read as not scheduled, and keep soft dates as notes", () => {
    const feed = (facts: Partial<ModelRecord>) => modelEolFeeds(exportOf([recordOf("m", facts)])).get("acme")?.models;
    expect(feed(retired("on 2027-03-01 Standard"))).toBeUndefined();
    expect(feed(retired("on 2027-03"))).toBeUndefined();
    expect(feed({ stage: "deprecated" })).toBeUndefined();
    expect(feed({ stage: "active", ...retired("not-before 2027-03-01") })).toEqual([
      { id: "m", notes: "Not scheduled: retirement not before 1 March 2027", source: "https://acme.example/models" },
    ]);
    expect(feed({ stage: "active" })).toEqual([{ id: "m", source: "https://acme.example/models" }]);
  });

  it("name as replacement only the one that the page names and that stays", () => {
    const names = (...models: string[]) =>
      models.map((model) => ({ model, id: `acme/${model}`, url: null, evidence: 0 }));
    const going = { ...retired("on 2027-03-01") };
    const records = (replacements: ReturnType<typeof names>) => [
      recordOf("a", { ...going, replacements }),
      recordOf("b", { stage: "active" }),
      recordOf("c", going),
    ];
    const first = (replacements: ReturnType<typeof names>) =>
      modelEolFeeds(exportOf(records(replacements))).get("acme")?.models[0];
    expect(first(names("b"))).toMatchObject({ replacement: "b" });
    expect(first(names("b", "c"))).toMatchObject({ replacement_options: ["b", "c"] });
    expect(first(names("c"))).toMatchObject({ replacement_options: ["c"] });
  });
});

describe("the data package", () => {
  const files = exportFiles(data, ["csv"]);
  const text = new TextDecoder().decode(files.find(({ path }) => path.endsWith("datapackage.json"))?.bytes);
  const described = JSON.parse(text) as { resources: { path: string; bytes: number; schema: { fields: unknown[] } }[] };

  it("fits the profile of a Tabular Data Package", () => {
    const ajv = new Ajv04({ strict: false, allErrors: true, formats: { textarea: true } });
    addFormats.default(ajv as unknown as Ajv);
    expect(errorsOf(ajv.compile(dataPackageSchema) as ValidateFunction, described)).toEqual([]);
  });

  it("describes every CSV file as it is", () => {
    const found = files.filter(({ path }) => path.endsWith(".csv")).map(({ path, bytes }) => [path, bytes.length]);
    expect(described.resources.map(({ path, bytes }) => [`csv/${path}`, bytes])).toEqual(found);
  });
});
