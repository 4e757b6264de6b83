import { describe, expect, it, test } from "vitest";
import { modelFinder } from "../../pipeline/domain/announced-models.ts";
import { addDays } from "../../pipeline/domain/days.ts";
import { reminderTitle } from "../../pipeline/domain/reminder-title.ts";
import { type Reminder, remindersOf } from "../../pipeline/domain/reminders.ts";
import type { Bound, Change } from "../../pipeline/domain/schema.ts";
import { readChanges } from "../../pipeline/storage/dataset.ts";
import { plainText } from "../../pipeline/text/rich-text.ts";
import { change, changeOf, listed, moved } from "../support/changes.ts";
import { repository } from "../support/repository.ts";

/** The reminders due up to a day, of the models that the changes are of. */
function remindersOn(day: string, changes: readonly Change[]): Reminder[] {
  const find = modelFinder({ records: [], changes, names: new Map([["acme", "Acme"]]) });
  return remindersOf([...new Set(changes.map(({ record }) => record))].sort().map(find), day);
}
const briefly = (list: readonly Reminder[]) =>
  list.map(
    ({ day, daysLeft, retirement }) =>
      `${day}: ${daysLeft} to ${retirement.bound} ${retirement.date} of ${retirement.models.map(({ id }) => id)}`,
  );

test("a date known long before gives reminders 90, 30 and 7 days ahead, newest first", () => {
  const changes = [listed("2026-01-01", ["2027-01-20"], { baseline: true })];
  expect(briefly(remindersOn("2027-06-01", changes))).toEqual([
    "2027-01-13: 7 to on 2027-01-20 of acme/a",
    "2026-12-21: 30 to on 2027-01-20 of acme/a",
    "2026-10-22: 90 to on 2027-01-20 of acme/a",
  ]);
});

test("a reminder keeps the name that its model had", () => {
  const renamed = changeOf("acme/a", "2026-12-01", "renamed", { before: { id: "acme/a-1" }, after: { id: "acme/a" } });
  const changes = [listed("2026-01-01", ["2027-01-20"]), renamed];
  expect(remindersOn("2026-12-21", changes).map(({ retirement }) => retirement.models[0]?.label)).toEqual(["a", "a-1"]);
});

test("no reminder is due after the day", () => {
  const changes = [listed("2026-01-01", ["2027-01-20"])];
  expect(remindersOn("2026-12-21", changes).map(({ day }) => day)).toEqual(["2026-12-21", "2026-10-22"]);
});

test("a date seen at short notice gives a reminder on that day; a baseline does not", () => {
  const changes = [listed("2027-01-10", ["2027-01-20"])];
  expect(briefly(remindersOn("2027-06-01", changes))).toEqual([
    "2027-01-13: 7 to on 2027-01-20 of acme/a",
    "2027-01-10: 10 to on 2027-01-20 of acme/a",
  ]);
  const baseline = changes.map((it) => ({ ...it, baseline: true }));
  expect(remindersOn("2027-06-01", baseline).map(({ daysLeft }) => daysLeft)).toEqual([7]);
});

test("a date seen on one of the three days, on its own day or after it gives no second reminder", () => {
  const days = (seen: string) =>
    remindersOn("2027-06-01", [listed(seen, ["2027-01-20"])]).map(({ daysLeft }) => daysLeft);
  expect(days("2026-12-21")).toEqual([7, 30]);
  expect(days("2027-01-19")).toEqual([1]);
  expect(days("2027-01-20")).toEqual([]);
  expect(days("2027-02-01")).toEqual([]);
});

test("a moved date keeps its earlier reminders, and gives those of the new date", () => {
  const changes = [listed("2026-01-01", ["2027-01-20"]), moved("2026-12-21", "2027-01-20", "2027-04-20")];
  expect(briefly(remindersOn("2027-06-01", changes))).toEqual([
    "2027-04-13: 7 to on 2027-04-20 of acme/a",
    "2027-03-21: 30 to on 2027-04-20 of acme/a",
    "2027-01-20: 90 to on 2027-04-20 of acme/a",
    "2026-10-22: 90 to on 2027-01-20 of acme/a",
  ]);
});

