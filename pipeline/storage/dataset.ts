/** Reads and writes the folder `generated/`. */
import { join } from "node:path";
import { z } from "zod";
import { byText } from "../domain/order.ts";
import {
  type Change,
  check,
  type ModelRecord,
  modelRecord,
  type PassageChange,
  sourceDefinition,
  storedChange,
} from "../domain/schema.ts";
import type { History } from "../history/replay.ts";
import { changeFiles } from "./change-files.ts";
import type { Effects } from "./effects.ts";
import { recordFile } from "./file-names.ts";
import type { Writes } from "./transaction.ts";
import { parseJson } from "./validate.ts";

/** Path from the project root → content. */
export type Files = Map<string, string>;

/** All files below these folders are ours: those that should not be there are removed. */
const folders = ["generated/changes", "generated/models", "generated/schema"] as const;

/** Every file of `generated/` except the checks. Throws on a record or change that does not match its schema: that is a bug. */
export function datasetFiles({
  records,
  changes,
  passages = [],
}: Pick<History, "records" | "changes"> & Partial<Pick<History, "passages">>): Files {
  const files: Files = new Map();
  for (const record of records) {
    const path = `generated/models/${recordFile(record.id, record.provider)}`;
    if (files.has(path)) throw new Error(`two records share the file ${path}`);
    files.set(path, json(modelRecord.parse(record)));
  }
  for (const [path, text] of changeFiles([...changes, ...passages])) files.set(path, text);
  for (const [name, text] of schemas()) files.set(`generated/schema/${name}.schema.json`, text);
  return files;
}

let described: (readonly [name: string, text: string])[] | null = null;

/** The JSON Schemas of what is stored; made once. */
function schemas(): readonly (readonly [name: string, text: string])[] {
  described ??= Object.entries({ model: modelRecord, change: storedChange, check, source: sourceDefinition }).map(
    // A definition is described as people write it, before defaults are filled in.
    ([name, schema]) => [name, json(z.toJSONSchema(schema, { io: name === "source" ? "input" : "output" }))],
  );
  return described;
}

/** The writes that make the folder equal to the files, and those that are kept as they are; null removes a file. */
export function datasetWrites(
  effects: Effects,
  root: string,
  files: Files,
  kept: ReadonlySet<string> = new Set(),
): Writes {
  const present = folders.flatMap((folder) => walk(effects, root, folder));
  const strays = present
    .filter((path) => !files.has(path) && !kept.has(path))
    .map((path): [string, null] => [path, null]);
  return new Map<string, string | null>([...files, ...strays]);
}

/** The published records, sorted by id; null if nothing has been published yet. */
export function readRecords(effects: Effects, root: string): ModelRecord[] | null {
  const files = walk(effects, root, "generated/models");
  if (files.length === 0) return null;
  const records = files.map((file) => parseJson(modelRecord, effects.readText(join(root, file)), file));
  return records.sort((a, b) => byText(a.id, b.id));
}

/** The published changes of records since a day, oldest first. */
export function readChanges(effects: Effects, root: string, since = ""): Change[] {
  return readStored(effects, root, since).filter((entry) => entry.type !== "passage-unread");
}

/** All published changes of some records, oldest first; the lines of others are not parsed. */
export function readChangesOf(effects: Effects, root: string, records: Iterable<string>): Change[] {
  const marks = [...records].map((id) => `"record":${JSON.stringify(id)},`);
  if (marks.length === 0) return [];
  return readStored(effects, root, "", (line) => marks.some((mark) => line.includes(mark))).filter(
    (entry) => entry.type !== "passage-unread",
  );
}

/** The passages that pages gained since a day and no rule reads, oldest first. */
export function readPassages(effects: Effects, root: string, since = ""): PassageChange[] {
  return readStored(effects, root, since).filter((entry) => entry.type === "passage-unread");
}

function readStored(
  effects: Effects,
  root: string,
  since: string,
  isWanted = (_line: string): boolean => true,
): (Change | PassageChange)[] {
  const months = effects.list(join(root, "generated/changes")).filter((name) => name.slice(0, 7) >= since.slice(0, 7));
  const entries = months.flatMap((name) => {
    const file = `generated/changes/${name}`;
    const lines = effects.readText(join(root, file)).split("\n");
    return lines.flatMap((line, i) =>
      line === "" || !isWanted(line) ? [] : [parseJson(storedChange, line, `${file}:${i + 1}`)],
    );
  });
  return entries.filter(({ detectedOn }) => detectedOn >= since);
}

function walk(effects: Effects, root: string, folder: string): string[] {
  return effects.list(join(root, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    return name.endsWith("/") ? walk(effects, root, path.slice(0, -1)) : [path];
  });
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
