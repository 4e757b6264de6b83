import { expect, test } from "vitest";
import type { Check } from "../../../pipeline/domain/schema.ts";
import { providerSummary } from "../../../src/lib/provider/provider-summary.ts";
import { healthSentences, sourceHealth } from "../../../src/lib/provider/source-health.ts";
import {
  failingPages,
  isUnread,
  pageStatusText,
  problemCountText,
  readingDays,
} from "../../../src/lib/provider/source-status.ts";
import { checkOf } from "../../support/checks.ts";
import { almanacOf, recordOf } from "../../support/dataset.ts";

const day = "2026-11-21";
const check = (facts: Partial<Check>): Check => checkOf("2026-11-20", facts);
const failed = check({ status: "failed", since: "2026-11-18", lastRead: "2026-11-17" });
const never = check({
  status: "never",
  since: null,
  lastChecked: null,
  lastRead: null,
  lastSnapshot: null,
  records: 0,
});
const hold = { record: "acme/a", since: "2026-11-19", seen: ["2026-11-19"], reason: "Row 4 gives two dates" };

test.each([
  [check({}), "OK"],
  [failed, "failing since 18 Nov 2026"],
  [check({ status: "failed", since: "2026-11-03", lastRead: "2026-11-02" }), "failing since 3 Nov 2026, out of date"],
  [check({ status: "quarantined" }), "quarantined since 20 Nov 2026"],
  [check({ lastRead: "2026-11-01" }), "out of date"],
  [check({ held: [hold] }), "1 entry held for review"],
  [never, "not read yet"],
])("the status of a page in words", (given, text) => {
  expect(pageStatusText({ check: given, maximumAge: 7, ended: null }, day)).toBe(text);
});

test("a page that is gone for good says so", () => {
  const gone = { check: check({ lastRead: "2026-01-01" }), maximumAge: 7, ended: "2026-02-01" };
  expect(pageStatusText(gone, day)).toBe("gone since 1 Feb 2026");
});

test("pages that are failing, held or out of date are counted and said, and a page that was never read is not", () => {
  const health = (...checks: Check[]) => sourceHealth(almanacOf([recordOf("a")], [], day, checks));
  expect(health(check({}), failed, never)).toMatchObject({ read: 2, unread: 1, failing: 1, stale: 0, oldest: null });
  expect(healthSentences(health(check({}), never))).toEqual([]);
  expect(healthSentences(health(check({ lastRead: "2026-11-01" }), check({ held: [hold] }), failed))).toEqual([
    "1 of 3 pages is out of date, last read on 1 November 2026: later changes are missing here.",
    "1 page could not be read in the last run.",
    "1 entry is held for review.",
  ]);
  expect(failingPages([{ check: check({}), maximumAge: 7, ended: null }])).toEqual([]);
});

test("the days of reading are those of the pages read longest ago and last, pages without entries left out", () => {
  const empty = check({ records: 0, lastRead: "2026-01-01" });
  const days = (...checks: Check[]) => readingDays(almanacOf([], [], day, checks));
  expect(days(check({}), failed, empty)).toEqual({ first: "2026-11-17", last: "2026-11-20" });
  expect(days(never)).toBeNull();
});

test("a provider that was never read says so, and nothing of retirements", () => {
  const provider = almanacOf([], [], day, [never]).provider("acme");
  if (!provider) throw new Error("no provider");
  expect([isUnread(provider), providerSummary(provider, [], day)]).toEqual([true, "Not read yet."]);
});

test("problems are counted", () => {
  const unread = [{ section: [], hash: "x", dates: 1, models: 1, line: 1 }];
  const count = (facts: object) => problemCountText({ warnings: [], unread: [], ...facts });
  expect([count({}), count({ unread })]).toEqual(["", "1 passage unread"]);
});
