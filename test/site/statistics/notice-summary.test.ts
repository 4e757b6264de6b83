import { expect, test } from "vitest";
import type { Provider } from "../../../src/lib/almanac/almanac.ts";
import { measure } from "../../../src/lib/statistics/measure.ts";
import { statedNotice } from "../../../src/lib/statistics/notice-periods.ts";
import { noticeSummaries } from "../../../src/lib/statistics/notice-summary.ts";
import { acme, eventsOf, recordOf } from "../../support/dataset.ts";

const noticeOf = (model: string, day: string) =>
  recordOf(model, eventsOf("announced on 2026-01-01", `retired on ${day}`));
const promising = (noticeDays: number | null, ...days: string[]): Provider => {
  const provider = acme(days.map((day, i) => noticeOf(`m${i}`, day)));
  const policy = { summary: "Some notice.", noticeDays };
  return { ...provider, definition: { ...provider.definition, policy } };
};
const textsOf = (provider: Provider) => noticeSummaries(provider).map(({ text }) => text);

test("a summary holds for one and for many", () => {
  expect(textsOf(promising(60, "2026-01-31"))).toEqual([
    "According to its page: median notice 30 days, shortest 30, longest 30, over 1 retirement " +
      "(from the announcement to the retirement date on the page). 1 is shorter than the 60 days promised.",
  ]);
  expect(textsOf(promising(30, "2026-01-31", "2026-03-02"))[0]).toMatch(
    /median notice 45 days, shortest 30, longest 60, over 2 retirements .* None is shorter than the 30 days promised\.$/,
  );
  expect(textsOf(promising(90, "2026-01-31", "2026-03-02"))[0]).toMatch(/ 2 are shorter than the 90 days promised\.$/);
});

test("without a promise, nothing is held against one; without notice, there is nothing", () => {
  expect(textsOf(promising(null, "2026-01-31"))[0]).toMatch(/on the page\)\.$/);
  expect(textsOf(promising(60))).toEqual([]);
});

test("a measure has every span, a row for each provider that has any, and the rounded median", () => {
  const providers = [promising(60, "2026-01-31", "2026-02-02"), promising(60)];
  const { spans, rows, median } = measure({ providers }, statedNotice, true);
  expect([spans.length, rows, median]).toEqual([2, [{ name: "Acme", values: [30, 32], promise: 60 }], 31]);
  expect(measure({ providers: [] }, statedNotice)).toEqual({ spans: [], rows: [], median: 0 });
});
