import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nodeEffects } from "../../pipeline/storage/effects.ts";
import { awaitPendingCommit, withRunLock } from "../../pipeline/storage/run-lock.ts";
import { recover, type Writes, writeTogether } from "../../pipeline/storage/transaction.ts";
import { type Memory, memoryEffects } from "../support/memory.ts";
import { sameTree, treeOf } from "../support/trees.ts";

const root = "/almanac";
const writes: Writes = new Map<string, string | Uint8Array | null>([
  ["generated/models/acme/a.json", "new a"],
  ["generated/models/gone/b.json", null],
  ["sources/acme/models/2026-01-01.md", "new c"],
  [".almanac/quarantine/acme/models.md", new Uint8Array([0, 255])],
  ["generated/same.json", "same"],
]);
const before = {
  "generated/models/acme/a.json": "old a",
  "generated/models/gone/b.json": "old b",
  "generated/same.json": "same",
};

const fresh = () =>
  memoryEffects(Object.fromEntries(Object.entries(before).map(([path, text]) => [`${root}/${path}`, text])));
const contents = ({ files }: Memory) =>
  new Map([...files].map(([path, content]): [string, string] => [path, Buffer.from(content).toString("utf8")]).sort());
const [oldState, newState] = [fresh(), fresh()].map((effects, i) => {
  if (i === 1) writeTogether(effects, root, writes);
  return contents(effects);
});

/** Effects of which the `at`-th write, move or removal fails; with `dies`, nothing happens after it either. */
function failing(effects: Memory, at: number, error: Error, dies: boolean): Memory {
  let count = 0;
  const step = (): void => {
    count += 1;
    if (count === at || (dies && count > at)) throw error;
  };
  const stepped =
    <T extends unknown[]>(act: (...args: T) => void) =>
    (...args: T) => {
      step();
      act(...args);
    };
  const writeFile = stepped(effects.writeFile);
  const move = stepped((from: string, to: string) => {
    effects.files.set(to, effects.readBytes(from));
    effects.files.delete(from);
  });
  return { ...effects, writeFile, move, remove: stepped(effects.remove) };
}

describe("files that change together", () => {
  it("are all written, and only those that differ are touched", () => {
    const effects = fresh();
    const touched = writeTogether(effects, root, writes);
    expect(touched).toEqual([...writes.keys()].filter((path) => path !== "generated/same.json").sort());
    expect(effects.files.get(`${root}/generated/models/acme/a.json`)).toBe("new a");
    expect([...effects.files.keys()].filter((path) => path.includes("pending") || path.includes("gone"))).toEqual([]);
    expect(writeTogether(effects, root, writes)).toEqual([]);
  });

  it("are the old or the new ones after a death at any step, and the next command finds no trace of it", async () => {
    const seen = new Set<string>();
    for (let at = 1; at <= 40; at += 1) {
      const effects = fresh();
      const dead = new Error("died");
      try {
        writeTogether(failing(effects, at, dead, true), root, writes);
      } catch (error) {
        expect(error).toBe(dead);
      }
      await withRunLock({ effects, root }, async () => {});
      const state = contents(effects);
      const name = [oldState, newState].findIndex(
        (tree) => JSON.stringify([...(tree ?? [])]) === JSON.stringify([...state]),
      );
      expect([at, name]).not.toEqual([at, -1]);
      seen.add(`${name}`);
    }
    expect([...seen].sort()).toEqual(["0", "1"]);
  });

  it("are the old ones after an error while staging, and the message says so", () => {
    const full = Object.assign(new Error("no space left"), { code: "ENOSPC" });
    for (let at = 1; at <= 4; at += 1) {
      const effects = fresh();
      expect(() => writeTogether(failing(effects, at, full, false), root, writes)).toThrow(
        "the disk is full (no space left); nothing was changed",
      );
      expect([at, contents(effects)]).toEqual([at, oldState]);
    }
  });

  it("are not even staged where one of them could not be written", () => {
    const effects = fresh();
    effects.checkWritable = (path) => {
      if (path.endsWith(".md")) throw Object.assign(new Error("EROFS"), { code: "EROFS" });
    };
    effects.beforeWrite = (path) => expect.fail(path);
    expect(() => writeTogether(effects, root, writes)).toThrow("the folder is read-only (EROFS); nothing was changed");
    expect(contents(effects)).toEqual(oldState);
  });

  it("are moved by the next command where that failed, and the message says so", async () => {
    const effects = fresh();
    const denied = Object.assign(new Error("denied"), { code: "EACCES" });
    expect(() => writeTogether(failing(effects, 6, denied, false), root, writes)).toThrow(
      "the next command completes the move",
    );
    await awaitPendingCommit(effects, root);
    expect(contents(effects)).toEqual(newState);
  });

  it("are never put outside the project's own folders, whatever a commit record says", () => {
    const paths = [
      "../x",
      "sources/../../x",
      "/etc/x",
      "generated/a/../../x",
      "package.json",
      "sources",
      ".git/config",
    ];
    for (const path of paths) {
      const effects = fresh();
      effects.files.set(`${root}/.almanac/pending/0`, "x");
      effects.files.set(`${root}/.almanac/pending/commit.json`, JSON.stringify([{ path, staged: "0" }]));
      expect(() => recover(effects, root)).toThrow(".almanac/pending/commit.json");
    }
  });

  it("says what to do where the record of a commit cannot be read", () => {
    const effects = fresh();
    effects.files.set(`${root}/.almanac/pending/commit.json`, Buffer.from("[{"));
    expect(() => recover(effects, root)).toThrow(
      /pending\/commit\.json: .*\nto recover, remove the folder \.almanac\/pending, then run: almanac rebuild/,
    );
  });

  it("are any set of files", () => {
    const name = fc.constantFrom("a", "b", "c", "d").map((id) => `generated/${id}.json`);
    const files = fc.dictionary(name, fc.option(fc.string()));
    fc.assert(
      fc.property(files, files, (first, second) => {
        const effects = memoryEffects();
        writeTogether(effects, root, new Map(Object.entries(first)));
        writeTogether(effects, root, new Map(Object.entries(second)));
        const expected = Object.entries({ ...first, ...second }).flatMap(([path, text]): [string, string][] =>
          text === null ? [] : [[`${root}/${path}`, text]],
        );
        expect(contents(effects)).toEqual(new Map(expected.sort()));
      }),
    );
  });
});

