/** Names the code that reads pages and replays snapshots, so that nothing computed by other code is taken from the cache. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../domain/hash.ts";
import type { Extractor } from "../extract/extractor.ts";

/** `reader`: of what turns a snapshot into an extraction. `replay`: of what turns snapshots into records and changes too. */
export type CodeVersion = NonNullable<Extractor["version"]>;

const pipeline = join(import.meta.dirname, "..");
const readerRooms = ["text", "domain", "extract"];

/** The version of the code as it is on the disk, with its libraries and the Node that runs it. */
export function codeVersion(): CodeVersion {
  const outside = [process.version, readFileSync(join(pipeline, "../package-lock.json"))];
  const reader = hashOf([...outside, ...readerRooms.flatMap(contentsOf)]);
  return { reader, replay: hashOf([reader, ...contentsOf("history")]) };
}

function contentsOf(room: string): (string | Uint8Array)[] {
  const files = readdirSync(join(pipeline, room), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return paths.flatMap((path) => [path.slice(pipeline.length), readFileSync(path)]);
}

function hashOf(parts: readonly (string | Uint8Array)[]): string {
  return sha256(parts.map((part) => sha256(part)).join());
}
