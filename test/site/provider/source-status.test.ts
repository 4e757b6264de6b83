import { expect, test } from "vitest";
import type { Check } from "../../../pipeline/domain/schema.ts";
import {
  checkStatusText,
  failingChecks,
  latestCheck,
  oldestCheck,
  problemCountText,
  sourceAlerts,
} from "../../../src/lib/provider/source-status.ts";
import { checkOf } from "../../support/checks.ts";
import { almanacOf, recordOf } from "../../support/dataset.ts";

const check = (facts: Partial<Check>): Check => checkOf("2026-11-20", facts);
const failed = check({ status: "failed", since: "2026-11-03", lastChecked: "2026-11-02" });

test.each([
  [check({}), "OK"],
  [failed, "failing since 3 Nov 2026"],
  [check({ status: "quarantined" }), "quarantined"],
  [check({ status: "never", since: "2026-11-03" }), "not read yet"],
])("the status of a page in words", (given, text) => {
  expect(checkStatusText(given)).toBe(text);
});

test("pages that are quarantined or cannot be fetched are alerts", () => {
  const almanac = almanacOf([recordOf("a")], [], "2026-11-21", [check({}), failed]);
  expect(sourceAlerts(almanac).map((alert) => [alert.provider.id, alert.check])).toEqual([["acme", failed]]);
  expect(failingChecks([check({})])).toEqual([]);
});

test("a provider is as fresh as the page read longest ago, pages without entries left out", () => {
  const empty = check({ records: 0, lastChecked: "2026-01-01" });
  expect(oldestCheck([check({}), failed, empty])).toBe("2026-11-02");
  expect(oldestCheck([check({ lastChecked: null })])).toBeNull();
  expect(latestCheck(almanacOf([], [], "2026-11-21", [check({}), failed]))).toBe("2026-11-20");
});

test("problems are counted", () => {
  const unread = [{ section: [], hash: "x", dates: 1, models: 1, line: 1 }];
  const count = (facts: object) => problemCountText({ warnings: [], unread: [], ...facts });
  expect([count({}), count({ unread })]).toEqual(["", "1 passage unread"]);
});
