// Protects the installation: what is pinned and what the lock file holds.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const read = (name: string): string => readFileSync(join(root, name), "utf8");

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
}
const manifest = JSON.parse(read("package.json")) as Manifest;

/** Runs the lock check on a lock file and gives back what it says and its exit code. */
function lockcheck(lockFile: string): { said: string; code: number | null } {
  const run = spawnSync(process.execPath, [join(root, "scripts", "lockcheck.mjs"), lockFile], { encoding: "utf8" });
  return { said: run.stdout.trim(), code: run.status };
}

/** Writes a lock file with these packages to a temporary folder. */
function lockWith(packages: Record<string, unknown>): string {
  const folder = mkdtempSync(join(tmpdir(), "almanac-lock-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "package-lock.json");
  writeFileSync(file, JSON.stringify({ packages }));
  return file;
}

test("every dependency is an exact version", () => {
  const pins = Object.entries({
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  });
  const isPinned = (version: string) => /^\d+\.\d+\.\d+(-[\w.]+)?$|^file:/.test(version);
  expect(pins.filter(([, version]) => !isPinned(version))).toEqual([]);
});

test("who installs the package installs nothing else", () => {
  expect([manifest.dependencies, manifest.optionalDependencies]).toEqual([undefined, undefined]);
});

describe("the lock file", () => {
  test("holds every optional package it mentions", () => {
    expect(lockcheck(join(root, "package-lock.json"))).toEqual({ said: "complete", code: 0 });
  });

  test("names no registry host", () => {
    expect(read("package-lock.json")).not.toMatch(/"resolved": "https?:/);
  });
});

describe("the lock check", () => {
  test("names a package that is missing", () => {
    const lock = lockWith({ "node_modules/a": { optionalDependencies: { "a-darwin": "1.0.0" } } });
    expect(lockcheck(lock)).toEqual({ said: "node_modules/a lacks a-darwin", code: 1 });
  });

  test("names one that the project itself wants", () => {
    expect(lockcheck(lockWith({ "": { optionalDependencies: { b: "1.0.0" } } })).said).toBe("this project lacks b");
  });

  test.each([
    ["node_modules/@x/a/node_modules/b/node_modules/c", 0],
    ["node_modules/@x/a/node_modules/c", 0],
    ["node_modules/c", 0],
    ["node_modules/z/node_modules/c", 1],
  ])("looks where Node looks: %s", (where, code) => {
    const wanting = "node_modules/@x/a/node_modules/b";
    const lock = lockWith({ [wanting]: { optionalDependencies: { c: "1.0.0" } }, [where]: {} });
    expect(lockcheck(lock).code).toBe(code);
  });
});
