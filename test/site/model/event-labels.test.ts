import { expect, it } from "vitest";
import { pageWording } from "../../../src/lib/model/event-labels.ts";
import { eventOf } from "../../support/dataset.ts";

it("does not quote our own words as the page's", () => {
  expect(pageWording({ ...eventOf("retired on 2026-01-01"), text: 'retired on 2026-01-01 for "Standard"' })).toBeNull();
  expect(pageWording({ ...eventOf("retired on 2026-01-01"), text: "Jan 1, 2026" })).toBe("Jan 1, 2026");
});
