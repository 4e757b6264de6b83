/** The CSV files described for machines, as a Tabular Data Package: https://specs.frictionlessdata.io/tabular-data-package/. */
import { tables } from "../tables/index.ts";
import type { Column, ColumnType, Table } from "../tables/table.ts";

const types: Record<ColumnType, string> = { text: "string", integer: "integer", boolean: "boolean", day: "date" };

/** A CSV file of a table. */
export interface DescribedFile {
  /** From the folder of the description. */
  path: string;
  bytes: number;
  sha256: string;
}

/** The contents of `datapackage.json`. */
export function dataPackage(day: string, files: ReadonlyMap<string, DescribedFile>): Record<string, unknown> {
  return {
    profile: "tabular-data-package",
    name: "model-almanac",
    title: "Model Almanac",
    description:
      "When AI models are announced, deprecated and retired, read from each provider's own pages. Show no date without its bound and scope.",
    version: day,
    licenses: [
      { name: "CC0-1.0", path: "https://creativecommons.org/publicdomain/zero/1.0/", title: "CC0 1.0 Universal" },
    ],
    keywords: ["ai models", "llm", "deprecation", "retirement", "lifecycle"],
    resources: tables.flatMap((table) => {
      const file = files.get(table.name);
      return file ? [resourceOf(table, file)] : [];
    }),
  };
}

function resourceOf(table: Table, { path, bytes, sha256 }: DescribedFile): Record<string, unknown> {
  return {
    profile: "tabular-data-resource",
    name: table.name,
    path,
    title: table.about,
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    bytes,
    hash: `sha256:${sha256}`,
    schema: {
      fields: table.columns.map(fieldOf),
      primaryKey: table.key,
      ...(table.references.length === 0
        ? {}
        : {
            foreignKeys: table.references.map(({ column, table: resource }) => ({
              fields: column,
              reference: { resource, fields: "id" },
            })),
          }),
    },
  };
}

function fieldOf({ name, type, about, isRequired }: Column): Record<string, unknown> {
  return { name, type: types[type], description: about, ...(isRequired ? { constraints: { required: true } } : {}) };
}
