/** The exports that are published with the site: the same files as `almanac export all`. */
import { exportsPath } from "../../../pipeline/domain/paths.ts";
import { exportDataOf } from "../../../pipeline/exports/export-data.ts";
import { type ExportFile, exportFiles } from "../../../pipeline/exports/export-files.ts";
import { tables } from "../../../pipeline/exports/tables/index.ts";
import type { Almanac } from "../almanac/almanac.ts";

const made = new WeakMap<Almanac, readonly ExportFile[]>();

/** Every file, made once. */
export function publishedExports(almanac: Almanac): readonly ExportFile[] {
  let files = made.get(almanac);
  if (!files) {
    const { day, models, changes, providers } = almanac;
    const records = models.map(({ record }) => record);
    const checks = providers.flatMap((provider) => provider.checks);
    const definitions = providers.map(({ definition }) => definition);
    files = exportFiles(exportDataOf({ day, records, changes, checks, definitions }));
    made.set(almanac, files);
  }
  return files;
}

/** A file as the data page lists it. */
export interface ListedFile {
  name: string;
  path: string;
  about: string;
  bytes: number;
}

/** A table with the files that hold it. */
export interface ListedTable {
  name: string;
  about: string;
  files: readonly ListedFile[];
}

/** The files for the data page: those of one table together, and the feeds of one format. */
export function listedExports(almanac: Almanac) {
  const listed = publishedExports(almanac).map(({ path, about, bytes }): ListedFile => {
    return { name: path, path: exportsPath(path), about, bytes: bytes.length };
  });
  const isOfTable = ({ name }: ListedFile) => /^(csv|parquet)\/\w+\.(csv|parquet)$/.test(name);
  const isFeed = ({ name }: ListedFile) => name.startsWith("model-eol/");
  return {
    files: listed.filter((file) => !isOfTable(file) && !isFeed(file)),
    feeds: listed.filter(isFeed),
    tables: tables.map(({ name, about }): ListedTable => {
      const files = listed.filter((file) => file.name === `csv/${name}.csv` || file.name === `parquet/${name}.parquet`);
      return { name, about, files };
    }),
  };
}

/** `812 B`, `12 kB`, `2.5 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
