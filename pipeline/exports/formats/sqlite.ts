/** All tables as one SQLite database, with views and a full-text index. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { ExportData } from "../export-data.ts";
import { tables } from "../tables/index.ts";
import type { Column, ColumnType, Table, Value } from "../tables/table.ts";
import { indexes, search, views } from "./sqlite-views.ts";

const types: Record<ColumnType, string> = { text: "TEXT", integer: "INTEGER", boolean: "INTEGER", day: "TEXT" };

/** The bytes of the database. The same data and the same version of SQLite give the same bytes. */
export function sqliteOf(data: ExportData): Uint8Array {
  const database = new DatabaseSync(":memory:");
  try {
    database.exec("PRAGMA foreign_keys = ON; BEGIN");
    for (const table of tables) fill(database, table, table.rows(data));
    const meta = [
      ["day", data.day],
      ["licence", "CC0-1.0"],
      ["format", "1"],
    ];
    database.exec("CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT");
    for (const pair of meta) database.prepare("INSERT INTO meta VALUES (?, ?)").run(...pair);
    for (const sql of [...indexes, ...views, ...search]) database.exec(sql);
    database.exec("COMMIT");
    return bytesOf(database);
  } finally {
    database.close();
  }
}

function fill(database: DatabaseSync, table: Table, rows: readonly (readonly Value[])[]): void {
  const columns = table.columns.map((column) => columnSql(column, table));
  database.exec(
    `CREATE TABLE ${table.name} (\n  ${[...columns, `PRIMARY KEY (${table.key.join(", ")})`].join(",\n  ")}\n) STRICT`,
  );
  const insert = database.prepare(`INSERT INTO ${table.name} VALUES (${table.columns.map(() => "?").join(", ")})`);
  for (const row of rows) insert.run(...row.map((value) => (typeof value === "boolean" ? Number(value) : value)));
}

function columnSql({ name, type, isRequired }: Column, { references }: Table): string {
  const other = references.find(({ column }) => column === name);
  return [
    name,
    types[type],
    ...(isRequired ? ["NOT NULL"] : []),
    ...(type === "boolean" ? [`CHECK (${name} IN (0, 1))`] : []),
    ...(other ? [`REFERENCES ${other.table} (id)`] : []),
  ].join(" ");
}

/** Node 22 cannot return a database as bytes, so it goes through a file. VACUUM leaves nothing unused in it. */
function bytesOf(database: DatabaseSync): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "almanac-"));
  try {
    const file = join(folder, "almanac.sqlite");
    database.prepare("VACUUM INTO ?").run(file);
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
