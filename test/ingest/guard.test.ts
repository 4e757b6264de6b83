import { describe, expect, it } from "vitest";
import { describeReason } from "../../pipeline/domain/diagnostic-text.ts";
import { pageDefinition } from "../../pipeline/domain/schema.ts";
import { checkPage } from "../../pipeline/ingest/guard/check-page.ts";
import { page } from "../support/records.ts";

/** The reasons against a page that was `before` and is `after`. */
function reasons(before: string | null, after: string, more: object = {}): string[] {
  const definition = pageDefinition.parse({ id: "models", url: "https://example.com", format: "markdown", ...more });
  return checkPage(before === null ? null : page(before), page(after), definition, after).map(describeReason);
}

/** Rows m1 … mn of one section, each from its number. */
function rows(count: number, row: (n: number) => string, section = "A"): string {
  return [`# ${section}`, ...Array.from({ length: count }, (_, i) => row(i + 1))].join("\n");
}

const dated = (n: number) => `m${n} | active | retired=2026-05-0${n} | x`;

describe("a first state", () => {
  it("needs the records and markers of its definition, and nothing else", () => {
    expect(reasons(null, rows(2, dated), { minimumRecords: 3, markers: ["# A", "Retirement date"] })).toEqual([
      "2 models found, at least 3 expected (minimumRecords in source.yaml) (too-few-records)",
      '"Retirement date" is not on the page; if the page was reworded, update markers in source.yaml (marker-missing)',
    ]);
    expect(reasons(null, `${rows(2, dated)}\n!2026-09-31`)).toEqual([]);
  });
});

