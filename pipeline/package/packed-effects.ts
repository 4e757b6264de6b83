/** The data of the package as files, for commands that read a project. */
import { join } from "node:path";
import type { AlmanacData } from "../check/almanac-data.ts";
import { byText } from "../domain/order.ts";
import type { Effects } from "../storage/effects.ts";

/** The root under which the data are found; no such folder exists. */
export const packedRoot = join("/", "almanac-data");

/** The effects with the data below `packedRoot`; everything else is as it was. */
export function withPackedData(effects: Effects, data: AlmanacData): Effects {
  const files = new Map(filesOf(data));
  const isPacked = (path: string) => path.startsWith(packedRoot);
  return {
    ...effects,
    exists: (path) => (isPacked(path) ? namesIn(files, path).length > 0 || files.has(path) : effects.exists(path)),
    list: (path) => (isPacked(path) ? namesIn(files, path) : effects.list(path)),
    readText: (path) => files.get(path) ?? effects.readText(path),
  };
}

function filesOf({ records, changes, checks, sources }: AlmanacData): [string, string][] {
  const months = Map.groupBy(changes, ({ detectedOn }) => detectedOn.slice(0, 7));
  return [
    ...records.map((record, i): [string, string] => [`generated/models/${i}.json`, JSON.stringify(record)]),
    ...[...months].map(([month, all]): [string, string] => [
      `generated/changes/${month}.jsonl`,
      all.map((change) => JSON.stringify(change)).join("\n"),
    ]),
    ["generated/checks.json", JSON.stringify(checks)] as [string, string],
    // JSON is YAML.
    ...sources.map((source): [string, string] => [`sources/${source.id}/source.yaml`, JSON.stringify(source)]),
  ].map(([path, text]) => [join(packedRoot, path), text]);
}

function namesIn(files: ReadonlyMap<string, string>, folder: string): string[] {
  const start = join(folder, "/");
  const names = [...files.keys()]
    .filter((path) => path.startsWith(start))
    .map((path) => path.slice(start.length))
    .map((rest) => (rest.includes("/") ? rest.slice(0, rest.indexOf("/") + 1) : rest));
  return [...new Set(names)].sort(byText);
}
