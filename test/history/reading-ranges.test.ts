import { expect, test } from "vitest";
import type { Extraction } from "../../pipeline/extract/extraction.ts";
import { rangesOf, withRanges } from "../../pipeline/history/reading-ranges.ts";
import { change, changeOf } from "../support/changes.ts";

const read = (readNotBefore?: string): Extraction => ({
  records: [],
  covered: new Map(),
  problems: [],
  unread: [],
  ...(readNotBefore !== undefined && { readNotBefore }),
});
const state = (extraction: Extraction) => ({ day: "2026-03-31", extraction, counts: extraction });

test("only pages read on an unknown day have a range, and of those only the ones asked for", () => {
  const latest = new Map([
    ["models", state(read("2026-03-05"))],
    ["news", state(read())],
    ["old", state(read("2026-03-01"))],
  ]);
  expect(rangesOf(["models", "news"], latest)).toEqual(new Map([["models", "2026-03-05"]]));
});

test("a change has the range of its own page; one that leads nowhere has the longest", () => {
  const [own] = withRanges([change("2026-03-31", "delisted")], new Map([["models", "2026-03-05"]]));
  expect(own?.detectedNotBefore).toBe("2026-03-05");
  const ranges = new Map([
    ["news", "2026-03-02"],
    ["blog", "2026-03-09"],
  ]);
  const bare = changeOf("acme/b", "2026-03-31", "listed", { evidence: null });
  const found = withRanges([change("2026-03-31", "delisted"), bare], ranges);
  expect(found.map(({ detectedNotBefore }) => detectedNotBefore)).toEqual([undefined, "2026-03-02"]);
  expect(withRanges([bare], new Map())).toEqual([bare]);
});
