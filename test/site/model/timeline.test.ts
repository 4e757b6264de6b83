import { describe, expect, it } from "vitest";
import { timelineOf } from "../../../src/lib/model/timeline.ts";
import { eventOf, recordOf } from "../../support/dataset.ts";

describe("the timeline", () => {
  it("keeps every point and label inside the drawing, whatever the dates", () => {
    const events = [
      "released on 2020-01-01",
      "announced on 2020-01-02",
      "deprecated on 2020-01-03",
      "retired on 2030-01-01",
    ];
    const timeline = timelineOf(recordOf("a", { events: events.map(eventOf) }), "2026-11-21");
    expect(timeline?.points).toHaveLength(4);
    for (const { x, labelY } of timeline?.points ?? []) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(timeline?.width ?? 0);
      expect(labelY).toBeGreaterThan(0);
      expect(labelY).toBeLessThan(timeline?.height ?? 0);
    }
  });
  it("does not draw an earliest date as a fixed one", () => {
    const looks = (words: string) =>
      timelineOf(recordOf("a", { events: ["released on 2026-01-01", words].map(eventOf) }), "2026-11-21")?.segments.map(
        ({ look }) => look,
      );
    expect(looks("retired on 2027-01-01")).toEqual(["active"]);
    expect(looks("retired not-before 2027-01-01")).toEqual(["uncertain"]);
  });
  it("is left out where there is nothing to draw", () => {
    expect(timelineOf(recordOf("a"), "2026-11-21")).toBeNull();
    expect(timelineOf(recordOf("a", { events: [eventOf("retired on 2027-03")] }), "2026-11-21")).toBeNull();
  });
});
