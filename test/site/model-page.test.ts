import { describe, expect, it } from "vitest";
import { factLinks, textFragment } from "../../src/lib/evidence/evidence-links.ts";
import { pageWording } from "../../src/lib/model/event-labels.ts";
import { atOtherProviders } from "../../src/lib/model/same-model.ts";
import { timelineOf } from "../../src/lib/model/timeline.ts";
import { almanacOf, eventOf, recordOf } from "../support/dataset.ts";

describe("the same model elsewhere", () => {
  const almanac = almanacOf([
    recordOf("anthropic.claude-3-opus-20240229-v1:0"),
    recordOf("claude-3-opus-20240229", { provider: "zeta" }),
    recordOf("gpt-4o", { version: "2024-05-13" }),
    recordOf("gpt-4o-2024-05-13", { provider: "zeta" }),
    recordOf("gpt-4o", { provider: "zeta" }),
    recordOf("gpt-4.1", { provider: "zeta" }),
    recordOf("1", {}),
  ]);
  const others = (id: string) => {
    const model = almanac.model(id);
    return model && atOtherProviders(model, almanac).map((other) => other.id);
  };

  it("is found behind a maker's name and a platform's revision", () => {
    expect(others("acme/anthropic.claude-3-opus-20240229-v1:0")).toEqual(["zeta/claude-3-opus-20240229"]);
  });
  it("is found where one platform keeps the version apart, and never taken for its alias", () => {
    expect(others("acme/gpt-4o@2024-05-13")).toEqual(["zeta/gpt-4o-2024-05-13"]);
  });
  it("is not made up from the part behind a dot", () => {
    expect(others("zeta/gpt-4.1")).toEqual([]);
  });
});

describe("the place of a fact", () => {
  it("leads to the page and to the line of the snapshot", () => {
    const almanac = almanacOf([recordOf("a-1", { version: "2" })]);
    const model = almanac.model("acme/a-1@2");
    expect(model && factLinks(model, 0)).toMatchObject({
      ...{ url: "https://acme.example/models#:~:text=a%2D1-,2", snapshot: "/sources/acme/models/2026-01-01/#L9" },
      ...{ since: "2026-01-01", row: 1, read: false },
    });
  });
  it("survives text that is no text", () => {
    expect(textFragment({ record: recordOf("a\uD800", {}) })).toBe("#:~:text=a%EF%BF%BD");
  });
  it("does not quote our own words as the page's", () => {
    expect(
      pageWording({ ...eventOf("retired on 2026-01-01"), text: 'retired on 2026-01-01 for "Standard"' }),
    ).toBeNull();
    expect(pageWording({ ...eventOf("retired on 2026-01-01"), text: "Jan 1, 2026" })).toBe("Jan 1, 2026");
  });
});

describe("the line of a life", () => {
  it("keeps every point and label inside the picture, whatever the dates", () => {
    const events = [
      "released on 2020-01-01",
      "announced on 2020-01-02",
      "deprecated on 2020-01-03",
      "retired on 2030-01-01",
    ];
    const life = timelineOf(recordOf("a", { events: events.map(eventOf) }), "2026-11-21");
    expect(life?.points).toHaveLength(4);
    for (const { x, labelY } of life?.points ?? []) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(life?.width ?? 0);
      expect(labelY).toBeGreaterThan(0);
      expect(labelY).toBeLessThan(life?.height ?? 0);
    }
  });
  it("does not draw a soft end as a firm one", () => {
    const looks = (words: string) =>
      timelineOf(
        recordOf("a", { events: ["released on 2026-01-01", words].map(eventOf) }),
        "2026-11-21",
      )?.stretches.map(({ look }) => look);
    expect(looks("retired on 2027-01-01")).toEqual(["lived"]);
    expect(looks("retired not-before 2027-01-01")).toEqual(["soft"]);
  });
  it("is left out where there is nothing to draw", () => {
    expect(timelineOf(recordOf("a"), "2026-11-21")).toBeNull();
    expect(timelineOf(recordOf("a", { events: [eventOf("retired on 2027-03")] }), "2026-11-21")).toBeNull();
  });
});
