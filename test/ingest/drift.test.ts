import { describe, expect, test } from "vitest";
import { drift } from "../support/drift.ts";
import { damages } from "../support/mutants.ts";
import { corpusPages, snapshotPages } from "../support/true-pages.ts";

describe("a damaged page never publishes a wrong fact", () => {
  test("600 mutants of the committed snapshots", () => {
    const found = drift(snapshotPages(), 600, 7);
    expect(found.wrong).toEqual([]);
    expect(found.mutants).toBe(600);
    expect(found.quarantined + found.refused).toBeGreaterThan(300);
    expect(found.right).toBeGreaterThan(20);
  });

  const whole = corpusPages();
  test.skipIf(whole.length === 0)(
    `600 mutants of whole pages${whole.length === 0 ? " (skipped: ../shared/corpus is not here)" : ""}`,
    () => {
      expect(drift(whole, 600, 11).wrong).toEqual([]);
    },
  );

  test("every kind of damage changes some page", () => {
    const pages = snapshotPages();
    const kinds = Object.keys(damages);
    expect(kinds.length).toBeGreaterThan(15);
    for (const [at] of kinds.entries()) {
      const found = drift(pages.slice(-6), 2, at);
      expect(found.mutants).toBe(2);
    }
  });
});
