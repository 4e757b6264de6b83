// Simulated days over real pages, in a process of its own, because memory is measured there.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { isLong } from "../support/long.ts";
import { repositoryRoot } from "../support/repository.ts";
import { faults } from "../support/soak/faults.ts";
import type { SoakResult } from "../support/soak/soak.ts";

const days = isLong ? 2_000 : 200;
let result: SoakResult & { seconds: number };
const count = (name: string): number => result.counts[name] ?? 0;

beforeAll(async () => {
  const flags = ["--expose-gc", "--max-semi-space-size=64", "bench/soak.ts"];
  const args = [...flags, "--json", "--days", String(days), "--seed", "1"];
  const ended = await promisify(execFile)(process.execPath, args, { cwd: repositoryRoot }).catch((error) => error);
  result = JSON.parse(ended.stdout);
  console.log(`${days} days over the ${result.from} in ${result.seconds.toFixed(0)} s`);
});

describe(`${days} days of changes and faults`, () => {
  it("break no promise", () => {
    expect(result.broken).toEqual([]);
    expect(count("days")).toBe(days);
  });

  it("see every kind of fault", () => {
    expect(Object.keys(faults).filter((kind) => !result.faults[kind])).toEqual([]);
  });

  it("publish every dated version of every page, and what maintainers did in between", () => {
    expect(count("dated versions published")).toBeGreaterThan(15);
    expect(count("dated versions gone before the page could be had")).toBeLessThan(3);
    for (const kind of ["moved", "added", "removed", "format"])
      expect(count(`edits (${kind}) published`)).toBeGreaterThan(0);
  });

  it("are quiet on most days, and stop what only guards can stop", () => {
    // A short soak crowds the same changes into fewer days.
    expect(count("days that took nothing")).toBeGreaterThan(days * (isLong ? 0.9 : 0.7));
    expect(count("pages quarantined")).toBeGreaterThan(days / 25);
    expect(count("pages failed")).toBeGreaterThan(days / 10);
    expect(count("taken by the operator")).toBeGreaterThan(0);
  });
});