describe("a next state", () => {
  it("that says the same is taken, wherever its rows stand", () => {
    expect(reasons(rows(6, dated), `\n\n${rows(6, (n) => dated(7 - n), "B")}`)).toEqual([]);
  });

  it("without any record is not", () => {
    expect(reasons("m | active", "Please log in", { minimumRecords: 0 })).toEqual([
      "no model found; the last snapshot has 1: acme/m (no-records)",
    ]);
  });

  it("with a new error is not, with a known one it is", () => {
    expect(reasons("m | |", "m | |\n!2026-09-31")).toEqual(["cannot be: 2026-09-31 (bad-date, line 2)"]);
    expect(reasons("m | |\n!2026-09-31", "\nm | |\n!2026-09-31")).toEqual([]);
  });

  it("that lists a replacement as a model, and says nothing of it, is not: its row may have lost a cell", () => {
    const before = "m1 | active | retired=2026-05-01 | x\nm2 | active";
    expect(reasons(before, `${before}\nx | |`)).toEqual([
      "acme/x is new, has no facts, and used to be listed as a replacement: its row may have lost a cell (names-swapped, line 3)",
    ]);
    expect(reasons(before, `${before}\nx | active`)).toEqual([]);
    expect(reasons(before, `${before}\ny | |`)).toEqual([]);
  });

  it("may lose a few records, not a third of them", () => {
    expect(reasons(rows(6, dated), rows(4, dated))).toEqual([]);
    expect(reasons(rows(6, dated), rows(3, dated))[0]).toBe(
      "3 of 6 models are gone (50%, limit 30%): acme/m4, acme/m5, acme/m6 (records-lost)",
    );
    expect(reasons(rows(6, dated), rows(3, dated), { limits: { lost: 0.6 } })).toEqual([]);
  });

  it("may not lose a whole section, nor have all its rows exchanged", () => {
    const others = rows(9, (n) => `o${n} | active`, "B");
    const section = 'all 3 models of "A" are gone: acme/m1, acme/m2, acme/m3 (section-lost)';
    expect(reasons(`${rows(3, dated)}\n${others}`, others)).toEqual([section]);
    expect(reasons(`${rows(2, dated)}\n${others}`, others)).toEqual([]);
    expect(reasons(`${rows(2, dated)}\n${others}`, `${rows(2, (n) => `p${n} | active`)}\n${others}`)).toHaveLength(1);
    expect(reasons(`${rows(1, dated)}\n${others}`, `${rows(1, () => "p | active")}\n${others}`)).toEqual([]);
  });

  it("may not lose a column", () => {
    expect(
      reasons(
        rows(2, dated),
        rows(2, (n) => `m${n} | active | - | x`),
      ),
    ).toEqual(['the column for retired is gone, in "A"; acme/m1, acme/m2 had facts in it (column-lost, line 2)']);
    expect(reasons("m | active | | x", "m | - | | -").map((reason) => reason.split(" is gone")[0])).toEqual([
      "the column for stage",
      "the column for replacement",
    ]);
  });

  it("may move a row to a table that has fewer columns, but not rename the section that loses one", () => {
    const rest = rows(3, dated);
    expect(reasons(`${rest}\nm9 | active | retired=2026-01-01`, `${rest}\n# Retired\nm9 | - | -`)).toEqual([]);
    expect(
      reasons(
        rest,
        rows(3, (n) => `m${n} | active | - | x`, "Renamed"),
      )[0],
    ).toContain("the column for retired is gone");
  });

  it("may move a few dates, not a third of them nor all of a section", () => {
    const moved = (n: number) => (n <= 3 ? `m${n} | active | retired=2026-06-0${n} | x` : dated(n));
    const others = rows(9, (n) => `o${n} | active | retired=2026-07-0${n}`, "B");
    expect(
      reasons(
        rows(9, dated),
        rows(9, (n) => (n <= 2 ? moved(n) : dated(n))),
      ),
    ).toEqual([]);
    expect(reasons(rows(8, dated), rows(8, moved))[0]).toMatch(
      /^3 of 8 dates changed \(38%, limit 30%\): acme\/m1 retired 2026-05-01 \(line 2\), .* \(dates-moved\)$/,
    );
    expect(reasons(rows(8, dated), rows(8, moved), { limits: { moved: 0.5 } })).toEqual([]);
    expect(reasons(`${rows(3, dated)}\n${others}`, `${rows(3, moved)}\n${others}`)[0]).toMatch(
      /^all 3 dates of "A" changed: .* \(section-dates-moved\)$/,
    );
  });

  it("counts a lost bound as moved", () => {
    const soft = (n: number) => `m${n} | active | retired>2026-05-0${n} | x`;
    expect(reasons(rows(3, soft), rows(3, dated))[0]).toMatch(/^3 of 3 dates changed/);
  });

  it("may not move a date by more than three years", () => {
    expect(reasons("m | | retired=2026-05-01", "m | | retired=2029-05-01")).toEqual([]);
    expect(reasons("m | | retired=2026-05-01", "m | | retired=2022-05-01")).toEqual([
      'acme/m moved its "retired" date by more than three years, from 2026-05-01 to 2022-05-01 (date-far, line 1)',
    ]);
    expect(reasons("m | | retired=2026", "m | | retired=2206")[0]).toMatch(/\(date-far, line 1\)$/);
  });

  it("may not turn life round, unless it was so before", () => {
    const turned = "m | | deprecated=2026-05-01, retired=2026-04-01";
    expect(reasons("m | | deprecated=2026-05-01, retired=2026-06-01", turned)).toEqual([
      'acme/m has the "retired" date 2026-04-01, which is not after its "deprecated" date 2026-05-01 (life-order, line 1)',
    ]);
    expect(reasons(turned, turned)).toEqual([]);
    expect(reasons("m | |", "m | | deprecated=2026-05-01, retired=2026-05-01")).toEqual([]);
    expect(reasons("m | |", "m | | released=2026-05-01, retired=2026-05-01")).toHaveLength(1);
    expect(reasons("m | |", "m | | deprecated=2026-05-01#EU, retired=2026-04-01")).toEqual([]);
    expect(reasons("m | |", "m | | deprecated>2026-05-01, retired=2026-04-01")).toEqual([]);
  });

  it("may not have a model replaced by what it replaced", () => {
    expect(reasons("a | | | b\nb | |", "a | |\nb | | | A")).toEqual([
      "acme/b is replaced by A, which it used to replace (replacement-inverted, line 2)",
    ]);
    expect(reasons("a | | | b\nb | |", "a | | | b\nb | | | c")).toEqual([]);
  });
});
