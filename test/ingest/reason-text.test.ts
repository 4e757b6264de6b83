import { expect, it } from "vitest";
import { describeReason } from "../../pipeline/domain/diagnostic-text.ts";
import type { GuardReason } from "../../pipeline/ingest/guard/guard-reason.ts";
import { toDiagnostic } from "../../pipeline/ingest/guard/reason-text.ts";

const place = { section: ["Current models", "Text"], line: 33 };
const ids = ["a/1", "a/2", "a/3", "a/4", "a/5"];
const dates = [{ id: "a/1", event: "retired", date: "2026-05-01", line: 2 } as const];

/** One of each rule, and what is printed for it. */
const wordings: readonly [GuardReason, string][] = [
  [
    { rule: "too-few-records", records: 1, minimum: 10 },
    "1 model found, at least 10 expected (minimumRecords in source.yaml) (too-few-records)",
  ],
  [
    { rule: "marker-missing", marker: "Shutdown date" },
    '"Shutdown date" is not on the page; if the page was reworded, update markers in source.yaml (marker-missing)',
  ],
  [
    { rule: "first-tables", tables: 1 },
    "read for the first time, and 1 table of models and dates could not be read; compare what almanac extract prints with the page before you accept it (first-tables)",
  ],
  [
    { rule: "first-errors", errors: 4, of: 12 },
    "read for the first time, and 4 of 12 rows could not be read; compare what almanac extract prints with the page before you accept it (first-errors)",
  ],
  [
    { rule: "first-unread", unread: 6, records: 1 },
    "read for the first time, and 6 passages about retirements could not be read, more than the 1 model that could; compare what almanac extract prints with the page before you accept it (first-unread)",
  ],
  [{ rule: "no-records", ids }, "no model found; the last snapshot has 5: a/1, a/2, a/3 and 2 more (no-records)"],
  [
    { rule: "records-lost", ids, of: 12, limit: 0.3 },
    "5 of 12 models are gone (42%, limit 30%): a/1, a/2, a/3 and 2 more (records-lost)",
  ],
  [
    { rule: "section-lost", ids: ids.slice(0, 3), section: ["Current models", "Text"] },
    'all 3 models of "Current models › Text" are gone: a/1, a/2, a/3 (section-lost)',
  ],
  [
    { rule: "column-lost", column: "retired", ids: ids.slice(0, 1), place },
    'the column for retired is gone, in "Current models › Text"; a/1 had facts in it (column-lost, line 33)',
  ],
  [{ rule: "cut-off", ids }, "the page ends early: what it said last of a/1, a/2, a/3 and 2 more is missing (cut-off)"],
  [
    { rule: "dates-moved", dates, changed: 1, of: 3, limit: 0.3 },
    "1 of 3 different dates changed (33%, limit 30%): a/1 retired 2026-05-01 (line 2) (dates-moved)",
  ],
  [
    { rule: "dates-lost", dates, of: 3, limit: 0.3 },
    "1 of 3 dates are gone (33%, limit 30%): a/1 retired 2026-05-01 (line 2) (dates-lost)",
  ],
  [
    { rule: "row-in-doubt", record: "a/1", cause: "a cell left out", place },
    'a/1 has changed or is missing, and its row may be the one that could not be read: a cell left out, in "Current models › Text" (row-in-doubt, line 33)',
  ],
  [{ rule: "model-missing", record: "a/1", section: [] }, "a/1 is not on the page any more (model-missing)"],
  [
    { rule: "place-taken", record: "a/1", other: "a/2", place },
    'a/1 is new, with what the page said of a/2, which is not on it any more, in "Current models › Text" (place-taken, line 33)',
  ],
  [
    { rule: "conflict-gone", record: "a/1", place },
    'a/1 gets one of two facts that contradicted each other, because the other is gone, in "Current models › Text" (conflict-gone, line 33)',
  ],
  [
    { rule: "row-missing", record: "a/1", place },
    'a/1 is in no table any more and only named in text, in "Current models › Text" (row-missing, line 33)',
  ],
  [
    { rule: "facts-missing", record: "a/1", kinds: ["stage", "retired", "replacement"], place },
    'a/1 has lost its stage, retirement date and replacement, and nothing on the page is new, in "Current models › Text" (facts-missing, line 33)',
  ],
  [
    { rule: "date-strange", record: "a/1", event: "retired", date: "2126-05-01", years: 20, place },
    'a/1 has the retirement date 2126-05-01, more than 20 years from the day on which the page was read, in "Current models › Text" (date-strange, line 33)',
  ],
  [
    { rule: "date-far", record: "a/1", event: "retired", before: "2026-05-01", after: "2032-05-01", place },
    'a/1 moved its retirement date by more than three years, from 2026-05-01 to 2032-05-01, in "Current models › Text" (date-far, line 33)',
  ],
  [
    { rule: "scope-lost", record: "a/1", event: "retired", date: "2026-05-01", scope: "EU", place },
    'a/1 has its retirement date 2026-05-01 for all, which used to be for "EU", in "Current models › Text" (scope-lost, line 33)',
  ],
  [
    { rule: "event-changed", record: "a/1", date: "2026-05-01", before: "deprecated", after: "retired", place },
    'a/1 has 2026-05-01 as its retirement date, which used to be its deprecation date, in "Current models › Text" (event-changed, line 33)',
  ],
  [
    {
      rule: "life-order",
      record: "a/1",
      early: { event: "deprecated", date: "2026-06-01" },
      late: { event: "retired", date: "2026-05-01" },
      place: undefined,
    },
    "a/1 has the retirement date 2026-05-01, which is not after its deprecation date 2026-06-01 (life-order)",
  ],
  [
    { rule: "replacement-inverted", record: "a/1", replacement: "2", place },
    'a/1 is replaced by 2, which it used to replace, in "Current models › Text" (replacement-inverted, line 33)',
  ],
  [
    { rule: "replacement-strange", record: "a/1", replacement: "Acme AI", place },
    'a/1 is now replaced by "Acme AI", which looks like no model, in "Current models › Text" (replacement-strange, line 33)',
  ],
  [
    { rule: "replacements-changed", ids: ids.slice(0, 3), of: 4 },
    "3 of 4 models have different replacements: a/1, a/2, a/3 (replacements-changed)",
  ],
  [
    { rule: "names-swapped", record: "a/1", sign: "takes-place-of", other: "a/2", place: undefined },
    "a/1 is new, and looks like a/2 with its cells exchanged or run together (names-swapped)",
  ],
  [{ rule: "same-page", other: "a/news" }, "the page has the same content as a/news (same-page)"],
  [
    { rule: "same-place", url: "https://a.example/", other: "a/news" },
    "https://a.example/ answered, which is the URL of a/news (same-place)",
  ],
  [
    { rule: "run-records-lost", changed: 15, of: 60, pages: 3, limit: 0.2 },
    "15 of 60 models are gone at once on 3 pages (25%, limit 20%): the cause is probably on our side, not the providers' (run-records-lost)",
  ],
  [
    { rule: "snapshot-differs", record: "a/1", isExtra: false },
    "the snapshot would not read the same as the page: a/1 is different; please report this as a bug (snapshot-differs)",
  ],
];

it.each(wordings)("$rule", (reason, text) => {
  expect(describeReason(toDiagnostic(reason))).toBe(text);
});

it("names the record and the value for programs", () => {
  expect(toDiagnostic({ rule: "replacement-inverted", record: "a/1", replacement: "2", place })).toMatchObject({
    rule: "replacement-inverted",
    severity: "error",
    record: "a/1",
    line: 33,
    value: "2",
  });
});