test("a withdrawn date, or one of a model that the page no longer lists, gives none", () => {
  const first = listed("2026-01-01", ["2027-01-20"]);
  for (const second of [moved("2026-12-01", "2027-01-20", null), change("2026-12-01", "delisted")]) {
    expect(remindersOn("2027-06-01", [first, second]).map(({ day }) => day)).toEqual(["2026-10-22"]);
  }
});

test("a month is no day and gives no reminder", () => {
  expect(remindersOn("2027-06-01", [listed("2026-01-01", ["2027-01"])])).toEqual([]);
});

test("models with one date are one reminder, whose id does not depend on them", () => {
  const one = [listed("2026-01-01", ["2027-01-20"])];
  const two = [...one, listed("2026-01-01", ["2027-01-20"], { record: "acme/b" })];
  const [alone, together] = [one, two].map((changes) => remindersOn("2027-06-01", changes));
  expect(together?.map(({ retirement }) => retirement.models.length)).toEqual([2, 2, 2]);
  expect(together?.map(({ id }) => id)).toEqual(alone?.map(({ id }) => id));
  const earliest = remindersOn("2027-06-01", [listed("2026-01-01", ["not-before 2027-01-20"])]);
  expect(earliest.some(({ id }) => alone?.some((other) => other.id === id))).toBe(false);
});

test("on the real data, the reminders due by a day are the same on every later day", () => {
  const changes = readChanges(repository.effects, repository.root);
  const all = remindersOn("2026-11-21", changes);
  expect(all.length).toBeGreaterThan(100);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  for (const day of ["2025-12-15", "2026-08-01", "2026-10-30"]) {
    const known = changes.filter(({ detectedOn }) => detectedOn <= day);
    expect(briefly(remindersOn(day, known))).toEqual(briefly(all.filter((reminder) => reminder.day <= day)));
  }
  for (const { day, daysLeft, retirement } of all) expect(addDays(day, daysLeft)).toBe(retirement.date);
});

// It was given to feed readers: other wording must leave it as it is.
test("the id of a reminder is for ever what it was", () => {
  const [first] = remindersOn("2027-06-01", [listed("2026-01-01", ["2027-01-20"])]);
  expect(first?.id).toMatchInlineSnapshot(`"17bf44ab1ef5b152"`);
});

describe("the title of a reminder", () => {
  const titleOf = (
    daysLeft: number,
    bound: Bound = "on",
    scope: string | null = null,
    size = 1,
    doubt: string | null = null,
  ) => {
    const find = modelFinder({ records: [], changes: [], names: new Map([["acme", "Acme"]]) });
    const models = ["acme/a", "acme/b", "acme/c"].slice(0, size).map(find);
    const provider = find("acme/a").provider;
    return plainText(reminderTitle(daysLeft, { date: "2027-01-20", bound, scope, provider, models }, doubt));
  };

  it.each([
    [titleOf(30), "In 30 days: Acme to retire a on 20 January 2027"],
    [
      titleOf(30, "on", null, 1, "held since 3 Nov 2026"),
      "In 30 days: Acme to retire a on 20 January 2027 (held since 3 Nov 2026)",
    ],
    [titleOf(1), "Tomorrow: Acme to retire a on 20 January 2027"],
    [titleOf(0), "Today: Acme to retire a on 20 January 2027"],
    [titleOf(7, "on", "EU", 3), "In 7 days: Acme to retire 3 models on 20 January 2027 for “EU”"],
    [titleOf(30, "not-before"), "In 30 days at the earliest: Acme may retire a from 20 January 2027"],
    [titleOf(30, "tentative"), "In 30 days: Acme tentatively plans to retire a on 20 January 2027"],
  ])("%s", (title, expected) => {
    expect(title).toBe(expected);
  });
});
