import { expect, it } from "vitest";
import { duePages } from "../../pipeline/ingest/fetch/due-pages.ts";
import { loadSources } from "../../pipeline/storage/sources.ts";
import { checkOf } from "../support/checks.ts";
import { project, root, sourceYaml } from "../support/project.ts";

const sources = loadSources(
  project(
    { "sources/acme/source.yaml": sourceYaml("acme", "models", "old\nended: 2026-02-01") },
    { "acme/models/2026-01-01": "a |", "acme/old/2026-01-01": "a |" },
  ),
  root,
).list;

const due = (day: string, more = {}, fresh = false) =>
  duePages(sources, [checkOf("2026-01-01", { lastSnapshot: "2026-01-01", ...more })], day, fresh).map(
    ({ definition, cached }) => `${definition.id}${cached ? " if modified" : ""}`,
  );

it("leaves out a page from the day on which it ended, whatever is asked for", () => {
  expect(due("2026-01-31")).toEqual(["models if modified", "old"]);
  expect(due("2026-02-01", { lastChecked: "2026-01-31" })).not.toContain("old");
  expect(due("2026-02-01", {}, true)).toEqual(["models"]);
});

it("asks for a page in full while a record of it is held, or it was an old copy", () => {
  const hold = { record: "acme/a", since: "2026-01-02", seen: ["2026-01-02"], reason: "it is far" };
  expect(due("2026-01-03", { held: [hold] })[0]).toBe("models");
  expect(due("2026-01-03", { oldCopy: { of: "2025-12-01", seen: ["2026-01-02"] } })[0]).toBe("models");
});
