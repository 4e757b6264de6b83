// Dates in every form that is read, only as precise as they are written.
import { addDays } from "date-fns/addDays";
import { format } from "date-fns/format";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { detectDateOrder, isCoarserThan } from "../../pipeline/extract/reader/dates.ts";
import { findDates } from "../support/english-reader.ts";

/** Days from 2015 to 2060: what a lifecycle date can be. */
const days = fc.integer({ min: 0, max: 16_800 }).map((days) => addDays(new Date(2015, 0, 1), days));
const forms = [
  "yyyy-MM-dd",
  "yyyy/MM/dd",
  "yyyy/M/d",
  "yyyy.M.d",
  "MMMM d, yyyy",
  "MMMM do, yyyy",
  "MMM d, yyyy",
  "MMM. d, yyyy",
  "MMMM, d, yyyy",
  "d MMMM yyyy",
  "do MMMM, yyyy",
  "do 'of' MMMM yyyy",
  "d MMM yyyy",
  "dd-MMM-yyyy",
  "yyyy年M月d日",
  "yyyy 年 MM 月 dd 日",
];

describe("a day", () => {
  test.each(forms)("as %s", (form) => {
    fc.assert(
      fc.property(days, (day) => {
        const written = format(day, form);
        expect(findDates(written)).toEqual([
          { start: 0, end: written.length, text: written, date: format(day, "yyyy-MM-dd") },
        ]);
      }),
    );
  });

  test.each<[string, "mdy" | "dmy"]>([
    ["MM/dd/yyyy", "mdy"],
    ["M/d/yy", "mdy"],
    ["dd/MM/yyyy", "dmy"],
    ["d/M/yy", "dmy"],
  ])("as %s, once the order is known", (form, order) => {
    fc.assert(
      fc.property(days, (day) => {
        expect(findDates(format(day, form), order)[0]?.date).toBe(format(day, "yyyy-MM-dd"));
      }),
    );
  });

  test.each(["MM/dd/yyyy", "dd/MM/yyyy", "dd.MM.yyyy", "MM-dd-yyyy"])(
    "as %s, where nothing tells the order: right or not at all",
    (form) => {
      fc.assert(
        fc.property(days, (day) => {
          const [found] = findDates(format(day, form));
          expect([format(day, "yyyy-MM-dd"), null]).toContain(found?.date);
          if (found?.date === null) expect(found.fault).toBe("ambiguous");
        }),
      );
    },
  );

  test("of two digits where the year may stand first is not guessed", () => {
    expect(findDates("24/10/28")[0]).toMatchObject({ date: null, fault: "ambiguous" });
    expect(findDates("10/28/24")[0]?.date).toBe("2024-10-28");
    expect(findDates("28/10/24", "dmy")[0]?.date).toBe("2024-10-28");
  });

  test.each([
    "2026-09-31",
    "February 30, 2026",
    "2525-06-06",
    "13/32/2026",
    "2014-12-31",
    "2061-01-01",
    "31 April 2026",
  ])("%s cannot be", (written) => {
    expect(findDates(written)).toMatchObject([{ date: null }]);
  });

  test("keeps a footnote digit out", () => {
    expect(findDates("2027-04-011")).toMatchObject([{ date: "2027-04-01", text: "2027-04-01" }]);
    expect(findDates("April 1, 20272")).toMatchObject([{ date: "2027-04-01", text: "April 1, 2027" }]);
  });

  test("without a year says so", () => {
    expect(findDates("May 5")).toMatchObject([{ date: null, fault: "yearless", monthDay: "05-05" }]);
  });
});

describe("less than a day", () => {
  const years = fc.integer({ min: 2015, max: 2060 });
  test.each<[string, (year: number, month: number) => [string, string]]>([
    [
      "a month by name",
      (y, m) => [format(new Date(y, m - 1, 1), "MMMM yyyy"), format(new Date(y, m - 1, 1), "yyyy-MM")],
    ],
    [
      "a month by number",
      (y, m) => [format(new Date(y, m - 1, 1), "yyyy-MM"), format(new Date(y, m - 1, 1), "yyyy-MM")],
    ],
    ["a month in Chinese and Japanese", (y, m) => [`${y}年${m}月`, format(new Date(y, m - 1, 1), "yyyy-MM")]],
    ["a quarter", (y, m) => [`Q${Math.ceil(m / 3)} ${y}`, `${y}-Q${Math.ceil(m / 3)}`]],
    ["a year", (y) => [`${y}`, `${y}`]],
  ])("%s", (_, write) => {
    fc.assert(
      fc.property(years, fc.integer({ min: 1, max: 12 }), (year, month) => {
        const [written, date] = write(year, month);
        expect(findDates(written).map((found) => found.date)).toEqual([date]);
      }),
    );
  });
});

describe("any text", () => {
  const pieces = fc.constantFrom(
    "2026",
    "-",
    "/",
    ".",
    "05",
    "1",
    "31",
    "May",
    " ",
    ",",
    "年",
    "月",
    "日",
    "Q1",
    "st",
    "T",
    ":",
    "x",
    "\n",
    "2",
    "０",
  );
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.array(pieces, { maxLength: 30 }).map((all) => all.join("")),
  );

  test("never throws, and gives no date outside the years there can be", () => {
    fc.assert(
      fc.property(text, fc.constantFrom(null, "mdy" as const, "dmy" as const), (written, order) => {
        let end = 0;
        for (const found of findDates(written, order)) {
          expect(found.start).toBeGreaterThanOrEqual(end);
          end = found.end;
          expect(found.date === null).toBe(found.fault !== undefined);
          if (found.date === null) continue;
          expect(found.date).toMatch(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|-Q[1-4])?$/);
          expect(Number(found.date.slice(0, 4))).toBeGreaterThanOrEqual(2015);
          expect(Number(found.date.slice(0, 4))).toBeLessThanOrEqual(2060);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("the order of slashed dates is told by those that give it away, and by none where they disagree", () => {
    expect(detectDateOrder(["10/28/24", "5/6/2026"])).toBe("mdy");
    expect(detectDateOrder(["28/10/2024"])).toBe("dmy");
    expect(detectDateOrder(["10/28/24", "28/10/2024"])).toBeNull();
    expect(detectDateOrder(["5/6/2026"])).toBeNull();
    fc.assert(fc.property(fc.array(text), (texts) => [null, "mdy", "dmy"].includes(detectDateOrder(texts))));
  });

  test("a coarse date says less than a finer one in it, and no date less than itself", () => {
    fc.assert(
      fc.property(days, (day) => {
        const [whole, month, year] = [format(day, "yyyy-MM-dd"), format(day, "yyyy-MM"), format(day, "yyyy")];
        const quarter = `${year}-Q${format(day, "Q")}`;
        expect([
          isCoarserThan(month, whole),
          isCoarserThan(year, whole),
          isCoarserThan(quarter, whole),
          isCoarserThan(year, month),
        ]).toEqual([true, true, true, true]);
        expect([isCoarserThan(whole, whole), isCoarserThan(whole, month), isCoarserThan(month, month)]).toEqual([
          false,
          false,
          false,
        ]);
      }),
    );
  });
});
