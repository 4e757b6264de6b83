/** Every file that is exported. */

import { sha256 } from "../domain/hash.ts";
import { byText, canonicalJson } from "../domain/order.ts";
import type { ExportData } from "./export-data.ts";
import { type ExportFormat, exportFormats } from "./export-formats.ts";
import { almanacJson } from "./formats/almanac-json.ts";
import { csvOfTable } from "./formats/csv.ts";
import { dataPackage } from "./formats/data-package.ts";
import { changeLines, modelLines } from "./formats/json-lines.ts";
import { liteLlmPatch } from "./formats/litellm.ts";
import { modelEolFeeds } from "./formats/model-eol.ts";
import { modelsDevPatch } from "./formats/models-dev.ts";
import { parquetOfTable } from "./formats/parquet.ts";
import { sqliteOf } from "./formats/sqlite.ts";
import { tables } from "./tables/index.ts";

export interface ExportFile {
  /** From the folder of the exports, with forward slashes. */
  path: string;
  about: string;
  mediaType: string;
  bytes: Uint8Array;
}

const makers: Record<ExportFormat, (data: ExportData) => ExportFile[]> = {
  json: (data) => [
    file("almanac.json", "All data as one file, for --data and the library", `${canonicalJson(almanacJson(data))}\n`),
  ],
  csv: csvFiles,
  jsonl: (data) => [
    file("models.jsonl", "Every record in full, one a line, with what is known of it on the day", modelLines(data)),
    file("changes.jsonl", "Every change, one a line, oldest first", changeLines(data)),
  ],
  sqlite: (data) => [
    file(
      "almanac.sqlite",
      "All tables, a full-text index, and views of what is upcoming, past, and changed",
      sqliteOf(data),
    ),
  ],
  parquet: (data) =>
    tables.map((table) => file(`parquet/${table.name}.parquet`, table.about, parquetOfTable(table, table.rows(data)))),
  "model-eol": (data) =>
    [...modelEolFeeds(data)].map(([provider, feed]) =>
      file(`model-eol/${provider}.json`, `Feed of ${provider} in the format model-eol/0.1`, json(feed)),
    ),
  litellm: (data) => [
    file(
      "litellm-deprecation-dates.json",
      "deprecation_date for LiteLLM, as a JSON merge patch",
      json(liteLlmPatch(data)),
    ),
  ],
  "models-dev": (data) => [
    file("models-dev-status.json", "status for models.dev, as a JSON merge patch", json(modelsDevPatch(data))),
  ],
};

/** The files of some formats, with a list of them, and their checksums as `sha256sum --check` reads them. */
export function exportFiles(data: ExportData, formats: readonly ExportFormat[] = exportFormats): ExportFile[] {
  const made = exportFormats.filter((format) => formats.includes(format)).flatMap((format) => makers[format](data));
  const files = [
    ...made,
    file("index.json", "A list of these files, with sizes and checksums", json(listOf(data, made))),
  ];
  const sums = files.map(({ path, bytes }) => `${sha256(bytes)}  ${path}\n`);
  const sorted = sums.sort((a, b) => byText(a.slice(66), b.slice(66)));
  return [...files, file("SHA256SUMS.txt", "SHA-256 of every other file, for sha256sum --check", sorted.join(""))];
}

function listOf({ day }: ExportData, files: readonly ExportFile[]) {
  const entries = files.map(({ path, about, mediaType, bytes }) => {
    return { path, about, mediaType, bytes: bytes.length, sha256: sha256(bytes) };
  });
  return { name: "Model Almanac", day, licence: "CC0-1.0", files: entries };
}

function csvFiles(data: ExportData): ExportFile[] {
  const files = new Map(
    tables.map((table) => [
      table.name,
      file(`csv/${table.name}.csv`, table.about, csvOfTable(table, table.rows(data))),
    ]),
  );
  const described = [...files].map(([name, { path, bytes }]) => {
    return [name, { path: path.slice("csv/".length), bytes: bytes.length, sha256: sha256(bytes) }] as const;
  });
  const description = json(dataPackage(data.day, new Map(described)));
  return [
    ...files.values(),
    file("csv/datapackage.json", "The CSV files described, as a Tabular Data Package", description),
  ];
}

const mediaTypes: Readonly<Record<string, string>> = {
  csv: "text/csv; charset=utf-8; header=present",
  json: "application/json",
  jsonl: "application/jsonl",
  sqlite: "application/vnd.sqlite3",
  parquet: "application/vnd.apache.parquet",
};

function file(path: string, about: string, content: string | Uint8Array): ExportFile {
  const mediaType = mediaTypes[path.split(".").at(-1) ?? ""] ?? "text/plain; charset=utf-8";
  return { path, about, mediaType, bytes: typeof content === "string" ? new TextEncoder().encode(content) : content };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
