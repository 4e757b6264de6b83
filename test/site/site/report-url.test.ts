import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { factLinks } from "../../../src/lib/evidence/evidence-links.ts";
import { reportUrl } from "../../../src/lib/site/report-url.ts";
import { repositoryUrl } from "../../../src/lib/site/settings.ts";
import { almanacOf, eventsOf, recordOf } from "../../support/dataset.ts";
import { repositoryRoot } from "../../support/repository.ts";

const [model] = almanacOf([recordOf("a", eventsOf("retired on 2027-01-01"))]).models;
if (!model) throw new Error("no model");
const address = (path: string) => `https://almanac.test${path}`;
const fact = { model, fact: "Retirement", value: "1 January 2027", source: factLinks(model, 0) };
const form = parse(readFileSync(join(repositoryRoot, ".github/ISSUE_TEMPLATE/wrong-date.yml"), "utf8"));

test("a report fills in fields that the form has, with the record, the fact and its evidence", () => {
  const url = new URL(reportUrl(fact, address, "https://example.com/octo/almanac") ?? "");
  expect(url.href.startsWith("https://example.com/octo/almanac/issues/new?template=wrong-date.yml&")).toBe(true);
  const ids = form.body.map((field: { id: string }) => field.id);
  const filled = [...url.searchParams.keys()].filter((key) => key !== "template" && key !== "title");
  expect(filled.filter((key) => !ids.includes(key))).toEqual([]);
  expect(url.searchParams.get("record")).toBe("acme/a\nhttps://almanac.test/models/acme/a/");
  expect(url.searchParams.get("fact")).toBe("Retirement: 1 January 2027");
  expect(url.searchParams.get("evidence")).toMatch(/https:\/\/almanac\.test\/sources\/acme\/.*#L\d+$/);
});

test("without a repository there is no report, and only https is one", () => {
  expect(reportUrl(fact, address, null)).toBeNull();
  expect(repositoryUrl({})).toBeNull();
  expect(repositoryUrl({ SITE_REPOSITORY: "javascript:alert(1)" })).toBeNull();
  expect(repositoryUrl({ SITE_REPOSITORY: "https://example.com/octo/almanac/" })).toBe(
    "https://example.com/octo/almanac",
  );
});
