// What an answer can do to its reader: too much, too deep, too little, and values that are not what they should be.
import { describe, expect, it, test } from "vitest";
import type { RecordsDefinition } from "../../../pipeline/domain/schema.ts";
import { type DataSource, dataSource, extractData, linesOf } from "../../support/data-sources.ts";

const base = dataSource("openai-models");
const withRecords = (records: RecordsDefinition): DataSource => ({
  ...base,
  definition: { ...base.definition, records },
});
const read = (value: unknown, source = base) =>
  extractData(source, typeof value === "string" ? value : JSON.stringify(value));
const rulesOf = (value: unknown, source = base) => read(value, source).problems.map(({ rule }) => rule);
const one = (fields: object) => ({ data: [{ id: "a-1", ...fields }] });

describe("an answer that is refused as a whole", () => {
  const deep = `{"data":[{"id":"a-1","x":${"[".repeat(200)}${"]".repeat(200)}}]}`;
  test.each([
    ["an error page", "<!doctype html><title>Sign in</title>", /not JSON/],
    ["a cut answer", '{"data":[{"id":"a-1"', /not JSON/],
    ["an error in JSON", { error: { message: "no" } }, /no records at \$\.data\[\*\]; the answer has "error"/],
    ["an empty list", { data: [] }, /no records at/],
    ["a list of another kind", { data: "none" }, /no records at/],
    ["null", "null", /no records at/],
    ["values nested too deeply", deep, /more than 100 deep/],
    ["200,000 open brackets", "[".repeat(200_000), /more than 100 deep/],
    ["too many records", { data: Array.from({ length: 60_000 }, (_, at) => ({ id: `a-${at}` })) }, /60000 records/],
    ["too many characters", `{"data":"${"x".repeat(5_000_001)}"}`, /the limit is 5000000/],
  ])("%s", (_, value, message) => {
    expect(() => read(value)).toThrow(message);
  });

  it("a part of a list: models on the next page are not gone", () => {
    const records = { list: "$.data[*]", more: "$.has_more", columns: { id: "$.id", retired: "$.shutdown_date" } };
    const answer = one({ shutdown_date: "2026-10-23" });
    expect(() => read({ ...answer, has_more: true }, withRecords(records))).toThrow("only a part of the list");
    for (const has_more of [false, null, ""])
      expect(read({ ...answer, has_more }, withRecords(records)).records).toHaveLength(1);
  });

  const yaml: DataSource = dataSource("copilot");
  test.each([
    ["aliases that multiply", `a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n- 1`, /not YAML/],
    ["an alias", "- &a {name: A-1}\n- *a\n", /uses aliases/],
    ["brackets without end", "[".repeat(50_000), /not YAML|deep/],
    ["a tab", "- name: a\n\t- b", /not YAML/],
  ])("YAML with %s", (_, text, message) => {
    expect(() => read(text, yaml)).toThrow(message);
  });

  it("a path that is none", () => {
    expect(() => read(one({}), withRecords({ list: "$.data[", columns: { id: "$.id" } }))).toThrow(/not a JSONPath/);
  });
});

describe("a field that no record has", () => {
  it("is an error: the provider has renamed it", () => {
    const { problems, records } = read(one({ shutdownDate: "2026-10-23" }));
    expect(problems).toEqual([
      expect.objectContaining({ rule: "missing-path", severity: "error", value: "$.shutdown_date" }),
    ]);
    expect(records[0]?.events).toEqual([]);
  });

  it("is none where one record has it, if only as null", () => {
    expect(rulesOf({ data: [{ id: "a-1" }, { id: "a-2", shutdown_date: null }] })).toEqual([]);
  });

  it("is none where it may be missing", () => {
    const optional = { path: "$.shutdown_date", none: [], values: {}, optional: true };
    const source = withRecords({ list: "$.data[*]", columns: { id: "$.id", stage: "$.stage", retired: optional } });
    expect(rulesOf(one({ stage: "active" }), source)).toEqual([]);
  });
});

