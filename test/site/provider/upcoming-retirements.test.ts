import { expect, test } from "vitest";
import { providerSummary } from "../../../src/lib/provider/provider-summary.ts";
import { firstByMonth, nextRetirements, upcomingRetirements } from "../../../src/lib/provider/upcoming-retirements.ts";
import { almanacOf, eventsOf, recordOf } from "../../support/dataset.ts";

const almanac = almanacOf([
  recordOf("a", eventsOf("retired on 2027-02-01")),
  recordOf("b", eventsOf("retired not-before 2026-12-01")),
  recordOf("c", eventsOf("retired on 2026-11-20")),
  recordOf("d", { provider: "zeta", ...eventsOf("retired on 2026-12-24") }),
]);
const acme = almanac.provider("acme");

test("retirements ahead are in the order of their dates, of one provider or of all", () => {
  expect(upcomingRetirements(almanac).map(({ date }) => date)).toEqual(["2026-12-01", "2026-12-24", "2027-02-01"]);
  expect(upcomingRetirements(almanac, acme).map(({ date }) => date)).toEqual(["2026-12-01", "2027-02-01"]);
});

test("an earliest date is not the next retirement", () => {
  const { scheduled, possible } = nextRetirements(almanac, acme);
  expect([scheduled?.model.id, possible?.model.id]).toEqual(["acme/a", "acme/b"]);
});

test("the first of them are grouped by month, and the rest is counted", () => {
  const { months, more } = firstByMonth(upcomingRetirements(almanac), 2);
  expect([[...months.keys()], more]).toEqual([["2026-12"], 1]);
  expect(firstByMonth([], 2)).toEqual({ months: new Map(), more: 0 });
});

test("a provider in a sentence", () => {
  if (!acme) throw new Error("no acme");
  expect(providerSummary(acme, upcomingRetirements(almanac, acme), almanac.day)).toBe(
    "3 models and features; 1 retirement scheduled; 1 model with an earliest or tentative date.",
  );
  expect(providerSummary({ ...acme, models: acme.models.slice(0, 1) }, [], almanac.day)).toBe(
    "1 model or feature; no retirements announced as of 21 November 2026.",
  );
});
