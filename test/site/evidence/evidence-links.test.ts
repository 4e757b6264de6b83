import { describe, expect, it } from "vitest";
import { factLinks, textFragment } from "../../../src/lib/evidence/evidence-links.ts";
import { almanacOf, recordOf } from "../../support/dataset.ts";

describe("the source of a fact", () => {
  it("links to the page and to the line of the snapshot", () => {
    const almanac = almanacOf([recordOf("a-1", { version: "2" })]);
    const model = almanac.model("acme/a-1@2");
    expect(model && factLinks(model, 0)).toMatchObject({
      url: "https://acme.example/models#:~:text=a%2D1-,2",
      snapshot: "/sources/acme/models/2026-01-01/#L9",
      since: "2026-01-01",
      row: 1,
      isAnnotation: false,
    });
  });
  it("survives a lone surrogate", () => {
    expect(textFragment({ record: recordOf("a\uD800", {}) })).toBe("#:~:text=a%EF%BF%BD");
  });
});
