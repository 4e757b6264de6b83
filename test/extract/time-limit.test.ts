// Protects a run from a page that takes for ever: it is one failed page, and the others are taken.
import { describe, expect, it } from "vitest";
import { PageError } from "../../pipeline/extract/page-error.ts";
import { withTimeLimit } from "../../pipeline/extract/time-limit.ts";
import { ingest } from "../../pipeline/ingest/ingest.ts";
import { loadSources } from "../../pipeline/storage/sources.ts";
import { fakeExtractor } from "../support/pages.ts";
import { project, root, sourceYaml } from "../support/project.ts";

const input = { provider: "acme", page: "models", snapshot: null, format: "markdown" as const };
const endless = {
  loop: () => {
    for (;;);
  },
  "regular expression": () => /(a+)+$/.test(`${"a".repeat(60)}b`),
};

describe("an extractor with a time limit", () => {
  it.each(Object.entries(endless))("stops a %s that does not end", (_, run) => {
    const never = { ...fakeExtractor, extractPage: () => run() as never };
    const read = () => withTimeLimit(never, 50).extractPage("", input);
    expect(read).toThrow(new PageError("reading the page took longer than 0.05 seconds", "too-slow"));
    expect(read).toThrow(PageError);
  });

  it("gives what the extractor gives, and throws what it throws", () => {
    const limited = withTimeLimit(fakeExtractor, 60_000);
    expect(limited.extractPage("a | active", input)).toEqual(fakeExtractor.extractPage("a | active", input));
    expect(limited.snapshotPage("a | active", input)).toEqual(fakeExtractor.snapshotPage("a | active", input));
    expect(() => limited.decodePage(Buffer.from("BINARY"), "markdown")).toThrow(PageError);
  });
});

it("a page that takes too long fails alone", () => {
  const effects = project({ "sources/acme/source.yaml": sourceYaml("acme", "slow", "models") });
  const extractor = {
    ...fakeExtractor,
    snapshotPage: (text: string, page: typeof input) =>
      text === "SLOW" ? (endless.loop() as never) : fakeExtractor.snapshotPage(text, page),
  };
  const [source] = loadSources(effects, root).list;
  if (!source) throw new Error("no source");
  const states = source.definition.pages.map((definition) => ({
    source,
    definition,
    day: "2026-11-21",
    format: "markdown" as const,
    bytes: Buffer.from(definition.id === "slow" ? "SLOW" : "a | active"),
  }));
  const { outcomes } = ingest({ effects, root, extractor, readingTime: 100 }, [source], states);
  expect(outcomes).toMatchObject([
    {
      page: "slow",
      status: "failed",
      reasons: [{ rule: "too-slow", message: "reading the page took longer than 0.1 seconds" }],
    },
    { page: "models", status: "accepted" },
  ]);
});
