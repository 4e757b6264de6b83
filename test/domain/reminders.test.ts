import { join } from "node:path";
import { expect, test } from "vitest";
import { addDays } from "../../pipeline/domain/days.ts";
import { type Reminder, remindersOf } from "../../pipeline/domain/reminders.ts";
import { type Almanac, buildAlmanac } from "../../src/lib/almanac/almanac.ts";
import { loadDataset } from "../../src/lib/almanac/load-dataset.ts";
import { almanacOf, change, listed, moved } from "../support/history.ts";

const remindersIn = ({ models, day }: Almanac) => remindersOf(models, day);
const told = (list: readonly Reminder[]) =>
  list.map(
    ({ day, before, retirement }) =>
      `${day}: ${before} to ${retirement.bound} ${retirement.date} of ${retirement.models.map(({ id }) => id)}`,
  );

test("an end known long before gives reminders 90, 30 and 7 days ahead, newest first", () => {
  const almanac = almanacOf("2027-06-01", [listed("2026-01-01", ["2027-01-20"], { baseline: true })]);
  expect(told(remindersIn(almanac))).toEqual([
    "2027-01-13: 7 to on 2027-01-20 of acme/a",
    "2026-12-21: 30 to on 2027-01-20 of acme/a",
    "2026-10-22: 90 to on 2027-01-20 of acme/a",
  ]);
});

test("no reminder lies after the day of the build", () => {
  const changes = [listed("2026-01-01", ["2027-01-20"])];
  expect(remindersIn(almanacOf("2026-12-21", changes)).map(({ day }) => day)).toEqual(["2026-12-21", "2026-10-22"]);
});

test("an end learnt of at short notice is told on the day we see it; a baseline is not", () => {
  const changes = [listed("2027-01-10", ["2027-01-20"])];
  expect(told(remindersIn(almanacOf("2027-06-01", changes)))).toEqual([
    "2027-01-13: 7 to on 2027-01-20 of acme/a",
    "2027-01-10: 10 to on 2027-01-20 of acme/a",
  ]);
  const baseline = changes.map((it) => ({ ...it, baseline: true }));
  expect(remindersIn(almanacOf("2027-06-01", baseline)).map(({ before }) => before)).toEqual([7]);
});

test("an end seen on one of the three days, on its own day or after it is told no twice", () => {
  const days = (seen: string) =>
    remindersIn(almanacOf("2027-06-01", [listed(seen, ["2027-01-20"])])).map(({ before }) => before);
  expect(days("2026-12-21")).toEqual([7, 30]);
  expect(days("2027-01-19")).toEqual([1]);
  expect(days("2027-01-20")).toEqual([]);
  expect(days("2027-02-01")).toEqual([]);
});

test("a moved date keeps the reminders told before, and gives those of the new date", () => {
  const changes = [listed("2026-01-01", ["2027-01-20"]), moved("2026-12-21", "2027-01-20", "2027-04-20")];
  expect(told(remindersIn(almanacOf("2027-06-01", changes)))).toEqual([
    "2027-04-13: 7 to on 2027-04-20 of acme/a",
    "2027-03-21: 30 to on 2027-04-20 of acme/a",
    "2027-01-20: 90 to on 2027-04-20 of acme/a",
    "2026-10-22: 90 to on 2027-01-20 of acme/a",
  ]);
});

test("nothing is told of an end that is withdrawn, or of a model that the page no longer lists", () => {
  const first = listed("2026-01-01", ["2027-01-20"]);
  for (const second of [moved("2026-12-01", "2027-01-20", null), change("2026-12-01", "delisted")]) {
    expect(remindersIn(almanacOf("2027-06-01", [first, second])).map(({ day }) => day)).toEqual(["2026-10-22"]);
  }
});

test("a month is no day and gives no reminder", () => {
  expect(remindersIn(almanacOf("2027-06-01", [listed("2026-01-01", ["2027-01"])]))).toEqual([]);
});

test("models that end together are one reminder, whose id does not depend on them", () => {
  const one = [listed("2026-01-01", ["2027-01-20"])];
  const two = [...one, listed("2026-01-01", ["2027-01-20"], { record: "acme/b" })];
  const [alone, together] = [one, two].map((changes) => remindersIn(almanacOf("2027-06-01", changes)));
  expect(together?.map(({ retirement }) => retirement.models.length)).toEqual([2, 2, 2]);
  expect(together?.map(({ id }) => id)).toEqual(alone?.map(({ id }) => id));
  const soft = remindersIn(almanacOf("2027-06-01", [listed("2026-01-01", ["not-before 2027-01-20"])]));
  expect(soft.some(({ id }) => alone?.some((other) => other.id === id))).toBe(false);
});

test("on the real data, what was told by a day stays the same on every later day", () => {
  const dataset = loadDataset(join(import.meta.dirname, "../.."));
  const all = remindersIn(buildAlmanac(dataset, "2026-11-21"));
  expect(all.length).toBeGreaterThan(100);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  for (const day of ["2025-12-15", "2026-08-01", "2026-10-30"]) {
    const known = { ...dataset, changes: dataset.changes.filter(({ detectedOn }) => detectedOn <= day) };
    expect(told(remindersIn(buildAlmanac(known, day)))).toEqual(told(all.filter((reminder) => reminder.day <= day)));
  }
  for (const { day, before, retirement } of all) expect(addDays(day, before)).toBe(retirement.date);
});
