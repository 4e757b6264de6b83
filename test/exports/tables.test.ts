// The definitions of the tables, and what holds for the committed data in them.
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { retirementsWithin } from "../../pipeline/domain/upcoming.ts";
import { exportDataOf } from "../../pipeline/exports/export-data.ts";
import { sqliteOf } from "../../pipeline/exports/formats/sqlite.ts";
import { tables } from "../../pipeline/exports/tables/index.ts";
import { eventOf, recordOf } from "../support/dataset.ts";
import { committed, exportOf } from "../support/export-data.ts";
import { temporaryFile } from "../support/temporary-file.ts";

const published = committed();
const data = exportDataOf(published);

describe.each(tables)("$name", (table) => {
  const names = table.columns.map(({ name }) => name);
  const rows = table.rows(data);

  it("names each column once, and describes it", () => {
    expect(new Set(names).size).toBe(names.length);
    expect(table.columns.filter(({ about }) => about === "")).toEqual([]);
    for (const name of [...table.key, ...table.references.map(({ column }) => column)]) expect(names).toContain(name);
  });

  it("has no null in a required column, and each key once", () => {
    const required = table.columns.flatMap(({ name, isRequired }, i) => (isRequired ? [[name, i] as const] : []));
    expect(required.filter(([, i]) => rows.some((row) => row[i] === null)).map(([name]) => name)).toEqual([]);
    const keys = rows.map((row) => JSON.stringify(table.key.map((name) => row[names.indexOf(name)])));
    expect(new Set(keys).size).toBe(keys.length);
    expect(rows.length).toBeGreaterThan(0);
  });
});

describe("the tables", () => {
  const countOf = (name: string) => tables.find((table) => table.name === name)?.rows(data).length;

  it("hold every record, date and change", () => {
    expect(countOf("models")).toBe(published.records.length);
    expect(countOf("events")).toBe(published.records.flatMap(({ events }) => events).length);
    expect(countOf("changes")).toBe(published.changes.length);
  });

  it("keep each date with its bound and scope, a row each", () => {
    const events = ["retired on 2027-03-01 Standard", "retired not-before 2027-10", "deprecated tentative 2027-Q1"].map(
      eventOf,
    );
    const table = tables.find(({ name }) => name === "events");
    const at = ["event", "date", "first_day", "last_day", "bound", "scope"].map((name) => {
      return table?.columns.findIndex((column) => column.name === name) ?? -1;
    });
    const rows = table?.rows(exportOf([recordOf("a", { events })])) ?? [];
    expect(rows.map((row) => at.map((i) => row[i]))).toEqual([
      ["retired", "2027-03-01", "2027-03-01", "2027-03-01", "on", "Standard"],
      ["retired", "2027-10", "2027-10-01", "2027-10-31", "not-before", null],
      ["deprecated", "2027-Q1", "2027-01-01", "2027-03-31", "tentative", null],
    ]);
  });
});

describe("the database", () => {
  const open = () => new DatabaseSync(temporaryFile("almanac.sqlite", sqliteOf(data)), { readOnly: true });
  const database = open();
  const all = (sql: string) => database.prepare(sql).all();

  it("is sound, and every reference leads to a row", () => {
    expect(all("PRAGMA integrity_check")).toEqual([{ integrity_check: "ok" }]);
    expect(all("PRAGMA foreign_key_check")).toEqual([]);
  });

  it("lists as upcoming what the command line does", () => {
    const found = all("SELECT model_id AS record, date, bound, scope, days FROM upcoming");
    const expected = retirementsWithin(published.records, data.day, 100_000).map(
      ({ replacements: _names, ...retirement }) => retirement,
    );
    expect(found.map((row) => ({ ...row }))).toEqual(expected);
    expect(found.length).toBeGreaterThan(20);
  });

  it("has every retirement date in one of two views", () => {
    const dates = published.records.flatMap(({ events }) => events.filter(({ event }) => event === "retired"));
    const [{ n } = { n: 0 }] = all(
      "SELECT (SELECT count(*) FROM upcoming) + (SELECT count(*) FROM past_retirements) AS n",
    );
    expect(n).toBe(dates.length);
  });

  it("tells the history without first readings, oldest first", () => {
    const days = all("SELECT detected_on AS day FROM history").map(({ day }) => day);
    expect(days).toHaveLength(published.changes.filter(({ baseline }) => !baseline).length);
    expect(days).toEqual(days.toSorted());
  });

  it("finds a model by a part of its id", () => {
    const found = all(`SELECT id FROM search('"gpt 4o" provider: openai')`).map(({ id }) => id);
    expect(found).toContain("openai/gpt-4o-2024-05-13");
    expect(all("SELECT count(*) AS n FROM search")).toEqual(all("SELECT count(*) AS n FROM models"));
  });
});
