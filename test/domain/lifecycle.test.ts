import { describe, expect, it } from "vitest";
import { outlook, stageOn } from "../../pipeline/domain/lifecycle.ts";
import { record } from "../support/records.ts";

/** Kind of outlook and computed stage, on 2026-06-15. */
function on(row: string, scope: string | null = null, snapshot = "2026-01-01"): [string, string | null] {
  const found = record(row, snapshot);
  return [outlook(found, "2026-06-15", scope).kind, stageOn(found, "2026-06-15", scope)];
}

describe("the retirement of a model", () => {
  it("is ahead where an exact date is, whatever the stated stage", () => {
    expect(on("m | active | retired=2026-06-16")).toEqual(["retires-on", "ending"]);
    expect(on("m | retired | retired=2026-06-16")).toEqual(["retires-on", "ending"]);
    expect(on("m | | retired=2026-06")).toEqual(["retires-on", "ending"]);
  });

  it("has come where an exact date has passed, and not on the day itself unless the page says so", () => {
    expect(on("m | deprecated | retired=2026-06-14")).toEqual(["retired", "retired"]);
    expect(on("m | deprecated | retired=2026-06-15")).toEqual(["retires-on", "ending"]);
    expect(on("m | retired | retired=2026-06-15")).toEqual(["retired", "retired"]);
    expect(on("m | active | retired=2026-05")).toEqual(["retired", "retired"]);
    expect(on("m | retired | ")).toEqual(["retired", "retired"]);
  });

  it("is not confirmed where the page called the model active after the date", () => {
    expect(on("m | active | retired=2026-05-01", null, "2026-06-01")).toEqual(["passed-unconfirmed", "active"]);
  });

  it("has never come because an earliest or tentative date passed", () => {
    expect(on("m | active | retired>2026-05-01")).toEqual(["passed-unconfirmed", "active"]);
    expect(on("m | active | retired~2026-05-01")).toEqual(["passed-unconfirmed", "active"]);
    expect(on("m | active | retired>2026-07-01")).toEqual(["may-retire-from", "active"]);
    expect(on("m | retired | retired>2026-05-01")).toEqual(["retired", "retired"]);
  });

  it("waits for the later of two exact dates, and for another date after an exact one", () => {
    expect(on("m | | retired=2026-05-01, retired=2026-07-01")).toEqual(["retires-on", "ending"]);
    expect(on("m | | retired=2026-05-01, retired>2026-07-01")).toEqual(["may-retire-from", null]);
  });

  it("is not announced where the page gives none, or only relative to something", () => {
    expect(on("m | active | ")).toEqual(["no-retirement-announced", "active"]);
    const relative = {
      ...record("m | active |"),
      relative: [{ event: "retired" as const, text: "one year on", evidence: 0 }],
    };
    expect(outlook(relative, "2026-06-15")).toMatchObject({ kind: "no-retirement-announced", text: "one year on" });
  });

  it("for some is no retirement for all", () => {
    const row = "m | active | retired=2026-06-01#Standard, retired=2026-10-01#EU";
    expect(on(row)).toEqual(["retires-on", "active"]);
    expect(outlook(record(row), "2026-06-15")).toMatchObject({ date: "2026-10-01", scope: "EU" });
    expect(on(row, "Standard")).toEqual(["retired", "retired"]);
    expect(on(row, "EU")).toEqual(["retires-on", "ending"]);
    expect(on("m | active | retired=2026-06-01#Standard")).toEqual(["passed-unconfirmed", "active"]);
    expect(on("m | active | retired>2026-07-01#EU")).toEqual(["may-retire-from", "active"]);
  });
});

describe("dates for some that together are for all", () => {
  it("end the model with the last of them", () => {
    expect(on("m | active | retired=2026-05-01#Standard, retired=2026-06-01#others")).toEqual(["retired", "retired"]);
    expect(on("m | active | retired=2026-05-01#Standard, retired=2026-07-01#others")).toEqual(["retires-on", "ending"]);
  });

  it("leave it ending while it goes on for some", () => {
    const row = "m | active | retired=2026-05-01, retired=2026-07-01#fine-tuned models";
    expect(on(row)).toEqual(["retires-on", "ending"]);
    expect(outlook(record(row), "2026-06-15")).toMatchObject({ date: "2026-07-01", scope: "fine-tuned models" });
    expect(on(row.replace("07-01", "06-01"))).toEqual(["retired", "retired"]);
  });

  it("do not where one of them is not exact, or nothing is said of the others", () => {
    expect(on("m | active | retired>2026-05-01#Standard, retired=2026-07-01#others")[1]).toBe("active");
    expect(on("m | active | retired>2026-05-01#Standard, retired=2026-06-01#others")[0]).toBe("passed-unconfirmed");
    expect(on("m | active | retired=2026-05-01#Standard, retired=2026-07-01#EU")[1]).toBe("active");
  });
});

describe("the stage", () => {
  it("follows an exact date that has passed", () => {
    expect(on("m | active | deprecated=2026-06-01")[1]).toBe("deprecated");
    expect(on("m | active | legacy=2026-06-01")[1]).toBe("legacy");
    expect(on("m | active | deprecated>2026-06-01")[1]).toBe("active");
    expect(on("m | active | deprecated=2026-07-01")[1]).toBe("active");
  });

  it("is what the page said after that date, if it said so", () => {
    expect(on("m | active | deprecated=2026-05-01", null, "2026-06-01")[1]).toBe("active");
    expect(on("m | legacy | deprecated=2026-05-01", null, "2026-06-01")[1]).toBe("deprecated");
  });

  it("is deprecated where only an announcement tells", () => {
    expect(on("m | | announced=2026-05-01")[1]).toBe("deprecated");
    expect(on("m | active | announced=2026-05-01")[1]).toBe("active");
  });

  it("is unknown where nothing was said, never active", () => {
    expect(on("m | | released=2025-01-01")).toEqual(["no-retirement-announced", null]);
  });
});
