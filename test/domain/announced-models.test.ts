import { expect, test } from "vitest";
import { modelFinder } from "../../pipeline/domain/announced-models.ts";
import { announcementSummary, modelNames } from "../../pipeline/domain/announcement-summary.ts";
import { modelChangesOf } from "../../pipeline/domain/model-changes.ts";
import { modelFacts } from "../../pipeline/domain/model-facts.ts";
import { plainText } from "../../pipeline/text/rich-text.ts";
import { changeOf } from "../support/changes.ts";
import { recordOf } from "../support/dataset.ts";

const day = "2026-08-01";
const records = [recordOf("a", { version: "2" }), recordOf("b@2", { version: "2" }), recordOf("c", { kind: "tool" })];
const set = changeOf("acme/a@2", day, "date-set", { after: { date: "2026-12-01", bound: "on" } });
const listed = changeOf("acme/a@2", "2026-01-01", "listed", {
  after: { stage: null, events: [], replacements: ["b"] },
});
const find = modelFinder({ records, changes: [listed, set], names: new Map([["acme", "Acme"]]) });

test("a model has its label, kind, path, provider and history", () => {
  expect(find("acme/a@2")).toEqual({
    id: "acme/a@2",
    label: "a 2",
    kind: "model",
    path: "/models/acme/a@2/",
    changes: [listed, set],
    provider: { id: "acme", name: "Acme", path: "/providers/acme/" },
  });
  expect(find("acme/b@2@2").label).toBe("b@2");
  expect(find("acme/c").kind).toBe("tool");
  expect(find("acme/a@2")).toBe(find("acme/a@2"));
});

test("a record that is not known goes by its id, and its provider too", () => {
  expect(find("zeta/x/y")).toMatchObject({ label: "x/y", kind: "model", changes: [], provider: { name: "zeta" } });
});

test("the facts of a model have the replacement known on the day, unless a change gives it", () => {
  const model = find("acme/a@2");
  const lines = (...changes: Parameters<typeof modelChangesOf>[1]) =>
    modelFacts(modelChangesOf(model, changes), day).map(plainText);
  expect(lines(set)).toEqual(["Retirement date: 1 December 2026", "Replacement: b"]);
  const replaced = changeOf("acme/a@2", day, "replacement-added", { after: { replacement: "c" } });
  expect(lines(set, replaced)).toEqual(["Retirement date: 1 December 2026", "Replacement: c"]);
});

test("a summary has the facts of two models, or the names of more", () => {
  const ids = ["acme/a", "acme/b", "acme/c", "acme/d", "acme/e", "acme/f", "acme/g"];
  const some = ids.map((id) => modelChangesOf(find(id), [{ ...set, record: id }]));
  const summary = (count: number) => plainText(announcementSummary(some.slice(0, count), day));
  expect(summary(2)).toBe("a: Retirement date: 1 December 2026. b: Retirement date: 1 December 2026.");
  expect(summary(3)).toBe("a, b and c.");
  expect(summary(6)).toBe("a, b, c, d, e and f.");
  expect(summary(7)).toBe("a, b, c, d, e and 2 others.");
  expect(modelNames([find("acme/a@2")])).toEqual([{ model: "a 2", path: "/models/acme/a@2/" }, "."]);
});
