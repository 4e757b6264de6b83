import { expect, it } from "vitest";
import type { PassageChange } from "../../pipeline/domain/schema.ts";
import { passageIssueActions } from "../../scripts/passage-issue.ts";
import type { Issue } from "../../scripts/source-issue.ts";
import { checkOf } from "../support/checks.ts";

const passage = (hash: string, detectedOn: string): PassageChange => ({
  id: `id-${hash}`,
  detectedOn,
  type: "passage-unread",
  provider: "acme",
  page: "models",
  section: ["News"],
  line: 7,
  endLine: 8,
  hash,
  models: 1,
  dates: 1,
});
const today = "2026-03-01";
const unread = (hash: string) => ({ section: ["News"], hash, dates: 1, models: 1, line: 7 });
const check = (...hashes: string[]) => checkOf(today, { unread: hashes.map(unread) });
const actions = (issues: Issue[], hashes = ["a"], passages = [passage("a", "2026-02-20")]) =>
  passageIssueActions([check(...hashes)], passages, issues, today).map(({ act, page }) => `${act} ${page}`);

const issue = (closedOn: string | null, body = "<!-- almanac passage: acme/models -->"): Issue => ({
  number: 1,
  body,
  closedOn,
});

it("opens an issue for a page with a new passage, once", () => {
  expect(actions([])).toEqual(["open acme/models"]);
  const [opened] = passageIssueActions([check("a")], [passage("a", "2026-02-20")], [], today);
  const body = opened?.act === "open" ? opened.body : "";
  expect(body).toContain("sources/acme/models/2026-02-20.md:7");
  expect(actions([issue(null, body)])).toEqual([]);
  expect(actions([issue(null)])).toEqual(["update acme/models"]);
});

it("closes it when the passage is read or gone", () => {
  expect(actions([issue(null)], [])).toEqual(["close acme/models"]);
});

it("does not open it again after a person closed it, until there is another passage", () => {
  expect(actions([issue("2026-02-25")])).toEqual([]);
  expect(actions([issue("2026-02-10")])).toEqual(["open acme/models"]);
});

it("leaves passages alone that are old", () => {
  expect(actions([], ["a"], [passage("a", "2025-02-20")])).toEqual([]);
});
