import { expect, test } from "vitest";
import { isStaying, replacementChain } from "../../pipeline/domain/replacement-chain.ts";
import { allRetirements, groupByDay, groupByMonth, retirementsAhead } from "../../pipeline/domain/retirements.ts";
import { eventsOf, recordOf } from "../support/dataset.ts";

const model = (name: string, ...words: string[]) => {
  const record = recordOf(name, eventsOf(...words));
  return { id: record.id, record, provider: { id: "acme", name: "Acme", path: "/providers/acme/" } };
};
const models = [
  model("a", "retired on 2027-01-20", "deprecated on 2026-01-01"),
  model("b", "retired on 2027-01-20", "retired on 2027-03-01 EU"),
  model("c", "retired not-before 2027-01-20", "retired on 2027-Q2"),
];
const told = (list: readonly { model: { id: string }; date: string; bound: string }[]) =>
  list.map(({ model: { id }, date, bound }) => `${date} ${bound} ${id}`);

test("all retirement dates, by date, then id", () => {
  expect(told(allRetirements(models))).toEqual([
    "2027-01-20 on acme/a",
    "2027-01-20 on acme/b",
    "2027-01-20 not-before acme/c",
    "2027-03-01 on acme/b",
    "2027-Q2 on acme/c",
  ]);
});

test("those ahead lie within the days, both ends included", () => {
  expect(told(retirementsAhead(models, "2027-01-20", 0)).length).toBe(3);
  expect(told(retirementsAhead(models, "2027-01-21", 40))).toEqual(["2027-03-01 on acme/b"]);
  expect(told(retirementsAhead(models, "2026-01-01", 10))).toEqual([]);
});

test("dates are grouped by day, bound and scope, and days by month", () => {
  const days = groupByDay(allRetirements(models));
  expect(days.map(({ date, bound, scope, models: group }) => [date, bound, scope, group.map(({ id }) => id)])).toEqual([
    ["2027-01-20", "not-before", null, ["acme/c"]],
    ["2027-01-20", "on", null, ["acme/a", "acme/b"]],
    ["2027-03-01", "on", "EU", ["acme/b"]],
    ["2027-Q2", "on", null, ["acme/c"]],
  ]);
  expect([...groupByMonth(days)].map(([month, group]) => [month, group.length])).toEqual([
    ["2027-01", 2],
    ["2027-03", 1],
    ["2027-Q2", 1],
  ]);
});

test("replacements are followed to the first model that is staying, and never in a circle", () => {
  const named = (id: string, stage: "active" | "ending" | "retired" | null, ...replacements: string[]) => ({
    id,
    stage,
    record: { replacements: replacements.map((name) => ({ model: name, id: name, url: null, evidence: 0 })) },
  });
  const all = [
    named("a", "retired", "b", "c"),
    named("b", "ending", "d"),
    named("c", "retired", "a"),
    named("d", "active", "e"),
    named("e", null),
    named("x", "retired", "y"),
    named("y", "ending", "x", "unknown"),
    named("z", "retired", "c", "d"),
  ];
  const find = (id: string) => all.find((one) => one.id === id);
  const chain = (id: string) => {
    const first = find(id);
    return first && replacementChain(first, find).map((one) => one.id);
  };
  expect([chain("a"), chain("x"), chain("z"), chain("e")]).toEqual([["b", "d"], ["y"], ["d"], []]);
  expect(all.filter(isStaying).map(({ id }) => id)).toEqual(["d", "e"]);
});