describe("on a real disk", () => {
  const effects = nodeEffects();
  const cli = join(import.meta.dirname, "../../pipeline/cli/main.ts");
  let folder = "";
  let mounted = false;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "almanac-disk-"));
  });
  afterEach(() => {
    if (mounted) spawnSync("umount", [folder]);
    mounted = false;
    rmSync(folder, { recursive: true, force: true });
  });
  const mount = (...args: string[]): boolean => spawnSync("mount", args).status === 0;
  const large: Writes = new Map(["a", "b", "c", "d"].map((id) => [`generated/${id}.json`, id.repeat(200_000)]));
  const old: Writes = new Map([...large].map(([path]) => [path, "old"]));

  it("a full disk leaves what was there", ({ skip }) => {
    mounted = mount("-t", "tmpfs", "-o", "size=512k", "tmpfs", folder);
    if (!mounted) skip("this machine lets nobody mount a small disk");
    writeTogether(effects, folder, old);
    const was = treeOf(folder, ["generated", ".almanac"]);
    expect(() => writeTogether(effects, folder, large)).toThrow(/the disk is full .*; nothing was changed/);
    expect(sameTree(treeOf(folder, ["generated", ".almanac"]), was)).toBe(true);
  });

  it("a read-only folder is said to be one, and stays as it was", ({ skip }) => {
    mkdirSync(join(folder, "sources/acme"), { recursive: true });
    const source =
      "id: acme\nname: Acme\nlinks: { home: https://acme.example }\npages: [{ id: m, url: https://acme.example/m, format: markdown }]\n";
    writeFileSync(join(folder, "sources/acme/source.yaml"), source);
    mounted = mount("--bind", folder, folder);
    if (!mounted || !mount("-o", "remount,ro,bind", folder)) skip("this machine lets nobody mount a folder read-only");
    const { status, stderr } = spawnSync(process.execPath, [cli, "--root", folder, "rebuild"], { encoding: "utf8" });
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/almanac: cannot lock \.almanac\/lock .*: check that the folder is writable/),
    ]);
    const told = spawnSync(process.execPath, [cli, "--root", folder, "status"], { encoding: "utf8" });
    expect([told.status, told.stdout]).toEqual([0, "no data yet; run: almanac rebuild\n"]);
    expect(readdirSync(folder)).toEqual(["sources"]);
  });

  it("a second run is turned away while the first lives, and a dead owner is none", async () => {
    mkdirSync(join(folder, "sources"));
    const held = effects.lock(join(folder, ".almanac/lock"));
    const second = () => spawnSync(process.execPath, [cli, "--root", folder, "rebuild"], { encoding: "utf8" });
    const { status, stderr } = second();
    expect([status, stderr]).toEqual([
      1,
      "almanac: another almanac command is writing to this folder (it holds .almanac/lock): wait for it to finish, then try again\n",
    ]);
    held?.();
    const lock = `process.getBuiltinModule("node:sqlite")`;
    const owner = `const f = new (${lock}.DatabaseSync)(process.argv[1]); f.exec("BEGIN EXCLUSIVE"); process.kill(process.pid, "SIGKILL")`;
    expect(spawnSync(process.execPath, ["-e", owner, join(folder, ".almanac/lock")]).signal).toBe("SIGKILL");
    expect(second().stderr).not.toContain("another almanac command");
    await expect(withRunLock({ effects, root: folder }, async () => "mine")).resolves.toBe("mine");
  });

  it("a lock file that may only be read, as one that another user made, locks nothing and is said to", ({ skip }) => {
    const lock = join(folder, "lock");
    writeFileSync(lock, "");
    chmodSync(lock, 0o444);
    // Root may write to every file but one on a read-only mount.
    const isRoot = process.getuid?.() === 0;
    mounted = isRoot && mount("--bind", folder, folder);
    if (isRoot && !(mounted && mount("-o", "remount,ro,bind", folder)))
      skip("this machine lets nobody mount a folder read-only");
    expect(() => effects.lock(lock)).toThrow(/EACCES|EROFS/);
  });
});
