import { describe, expect, it } from "vitest";
import { conflictsOf, mergePages } from "../../pipeline/history/merge-pages.ts";
import { inlineEvidence, type RecordWithEvidence } from "../../pipeline/history/record-evidence.ts";
import { page } from "../support/records.ts";

/** What a page in the page language says of its one model. */
function said(row: string, on = "models"): RecordWithEvidence {
  const [record] = page(row, on).records;
  if (!record) throw new Error(`no row: ${row}`);
  return inlineEvidence(record);
}

const dates = ({ events }: RecordWithEvidence): string[] =>
  events.map(({ event, bound, date, scope }) => `${event} ${bound} ${date}${scope ? ` ${scope}` : ""}`);
const merged = (first: string, ...others: string[]): RecordWithEvidence =>
  mergePages([said(first, "a"), ...others.map((row) => said(row, "b"))]);
const conflicts = (...rows: string[]): string[] =>
  conflictsOf(rows.map((row, at) => said(row, `page-${at}`))).map(
    ({ page: on, problem }) => `${on}: ${problem.message}`,
  );

describe("pages on one model are merged", () => {
  it("with each fact once, however it is written", () => {
    const { replacements, stage } = merged(
      "m | active | retired=2026-05-01 | X",
      "m | active | retired=2026-05-01 | x, y",
    );
    expect(replacements.map(({ model }) => model)).toEqual(["X", "y"]);
    expect(stage?.stage).toBe("active");
    expect(dates(merged("m | | retired=2026-05-01", "m | | retired=2026-05-01"))).toEqual(["retired on 2026-05-01"]);
  });

  it("with the stage and name of the first page that gives one", () => {
    expect(merged("m | | retired=2026-05-01", "m | deprecated", "m | retired").stage?.stage).toBe("deprecated");
  });

  it("without a date that another gives more precisely, or confirms", () => {
    expect(dates(merged("m | | retired=2026-05", "m | | retired=2026-05-09"))).toEqual(["retired on 2026-05-09"]);
    expect(dates(merged("m | | retired~2026-05-09", "m | | retired=2026-05-09"))).toEqual(["retired on 2026-05-09"]);
    expect(dates(merged("m | | retired~2026-05", "m | | retired=2026-05-09"))).toEqual(["retired on 2026-05-09"]);
  });

  it("with a date that is not before and one that is on a day: both are true", () => {
    expect(dates(merged("m | | retired>2026-05-01", "m | | retired=2026-05-09"))).toHaveLength(2);
  });
});

describe("pages contradict each other", () => {
  it("on the stage", () => {
    expect(conflicts("m | active", "m | active")).toEqual([]);
    expect(conflicts("m | active", "m | retired")).toEqual(["page-1: acme/m is retired here and active on page-0"]);
  });

  it("on a date of one event, not of two, and not of announcements", () => {
    expect(conflicts("m | | retired=2026-05-01", "m | | retired=2026-06-01")).toEqual([
      "page-1: acme/m: retired on 2026-06-01 here and on 2026-05-01 on page-0",
    ]);
    expect(conflicts("m | | retired=2026-05-01", "m | | deprecated=2026-06-01")).toEqual([]);
    expect(conflicts("m | | announced=2026-05-01", "m | | announced=2026-06-01")).toEqual([]);
  });

  it("not where one date lies within the other", () => {
    expect(conflicts("m | | retired=2026-05", "m | | retired=2026-05-09")).toEqual([]);
  });

  it("on the earliest day only where the day comes before it", () => {
    expect(conflicts("m | | retired>2026-05-01", "m | | retired=2026-06-01")).toEqual([]);
    expect(conflicts("m | | retired=2026-06-01", "m | | retired>2026-05-01")).toEqual([]);
    expect(conflicts("m | | retired>2026-05-01", "m | | retired=2026-04-01")).toHaveLength(1);
    expect(conflicts("m | | retired~2026-04-01", "m | | retired>2026-05-01")).toHaveLength(1);
  });
});
