/** The API as it is built: every file fits its published schema, and the description names just what is there. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "cheerio/slim";
import { describe, expect, inject, test } from "vitest";
import { z } from "zod";
import type { Outlook } from "../../../pipeline/domain/lifecycle.ts";
import { buildAlmanac, type Model } from "../../../src/lib/almanac/almanac.ts";
import { loadDataset } from "../../../src/lib/almanac/load-dataset.ts";
import { badgeOf } from "../../../src/lib/api/badge.ts";
import { csvOf } from "../../../src/lib/api/csv.ts";
import { endpoints, filePath } from "../../../src/lib/api/endpoints.ts";
import { type SchemaName, schemas } from "../../../src/lib/api/json-schemas.ts";
import { siteAddress, siteDay } from "../../support/build-site.ts";
import { builtFiles, pageText } from "../../support/built.ts";
import { repositoryRoot, textOf } from "../../support/repository.ts";

const site = inject("site");
const dataset = loadDataset(repositoryRoot);
const almanac = buildAlmanac(dataset, siteDay);
const address = (path: string) => siteAddress + path;
const read = (path: string): unknown => JSON.parse(readFileSync(join(site, "api/v1", path), "utf8"));
const files = builtFiles(join(site, "api/v1"));

describe.each(endpoints.filter(({ schema }) => schema !== null))("$path", (endpoint) => {
  const schema = endpoint.schema as SchemaName;
  const found = endpoint.files(almanac, address).map((file) => read(filePath(endpoint, file)));

  test("says what its shape allows, and nothing more", () => {
    const wrong = found.flatMap((body) => schemas[schema].safeParse(body).error?.issues.slice(0, 3) ?? []);
    expect(found.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });

  test("fits its published schema, which lets fields through that v1 may add", () => {
    const published = z.fromJSONSchema(read(`schema/${schema}.schema.json`) as z.core.JSONSchema.JSONSchema);
    const [sample] = found;
    expect(published.safeParse(sample).error).toBeUndefined();
    expect(published.safeParse({ ...(sample as object), laterField: 1 }).success).toBe(true);
    expect(published.safeParse({}).success).toBe(false);
  });
});

test("the API holds the files of its table, the description and the CSV, and nothing else", () => {
  const named = endpoints.flatMap((endpoint) =>
    endpoint.files(almanac, address).map((file) => filePath(endpoint, file)),
  );
  expect(files.map((file) => `/${file}`)).toEqual([...named, "/models.csv", "/openapi.json"].sort());
});

test("what differs from day to day is the day alone: no file holds a time", () => {
  const timed = files.filter((file) => /\dT\d{2}:\d{2}:\d{2}/.test(readFileSync(join(site, "api/v1", file), "utf8")));
  expect(timed).toEqual([]);
});

describe("the description", () => {
  const described = read("openapi.json") as {
    openapi: string;
    paths: Record<string, { get: Operation }>;
    components: { schemas: Record<string, z.core.JSONSchema.JSONSchema> };
  };
  interface Operation {
    operationId: string;
    parameters?: { name: string; example: string }[];
    responses: { 200: { content: Record<string, { schema: { $ref?: string }; example?: unknown }> } };
  }
  const operations = Object.entries(described.paths);

  test.each(operations)("%s names a file that is there, and its example fits", (path, { get }) => {
    const parameters = new Map(get.parameters?.map(({ name, example }) => [name, example]));
    const file = path.slice(1).replace(/\{(\w+)\}/g, (_, name: string) => parameters.get(name) ?? "");
    expect(files).toContain(file);
    const { schema, example } = get.responses[200].content["application/json"] ?? { schema: {} };
    if (!schema.$ref) return;
    const component = described.components.schemas[schema.$ref.replace("#/components/schemas/", "")];
    // zod reads a JSON Schema, whose references are to its own definitions.
    const whole = JSON.stringify({ ...component, $defs: described.components.schemas });
    const shape = z.fromJSONSchema(JSON.parse(whole.replaceAll("#/components/schemas/", "#/$defs/")));
    expect(shape.safeParse(example ?? read(file)).error).toBeUndefined();
  });

  test("is OpenAPI 3.1, and each operation has a name of its own", () => {
    expect(described.openapi).toMatch(/^3\.1\.\d$/);
    expect(new Set(operations.map(([, { get }]) => get.operationId)).size).toBe(operations.length);
  });
});

describe("a badge", () => {
  const [any] = almanac.models;
  const badge = (outlook: Partial<Outlook>, stage: Model["stage"] = "active") => {
    if (!any) throw new Error("no model");
    const nothing = { kind: "no-retirement-announced", date: null, bound: null, scope: null, text: null } as const;
    const age = { ...any.age, confirmed: "2026-11-21", stale: null };
    const { scope = null } = outlook;
    return badgeOf({ ...any, stage, age, scopes: [{ scope, stage, outlook: { ...nothing, ...outlook } }] });
  };
  const date = "2027-02-05";

  test.each([
    ["retires 2027-02-05", { kind: "retires-on", date, bound: "on" }],
    ["retires not before 2027-02-05", { kind: "may-retire-from", date, bound: "not-before" }],
    ["tentatively retires 2027-02-05", { kind: "may-retire-from", date, bound: "tentative" }],
    ["2027-02-05 passed, retirement not confirmed", { kind: "passed-unconfirmed", date, bound: "not-before" }],
    ["no retirement date as of 2026-11-21", {}],
    ["retires 2027-02-05 for Standard", { kind: "retires-on", date, bound: "on", scope: "Standard" }],
  ] as const)("says: %s", (message, outlook) => {
    expect(badge(outlook)).toMatchObject({ message, isError: false });
  });

  test("of a retired model says so, in red that no reader recolours", () => {
    expect(badge({ kind: "retired", date, bound: "on", scope: "others" }, "retired")).toMatchObject({
      message: "retired",
      color: "red",
      isError: true,
    });
  });

  test("stays short, whatever the scope says", () => {
    const { message } = badge({ kind: "retires-on", date, bound: "on", scope: `\u202e${"x".repeat(5_000)}\n` });
    expect(message).toMatch(/^retires 2027-02-05 for x{31}…$/);
  });
});

describe("the CSV", () => {
  const rows = (text: string) => text.split("\r\n").slice(1, -1);

  test("has a row for each event, and one for a model without any", () => {
    const expected = dataset.records.reduce((sum, { events }) => sum + Math.max(1, events.length), 0);
    expect(rows(readFileSync(join(site, "api/v1/models.csv"), "utf8"))).toHaveLength(expected);
  });

  test.each(["=sum(A1)", "+sum(A1)", "-sum(A1)", "@sum(A1)", "\tsum(A1)", "\rsum(A1)"])(
    "defuses a cell that begins like a formula: %j",
    (scope) => {
      const [record] = dataset.records.filter(({ events }) => events.length > 0);
      if (!record) throw new Error("no record");
      const records = [{ ...record, events: record.events.map((event) => ({ ...event, scope })) }];
      const text = csvOf(buildAlmanac({ ...dataset, records, changes: [] }, siteDay), address);
      expect(text).toContain(`'${scope}`);
      expect(text.split(`'${scope}`).join("")).not.toContain(scope);
    },
  );
});

describe("the headers for hosts", () => {
  const meta = load(pageText(site, "/"))('meta[http-equiv="content-security-policy"]').attr("content");

  test.each(["public/_headers", "vercel.json", "docs/hosting.md"])("%s carries the policy of the pages", (file) => {
    expect(textOf(file)).toContain(meta);
  });

  test.each(["public/_headers", "vercel.json", "docs/hosting.md"])("%s opens the data and names its types", (file) => {
    const files = ["text/csv", "application/vnd.sqlite3", "application/vnd.apache.parquet"];
    const types = [...files, "text/calendar", "text/markdown", "application/feed+json", "application/atom+xml"];
    for (const word of ["Access-Control-Allow-Origin", "nosniff", "immutable", ...types]) {
      expect(textOf(file)).toContain(word);
    }
  });
});
