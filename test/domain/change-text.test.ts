import { describe, expect, it, test } from "vitest";
import { changeLine, recordChangeLine, replacementLine } from "../../pipeline/domain/change-text.ts";
import type { Change } from "../../pipeline/domain/schema.ts";
import { plainText } from "../../pipeline/text/rich-text.ts";
import { boundedDate, changeOf } from "../support/changes.ts";

const day = "2026-08-01";
const dated = (date: string, scope: string | null = null) => ({
  event: "retired" as const,
  ...boundedDate(date),
  scope,
});
const moved = (before: string, after: string, days: number | null, scope: string | null = null) =>
  changeOf("acme/a", day, "date-moved", { before: boundedDate(before), after: boundedDate(after), days, scope });
const forOthers = (before: string | null, scope: string | null) =>
  changeOf("acme/a", day, "date-set", {
    scope,
    after: boundedDate("2026-12-01"),
    before: { ...boundedDate("2026-12-01"), scope: before },
  });
const listed = (stage: "active" | "deprecated" | null, ...events: ReturnType<typeof dated>[]) =>
  changeOf("acme/a", day, "listed", { after: { stage, events, replacements: [] } });

describe("the line of a change", () => {
  it.each<[Change, string]>([
    [listed(null), "Added"],
    [listed("active"), "Added as active"],
    [
      listed("deprecated", dated("2026-12-01", "EU"), dated("not-before 2027-01")),
      "Added as deprecated: retirement date 1 December 2026 for “EU”; retirement date not before January 2027",
    ],
    [changeOf("acme/a", day, "relisted"), "Listed again"],
    [changeOf("acme/a", day, "delisted"), "No longer listed"],
    [
      changeOf("acme/a", day, "stage-changed", { before: { stage: "active" }, after: { stage: "legacy" } }),
      "Stage: active → legacy",
    ],
    [changeOf("acme/a", day, "stage-changed", { after: { stage: "active" } }), "Stage: active"],
    [
      changeOf("acme/a", day, "stage-changed", { before: { stage: "active" }, after: { stage: null } }),
      "Stage removed (was active)",
    ],
    [changeOf("acme/a", day, "date-set", { after: boundedDate("2026-12-01") }), "Retirement date: 1 December 2026"],
    [
      changeOf("acme/a", day, "date-set", { event: "deprecated", scope: "EU", after: boundedDate("2026-Q4") }),
      "Deprecation date for “EU”: Q4 2026",
    ],
    [moved("2026-12-01", "2026-12-15", 14), "Retirement date: 1 December 2026 → 15 December 2026 (14 days later)"],
    [
      moved("2026-12-15", "not-before 2026-12-01", -14, "EU"),
      "Retirement date for “EU”: 15 December 2026 → not before 1 December 2026 (14 days earlier)",
    ],
    [moved("2026-11", "2026-12", null), "Retirement date: November 2026 → December 2026"],
    [
      changeOf("acme/a", day, "bound-changed", {
        before: boundedDate("tentative 2026-12-01"),
        after: boundedDate("2026-12-01"),
      }),
      "Retirement date: tentatively 1 December 2026 → 1 December 2026",
    ],
    [
      changeOf("acme/a", day, "date-withdrawn", { before: boundedDate("2026-12-01") }),
      "Retirement date removed (was 1 December 2026)",
    ],
    [
      changeOf("acme/a", day, "date-withdrawn", { event: "legacy", scope: "EU", before: boundedDate("2026-12-01") }),
      "Legacy date for “EU” removed (was 1 December 2026)",
    ],
    [forOthers(null, "EU"), "Retirement date: 1 December 2026 now applies to “EU” only"],
    [forOthers("EU", null), "Retirement date: 1 December 2026 now applies to all, not only to “EU”"],
    [forOthers("EU", "US"), "Retirement date: 1 December 2026 now applies to “US” instead of “EU”"],
    [changeOf("acme/a", day, "replacement-added", { after: { replacement: "b" } }), "Replacement: b"],
    [
      changeOf("acme/a", day, "replacement-added", { before: { replacement: "b" }, after: { replacement: "c" } }),
      "Replacement: b → c",
    ],
    [changeOf("acme/a", day, "replacement-removed", { before: { replacement: "b" } }), "Replacement removed (was b)"],
  ])("%#: %s", (change, line) => {
    expect(plainText(changeLine(change))).toBe(line);
  });

  it("counts the dates of a new record that are too many for a line", () => {
    const events = Array.from({ length: 9 }, (_, i) => dated(`2027-0${i + 1}-01`, `r${i}`));
    expect(plainText(changeLine(listed(null, ...events)))).toMatch(/^Added: (?:[^;]+; ){5}[^;]+ and 3 more dates$/);
  });

  it("keeps the words of a page apart from ours", () => {
    expect(changeLine(moved("2026-12-01", "2026-12-15", 14, "*EU*"))[2]).toEqual({ quote: "*EU*" });
  });

  it("names the record where it is asked to", () => {
    expect(recordChangeLine(changeOf("acme/a", day, "delisted"))).toBe("acme/a: No longer listed");
  });
});

test("the replacement on a day is the one known then", () => {
  const changes = [
    changeOf("acme/a", "2026-01-01", "listed", { after: { stage: null, events: [], replacements: ["b", "c"] } }),
    changeOf("acme/a", "2026-03-01", "replacement-removed", { before: { replacement: "B" } }),
    changeOf("acme/a", "2026-04-01", "replacement-removed", { before: { replacement: "c" } }),
  ];
  const on = (when: string) => replacementLine({ changes }, when);
  expect(["2026-02-28", "2026-03-01"].map((when) => plainText(on(when) ?? []))).toEqual([
    "Replacement: b and c",
    "Replacement: c",
  ]);
  expect([on("2025-12-31"), on("2026-04-01")]).toEqual([null, null]);
});
