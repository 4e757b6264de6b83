/** Tables as Parquet: https://parquet.apache.org. */
import type { SchemaElement } from "hyparquet";
import { ByteWriter, parquetWrite } from "hyparquet-writer";
import type { Column, ColumnType, Table, Value } from "../tables/table.ts";

const types: Record<ColumnType, Omit<SchemaElement, "name">> = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
  integer: { type: "INT32" },
  boolean: { type: "BOOLEAN" },
  day: { type: "INT32", converted_type: "DATE", logical_type: { type: "DATE" } },
};

/** A table as one file, compressed with Snappy. */
export function parquetOfTable({ columns }: Table, rows: readonly (readonly Value[])[]): Uint8Array {
  const writer = new ByteWriter();
  parquetWrite({
    writer,
    columnData: columns.map((column, i) => ({
      name: column.name,
      data: rows.map((row) => cell(column, row[i] ?? null)),
    })),
    schema: [
      { name: "root", num_children: columns.length },
      ...columns.map(
        ({ name, type, isRequired }): SchemaElement => ({
          name,
          ...types[type],
          repetition_type: isRequired ? "REQUIRED" : "OPTIONAL",
        }),
      ),
    ],
    createdBy: "model-almanac",
  });
  return writer.getBytes();
}

function cell({ type }: Column, value: Value): Value | Date {
  return type === "day" && typeof value === "string" ? new Date(value) : value;
}
