import { expect, test } from "vitest";
import { underCurrentIds } from "../../pipeline/domain/former-ids.ts";
import { stageOn } from "../../pipeline/domain/lifecycle.ts";
import { type RecordState, recordFromState, stateOn } from "../../pipeline/domain/record-state.ts";
import { readChanges, readRecords } from "../../pipeline/storage/dataset.ts";
import { change, listed, moved, relisted } from "../support/changes.ts";
import { repository } from "../support/repository.ts";

const day = "2026-11-28";
const records = readRecords(repository.effects, repository.root) ?? [];
const changes = underCurrentIds(readChanges(repository.effects, repository.root), records);
const changesOf = Map.groupBy(changes, ({ record }) => record);

const facts = ({ stage, listed, events, replacements }: Omit<RecordState, "stageSnapshot">) => ({
  stage,
  listed,
  replacements: [...replacements].sort(),
  events: events.map(({ event, date, bound, scope }) => JSON.stringify([event, date, bound, scope])).sort(),
});
const dates = (state: RecordState | null) => state?.events.map(({ date, bound, scope }) => [date, bound, scope]);

test("the changes of every real record, replayed, give the record", () => {
  expect(records.length).toBeGreaterThan(500);
  for (const record of records) {
    const state = stateOn(changesOf.get(record.id) ?? [], day);
    const replacements = record.replacements.map(({ model }) => model);
    expect(state && facts(state), record.id).toEqual(facts({ ...record, replacements }));
  }
});

test("the stage on a day is that of the record, for every real record", () => {
  for (const record of records) {
    const state = stateOn(changesOf.get(record.id) ?? [], day);
    expect(state && stageOn(recordFromState(record, state), day), record.id).toBe(stageOn(record, day));
  }
});

test("a record is unknown before the day we first saw it, and known on that day", () => {
  const changes = [listed("2026-01-10", ["2027-01-20"])];
  expect(stateOn(changes, "2026-01-09")).toBeNull();
  expect(dates(stateOn(changes, "2026-01-10"))).toEqual([["2027-01-20", "on", null]]);
});

test("a date is the old one until the day it moved, and none once withdrawn", () => {
  const changes = [
    listed("2026-01-10", ["2027-01-20"]),
    moved("2026-03-01", "2027-01-20", "not-before 2027-04-20"),
    moved("2026-05-01", "not-before 2027-04-20", null),
  ];
  expect(dates(stateOn(changes, "2026-02-28"))).toEqual([["2027-01-20", "on", null]]);
  expect(dates(stateOn(changes, "2026-03-01"))).toEqual([["2027-04-20", "not-before", null]]);
  expect(dates(stateOn(changes, "2026-05-01"))).toEqual([]);
});

test("a date for all that gives way to dates for some leaves only these", () => {
  const before = { date: "2027-01-20", bound: "on" as const, scope: null };
  const after = { date: "2027-03-31", bound: "on" as const };
  const changes = [
    listed("2026-01-10", ["2027-01-20"]),
    change("2026-03-01", "date-moved", { scope: "Global", before, after }),
    change("2026-03-01", "date-moved", { scope: "Standard", before, after }),
  ];
  expect(dates(stateOn(changes, "2026-03-01"))).toEqual([
    ["2027-03-31", "on", "Global"],
    ["2027-03-31", "on", "Standard"],
  ]);
});

test("a record that leaves the page keeps its facts, and one that returns has those it returns with", () => {
  const changes = [
    listed("2026-01-10", ["2027-01-20"]),
    change("2026-02-01", "delisted"),
    relisted("2026-03-01", ["2027-04-20"]),
    moved("2026-03-01", "2027-01-20", "2027-04-20"),
  ];
  const gone = stateOn(changes, "2026-02-01");
  expect([gone?.listed, dates(gone)]).toEqual([false, [["2027-01-20", "on", null]]]);
  const back = stateOn(changes, "2026-03-01");
  expect([back?.listed, dates(back)]).toEqual([true, [["2027-04-20", "on", null]]]);
});

test("replacements come and go whatever their case", () => {
  const changes = [
    listed("2026-01-10", []),
    change("2026-02-01", "replacement-added", { after: { replacement: "b" } }),
    change("2026-03-01", "replacement-added", { before: { replacement: "B" }, after: { replacement: "c" } }),
    change("2026-04-01", "replacement-removed", { before: { replacement: "c" } }),
  ];
  const names = ["2026-02-01", "2026-03-01", "2026-04-01"].map((day) => stateOn(changes, day)?.replacements);
  expect(names).toEqual([["b"], ["c"], []]);
});
