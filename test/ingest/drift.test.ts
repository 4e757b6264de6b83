import { describe, expect, test } from "vitest";
import { drift } from "../support/drift.ts";
import { isLong } from "../support/long.ts";
import { damages, seeded } from "../support/mutants.ts";
import { snapshotPages, wholeTruePages } from "../support/true-pages.ts";
import { wholePagesAbsent, wholePagesTitle } from "../support/whole-pages.ts";

/** Of the snapshots, and of whole pages, which differ from them little. */
const [ofSnapshots, ofPages] = isLong ? [6_000, 6_000] : [300, 100];

const nothingWrong = { wrong: [], delisted: {}, lost: {} };

describe("a damaged page never publishes a wrong fact, nor that something is gone", () => {
  test(`${ofSnapshots} mutants of the committed snapshots`, () => {
    const found = drift(snapshotPages(), ofSnapshots, 7);
    expect(found).toMatchObject(nothingWrong);
    expect(found.mutants).toBe(ofSnapshots);
    expect(found.quarantined + found.refused).toBeGreaterThan(ofSnapshots / 3);
    expect(found.right).toBeGreaterThan(ofSnapshots / 30);
  });

  test.skipIf(wholePagesAbsent)(wholePagesTitle(`${ofPages} mutants of whole pages`), () => {
    const found = drift(wholeTruePages(), ofPages, 11);
    expect(found).toMatchObject(nothingWrong);
    expect(found.mutants).toBe(ofPages);
  });

  test("every kind of damage changes some page", () => {
    const texts = snapshotPages().map(({ text }) => text);
    const changes = (damage: (typeof damages)[string]) =>
      texts.some((text, seed) => {
        const lines = text.split("\n");
        damage(lines, seeded(seed));
        return lines.join("\n") !== text;
      });
    const kinds = Object.entries(damages);
    expect(kinds.length).toBeGreaterThan(15);
    expect(kinds.filter(([, damage]) => !changes(damage)).map(([kind]) => kind)).toEqual([]);
  });
});
