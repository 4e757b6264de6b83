import { expect, test } from "vitest";
import {
  formatBoundedDate,
  formatDate,
  formatDayAndMonth,
  formatScopedDate,
  formatShortDate,
  monthName,
} from "../../pipeline/domain/date-text.ts";
import { formatDates, formatOnDates } from "../../pipeline/domain/grouped-dates.ts";
import { outlookText } from "../../pipeline/domain/outlook-text.ts";
import { plainText } from "../../pipeline/text/rich-text.ts";

test.each([
  ["2027-01-20", "20 January 2027", "20 Jan 2027"],
  ["2027-01", "January 2027", "Jan 2027"],
  ["2027-Q3", "Q3 2027", "Q3 2027"],
  ["2027", "2027", "2027"],
])("%s is only as precise as it is given", (date, long, short) => {
  expect([formatDate(date), formatShortDate(date)]).toEqual([long, short]);
});

test("a date has its bound and its scope", () => {
  expect(formatBoundedDate("2027-01", "tentative")).toBe("tentatively January 2027");
  expect(formatScopedDate({ date: "2027-01-20", bound: "not-before", scope: "EU" })).toBe(
    "not before 20 January 2027 for “EU”",
  );
  expect([formatDayAndMonth("2027-01-20"), monthName("2027-01")]).toEqual(["20 Jan", "January"]);
});

const at = (...dates: [string, (string | null)?][]) => dates.map(([date, scope = null]) => ({ date, scope }));

test.each([
  [at(["2026-12-15"], ["2026-12-15"]), "15 December 2026", "on 15 December 2026"],
  [at(["2026-12-15", "EU"], ["2026-12-15"]), "15 December 2026", "on 15 December 2026"],
  [
    at(["2026-12-15", "EU"], ["2026-12-16", "US"], ["2026-12-15", "Asia"]),
    "15 December 2026 for “EU” and “Asia” and 16 December 2026 for “US”",
    "on 15 December 2026 for “EU” and “Asia” and 16 December 2026 for “US”",
  ],
  [
    at(["2026-12", "EU"], ["2026-12-16", "US"]),
    "December 2026 for “EU” and 16 December 2026 for “US”",
    "in December 2026 for “EU” and on 16 December 2026 for “US”",
  ],
])("%#: several dates are given once each", (dates, plain, withPreposition) => {
  expect(plainText(formatDates(dates))).toBe(plain);
  expect(plainText(formatOnDates(dates))).toBe(withPreposition);
});

const age = {
  lastRead: "2026-08-01",
  confirmed: "2026-08-01",
  freshUntil: null,
  stale: null,
  held: null,
  failing: null,
  delisted: null,
};
const nothing = { date: null, bound: null, scope: null, text: null };
const given = { date: "2027-01-20", bound: "on" as const, scope: null, text: null };
test.each([
  [{ ...given, kind: "retires-on" as const }, "retirement date 20 January 2027"],
  [{ ...given, kind: "retires-on" as const, scope: "EU" }, "retirement date 20 January 2027 for “EU”"],
  [
    { ...given, kind: "may-retire-from" as const, bound: "not-before" as const },
    "earliest retirement date 20 January 2027",
  ],
  [
    { ...given, kind: "passed-unconfirmed" as const, bound: "tentative" as const },
    "tentative retirement date 20 January 2027 has passed; retirement not confirmed",
  ],
  [{ ...given, kind: "retired" as const }, "retired on 20 January 2027"],
  [{ ...given, kind: "retired" as const, date: "2027-01" }, "retired in January 2027"],
  [{ ...nothing, kind: "retired" as const }, "retired, no date given"],
  [{ ...nothing, kind: "no-retirement-announced" as const }, "no retirement date announced as of 1 August 2026"],
  [
    { ...given, kind: "was-scheduled" as const, date: "2026-10-14" },
    "was scheduled to be retired on 14 October 2026 (page last read on 1 August 2026, before that day)",
  ],
  [
    { ...given, kind: "was-scheduled" as const, date: "2026-08-01" },
    "was scheduled to be retired on 1 August 2026 (page last read on that day)",
  ],
  [
    { ...given, kind: "was-scheduled" as const, date: "2026-10" },
    "was scheduled to be retired in October 2026 (page last read on 1 August 2026, before it was over)",
  ],
  [
    { ...nothing, kind: "no-retirement-announced" as const, text: "one year on" },
    "no retirement date given; the page says “one year on”",
  ],
])("%#: the outlook in words", (outlook, text) => {
  expect(outlookText(outlook, age)).toBe(text);
});
