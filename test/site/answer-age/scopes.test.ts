/** A model whose retirements differ by scope is a list of answers everywhere: none of them stands for the others. */
import { expect, test } from "vitest";
import { badgeOf } from "../../../src/lib/api/badge.ts";
import { lookUp } from "../../../src/lib/api/lookup.ts";
import { listModels } from "../../../src/lib/api/model-files.ts";
import { resultDates } from "../../../src/lib/search/result-date.ts";
import { searchData } from "../../../src/lib/search/search-data.ts";
import { documentsOf } from "../../../src/lib/search/search-documents.ts";
import { almanacOf, eventsOf, recordOf } from "../../support/dataset.ts";

const day = "2026-11-21";
const scopes = ["retired on 2026-03-31 Standard", "retired on 2027-10-01 other deployments"];
const almanac = almanacOf([recordOf("a", { stage: "active", ...eventsOf(...scopes) })]);
const [model] = almanac.models;
if (!model) throw new Error("no model");
const [document] = documentsOf(searchData(almanac));
if (!document) throw new Error("no document");
const address = (path: string) => `https://almanac.test${path}`;

test("the badge names both, the earliest first, and is not an error", () => {
  expect(badgeOf(model)).toMatchObject({
    message: "retired for Standard; retires 2027-10-01 for other deployments",
    color: "orange",
    isError: false,
  });
});

test("the API lists both", () => {
  const [answer] = listModels(almanac, address).models;
  expect(answer?.outlook).toMatchObject({ kind: "retired", date: "2026-03-31", scope: "Standard" });
  expect(answer?.scopes.map(({ scope, stageOnDay, outlook }) => [scope, stageOnDay, outlook.kind])).toEqual([
    ["Standard", "retired", "retired"],
    ["other deployments", "ending", "retires-on"],
  ]);
  expect(lookUp(almanac).models["acme/a"]).toEqual([
    ...["ending", "2026-03-31", "on", "Standard", "retired", day, null, null],
    [["ending", "2027-10-01", "on", "other deployments", "retires-on"]],
  ]);
});

test("a search result shows both", () => {
  expect(resultDates(document, day).map(({ date, scope, countdown }) => [date, scope, countdown])).toEqual([
    ["retired 31 Mar 2026", "Standard", "235 days ago"],
    ["1 Oct 2027", "other deployments", "in 314 days"],
  ]);
});

test("what is known of others is said of others", () => {
  const { models } = almanacOf([recordOf("a", { stage: "active", ...eventsOf("retired on 2026-03-31 EU") })]);
  expect(models[0] && badgeOf(models[0]).message).toBe(
    "retired for EU; no retirement date as of 2026-11-21 for others",
  );
});

test("of a retired model with a date for some users, no answer is made up for the others", () => {
  const { models } = almanacOf([recordOf("a", { stage: "retired", ...eventsOf("retired on 2026-03-31 EU") })]);
  expect(models[0]?.scopes.map(({ scope, outlook }) => [scope, outlook.kind])).toEqual([["EU", "retired"]]);
});
