import { describe, expect, it } from "vitest";
import type { Change } from "../../../pipeline/domain/schema.ts";
import { countMoves, dateMoves, newestFirst } from "../../../src/lib/statistics/retirement-moves.ts";
import { type ChangeFacts, changeOf } from "../../support/changes.ts";
import { acme, recordOf } from "../../support/dataset.ts";

const on = (date: string) => ({ date, bound: "on" as const });
const move = (facts: ChangeFacts<"date-moved"> = {}) =>
  changeOf("acme/a", "2026-02-01", "date-moved", {
    before: on("2026-03-01"),
    after: on("2026-03-15"),
    days: 14,
    ...facts,
  });
const movesOf = (...changes: Change[]) => dateMoves(acme([recordOf("a")], changes));

describe("a move", () => {
  it("is one that we saw: no baseline, no change of scope alone, no other event", () => {
    const found = (facts: ChangeFacts<"date-moved">) => movesOf(move(facts)).map(({ days }) => days);
    expect(found({})).toEqual([14]);
    expect(found({ baseline: true })).toEqual([]);
    expect(found({ days: 0 })).toEqual([]);
    expect(found({ event: "deprecated" })).toEqual([]);
  });

  it("keeps the bound before and after", () => {
    const before = { date: "2026-03-01", bound: "not-before" as const };
    expect(movesOf(move({ before }))[0]).toMatchObject({ was: "not-before", is: "on", isExact: false });
  });
});

it("moves are counted by direction, and listed newest first", () => {
  const earlier = move({ days: -7, after: on("2026-02-22"), detectedOn: "2026-02-02" });
  const moves = movesOf(move(), earlier, move({ before: { date: "2026-03-01", bound: "tentative" } }));
  expect(countMoves(moves)).toEqual({ later: 2, earlier: 1, exact: 2 });
  expect(newestFirst(moves)[0]?.seenOn).toBe("2026-02-02");
});
