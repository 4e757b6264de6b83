/** Takes the last acceptance back: what it wrote below `sources/` and `.almanac/` is put back as it was. */
import { join } from "node:path";
import { z } from "zod";
import { sha256 } from "../domain/hash.ts";
import { UsageError } from "../domain/usage-error.ts";
import type { Effects } from "../storage/effects.ts";
import { loadSources } from "../storage/sources.ts";
import { type Writes, writeTogether } from "../storage/transaction.ts";
import { parseJson } from "../storage/validate.ts";
import { type Project, snapshotExtractor } from "./project.ts";
import { build, publication } from "./publish.ts";

const undoFile = ".almanac/undo.json";
const stored = z.strictObject({
  what: z.string().describe("what was accepted, as a person named it"),
  files: z.array(
    z.strictObject({
      path: z.string(),
      before: z.base64().nullable().describe("the bytes; null where there was no file"),
      after: z.string().nullable().describe("hash of the bytes that were written; null where the file was removed"),
    }),
  ),
});

/** The writes that let the given ones be taken back. */
export function undoWrites(effects: Effects, root: string, what: string, writes: Writes): Writes {
  const isOwn = (path: string): boolean => !/^(generated|\.almanac\/cache)\//.test(path);
  const own = [...writes].filter(([path]) => isOwn(path) || path === "generated/checks.json");
  const files = own.map(([path, content]) => {
    const full = join(root, path);
    const before = effects.exists(full) ? Buffer.from(effects.readBytes(full)).toString("base64") : null;
    return { path, before, after: content === null ? null : sha256(content) };
  });
  return new Map([[undoFile, `${JSON.stringify(stored.parse({ what, files }), null, 2)}\n`]]);
}

/** Takes the last acceptance back and rebuilds the data; returns what was accepted. Throws a UsageError where it cannot. */
export function undoLast(project: Project, dryRun: boolean): string {
  const { effects, root } = project;
  const file = join(root, undoFile);
  if (!effects.exists(file)) throw new UsageError("there is no acceptance to take back here");
  const { what, files } = parseJson(stored, effects.readText(file), undoFile);
  const changed = files.find(
    ({ path, after }) => path.startsWith("sources/") && hashOf(effects, join(root, path)) !== after,
  );
  if (changed)
    throw new UsageError(
      `${changed.path} has changed since ${what} was accepted, so that cannot be taken back any more`,
    );
  if (dryRun) return what;
  const before = files.map(
    ({ path, before }) => [path, before === null ? null : Buffer.from(before, "base64")] as const,
  );
  writeTogether(effects, root, new Map([...before, [undoFile, null]]));
  const sources = loadSources(effects, root).list;
  writeTogether(effects, root, publication(project, sources, build(project, sources, snapshotExtractor(project))));
  return what;
}

function hashOf(effects: Effects, path: string): string | null {
  return effects.exists(path) ? sha256(effects.readBytes(path)) : null;
}
