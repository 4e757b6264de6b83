import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nodeEffects } from "../../pipeline/storage/effects.ts";

describe("the real effects", () => {
  const effects = nodeEffects();
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "almanac-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("write whole files and leave nothing beside them", () => {
    effects.writeFile(join(folder, "a/b/c.txt"), "é");
    effects.writeFile(join(folder, "a/b/c.txt"), new Uint8Array([65]));
    expect(effects.readText(join(folder, "a/b/c.txt"))).toBe("A");
    expect(readdirSync(join(folder, "a/b"))).toEqual(["c.txt"]);
  });

  it("list by code unit, folders with a slash, and nothing where there is no folder", () => {
    for (const name of ["b", "B", "a.z", "a-z", "é"]) effects.writeFile(join(folder, "list", name), "");
    effects.writeFile(join(folder, "list/dir/x"), "");
    expect(effects.list(join(folder, "list"))).toEqual(["B", "a-z", "a.z", "b", "dir/", "é"]);
    expect(effects.list(join(folder, "none"))).toEqual([]);
  });

  it("remove files and empty folders only", () => {
    effects.writeFile(join(folder, "rm/x"), "");
    effects.remove(join(folder, "rm/"));
    expect(effects.exists(join(folder, "rm/x"))).toBe(true);
    effects.remove(join(folder, "rm/x"));
    effects.remove(join(folder, "rm/x"));
    effects.remove(join(folder, "rm/"));
    expect(effects.exists(join(folder, "rm"))).toBe(false);
  });

  it("tell the day in UTC", () => {
    expect(effects.today()).toBe(new Date().toISOString().slice(0, 10));
  });
});