describe("a value that is not what it should be", () => {
  test.each([
    ["an object", { at: "2026-10-23" }],
    ["words", "when it is ready"],
    ["a day that does not exist", "2026-02-30"],
    ["a number that is no time", 20_260_131],
    ["two days", ["2026-10-23", "2026-11-23"]],
    ["a day and words that deny it", "not 2026-10-23"],
    ["a very long text", `2026-10-23${" x".repeat(3_000)}`],
  ])("%s for a date is reported, and no date is published", (_, value) => {
    const { records, problems } = read({
      data: [
        { id: "a-1", shutdown_date: value },
        { id: "a-2", shutdown_date: null },
      ],
    });
    expect(records.flatMap(({ events }) => events)).toEqual([]);
    expect(problems).toHaveLength(1);
  });

  test.each([
    ["a list of ids", ["a-1", { b: 1 }]],
    ["an object", { name: "a-1" }],
    ["a template", "{{model}}"],
    ["several names in one text", "a-1 | b-2"],
  ])("%s for an id gives no record", (_, id) => {
    expect(read({ data: [{ id, shutdown_date: "2026-10-23" }] }).records).toEqual([]);
  });

  it("does not reach the prototype of anything", () => {
    const text =
      '{"data":[{"id":"a-1","shutdown_date":"2026-10-23","__proto__":{"polluted":"x"},"constructor":{"prototype":{"polluted":"x"}}}]}';
    expect(linesOf(read(text))).toEqual(["a-1; retired 2026-10-23"]);
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
    const source = withRecords({
      list: "$.data[*]",
      columns: { id: "$.id", name: "$.toString", retired: "$.valueOf" },
    });
    expect(rulesOf(one({}), source)).toEqual(["missing-path", "missing-path"]);
    const words = { path: "$.stage", none: [], values: {}, optional: false };
    const stage = withRecords({ list: "$.data[*]", columns: { id: "$.id", stage: words } });
    expect(linesOf(read(one({ stage: "constructor" }), stage))).toEqual(["a-1"]);
  });

  it("cannot write markup into a snapshot's table", () => {
    const { records } = read({ data: [{ id: "a`1|b\n| `x-9` | 2026-01-01 |", shutdown_date: "2026-10-23" }] });
    expect(records).toEqual([]);
  });
});

it("an id that several records have in common stays the id", () => {
  const columns = { id: "$.id", name: "$.title", version: "$.version", retired: "$.end" };
  const data = ["1", "2", "3"].map((version) => ({ id: "a-1", title: null, version, end: `2026-0${version}-01` }));
  expect(linesOf(read({ data }, withRecords({ list: "$.data[*]", columns })))).toEqual([
    "a-1@1; retired 2026-01-01",
    "a-1@2; retired 2026-02-01",
    "a-1@3; retired 2026-03-01",
  ]);
});

describe("how firm a date is", () => {
  const azure = dataSource("azure-models");
  const answer = (deprecation: object, skus: object[] = []) => ({
    value: [{ model: { name: "m-1", version: "1", lifecycleStatus: "Preview", deprecation, skus } }],
  });
  const eventsOf = (value: unknown) =>
    read(value, azure).records.flatMap(({ events }) => events.map(({ date, bound, scope }) => [date, bound, scope]));

  it("a word that the definition does not know holds the dates back", () => {
    const value = answer({ inference: "2026-10-23", fineTune: "2026-09-01", deprecationStatus: "Cancelled" });
    expect(eventsOf(value)).toEqual([]);
    const unknown = read(value, azure).problems.filter(({ rule }) => rule === "unknown-value");
    expect(unknown.map(({ severity, value }) => [severity, value])).toEqual([
      ["error", "Cancelled"],
      ["error", "Cancelled"],
    ]);
  });

  it("a scope never gets lost", () => {
    const skus = [{ name: 'Global "x"; retired on 2026-01-01', deprecationDate: "2026-10-23T00:00:00Z" }];
    expect(eventsOf(answer({}, skus))).toEqual([["2026-10-23", "on", "Global 'x', retired on 2026-01-01"]]);
    expect(eventsOf(answer({}, [{ deprecationDate: "2026-10-23" }]))).toEqual([
      ["2026-10-23", "on", "a part that is not named"],
    ]);
    // A month with a scope: not lost, and not published for all.
    expect(eventsOf(answer({}, [{ name: "Standard", deprecationDate: "2026-10" }]))).toEqual([]);
    expect(read(answer({}, [{ name: "Standard", deprecationDate: "2026-10" }]), azure).problems).not.toEqual([]);
  });
});
