// The exports as other programs read them: each holds what the tables hold.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportDataOf } from "../../pipeline/exports/export-data.ts";
import { type ExportFile, exportFiles } from "../../pipeline/exports/export-files.ts";
import { csvOfTable } from "../../pipeline/exports/formats/csv.ts";
import { parquetOfTable } from "../../pipeline/exports/formats/parquet.ts";
import { sqliteOf } from "../../pipeline/exports/formats/sqlite.ts";
import { tables } from "../../pipeline/exports/tables/index.ts";
import type { Table, Value } from "../../pipeline/exports/tables/table.ts";
import { committed, exportOf } from "../support/export-data.ts";
import { hostileDataset, hostileText } from "../support/hostile-dataset.ts";

const data = exportDataOf(committed());
const rowsOf = new Map(tables.map((table) => [table.name, table.rows(data)]));
const named = (table: Table) => rowsOf.get(table.name) ?? [];

type Row = Record<string, unknown>;
const objectOf = ({ columns }: Table, row: readonly Value[]): Row =>
  Object.fromEntries(columns.map(({ name }, i) => [name, row[i] ?? null]));

/** The apostrophe before what a spreadsheet would run. */
const withoutEscape = (text: string) => text.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, "");

function csvRows(table: Table, text: string): Row[] {
  const found: Record<string, string>[] = parse(text, { columns: true, relax_column_count: false });
  const typed = (name: string, cell: string): Value => {
    const column = table.columns.find((one) => one.name === name);
    if (cell === "" && !column?.isRequired) return null;
    if (column?.type === "integer") return Number(cell);
    return column?.type === "boolean" ? cell === "true" : withoutEscape(cell);
  };
  return found.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, typed(name, cell)])));
}

async function parquetRows(bytes: Uint8Array): Promise<Row[]> {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const found = await parquetReadObjects({ file });
  const plain = (value: unknown) => (value instanceof Date ? value.toISOString().slice(0, 10) : (value ?? null));
  return found.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])));
}

const fromSqlite = ({ columns }: Table, row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const isBoolean = columns.find((column) => column.name === name)?.type === "boolean";
      return [name, isBoolean ? value === 1 : value];
    }),
  );

const folder = mkdtempSync(join(tmpdir(), "exports-"));
const database = join(folder, "almanac.sqlite");
beforeAll(() => writeFileSync(database, sqliteOf(data)));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(tables)("the table $name", (table) => {
  const expected = named(table).map((row) => objectOf(table, row));

  it("reads back from CSV", () => {
    expect(csvRows(table, csvOfTable(table, named(table)))).toEqual(expected);
  });

  it("reads back from Parquet, days as dates", async () => {
    expect(await parquetRows(parquetOfTable(table, named(table)))).toEqual(expected);
    const metadata = parquetMetadata(parquetOfTable(table, named(table)).slice().buffer);
    expect(metadata.schema.slice(1).map(({ name, repetition_type }) => [name, repetition_type])).toEqual(
      table.columns.map(({ name, isRequired }) => [name, isRequired ? "REQUIRED" : "OPTIONAL"]),
    );
  });

  const noSqlite = spawnSync("sqlite3", ["--version"]).status !== 0;
  it.skipIf(noSqlite)(`reads back with sqlite3${noSqlite ? " (skipped: sqlite3 is not installed)" : ""}`, () => {
    const said = execFileSync("sqlite3", ["-json", database, `SELECT * FROM ${table.name} ORDER BY rowid`], {
      encoding: "utf8",
      maxBuffer: 100_000_000,
    });
    const found = (said === "" ? [] : JSON.parse(said)) as Row[];
    expect(found.map((row) => fromSqlite(table, row))).toEqual(expected);
  });
});

describe("whatever a page may print", () => {
  it("reads back the same from CSV, Parquet and SQLite", async () => {
    const [source] = committed().definitions;
    if (!source) throw new Error("no source");
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(hostileText, { minLength: 1, maxLength: 4 }), async (texts) => {
        const { records, checks, sources, ...hostileData } = hostileDataset(source, texts);
        const changes = hostileData.changes.map((change, i) => ({ ...change, id: String(i) }));
        const hostile = exportDataOf({ day: "2026-11-21", records, changes, checks, definitions: sources });
        const file = join(folder, "hostile.sqlite");
        writeFileSync(file, sqliteOf(hostile));
        const stored = new DatabaseSync(file, { readOnly: true });
        for (const table of tables) {
          const rows = table.rows(hostile);
          const expected = rows.map((row) => objectOf(table, row));
          expect(csvRows(table, csvOfTable(table, rows))).toEqual(expected);
          expect(await parquetRows(parquetOfTable(table, rows))).toEqual(expected);
          const found = stored.prepare(`SELECT * FROM ${table.name} ORDER BY rowid`).all() as Row[];
          expect(found.map((row) => fromSqlite(table, row))).toEqual(expected);
        }
        stored.close();
      }),
      { numRuns: 30 },
    );
  });
});

describe("the files", () => {
  it("are the same bytes for the same data, in whatever order it comes", () => {
    const { records, changes, checks, definitions, ...day } = committed();
    const turned = {
      ...day,
      records: records.toReversed(),
      changes: changes.toReversed(),
      checks: checks.toReversed(),
      definitions: definitions.toReversed(),
    };
    const sums = (files: readonly ExportFile[]) =>
      files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString("latin1")]);
    const zone = process.env.TZ;
    const first = sums(exportFiles(data));
    process.env.TZ = "Pacific/Kiritimati";
    try {
      for (const [i, [path, bytes]] of sums(exportFiles(exportDataOf(turned))).entries()) {
        expect(path).toBe(first[i]?.[0]);
        expect(bytes === first[i]?.[1], path).toBe(true);
      }
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it("of data without any model can be written and read", async () => {
    const files = exportFiles(exportOf([]));
    const csv = files.find(({ path }) => path === "csv/events.csv");
    expect(new TextDecoder().decode(csv?.bytes).split("\r\n")).toHaveLength(2);
    const parquet = files.find(({ path }) => path === "parquet/events.parquet");
    expect(await parquetRows(parquet?.bytes ?? new Uint8Array())).toEqual([]);
  });
});
