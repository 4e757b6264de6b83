/** A file in a folder of its own, which is removed after the tests of a file. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** Writes the file and returns its path. */
export function temporaryFile(name: string, content: Uint8Array | string): string {
  const folder = mkdtempSync(join(tmpdir(), "almanac-test-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
