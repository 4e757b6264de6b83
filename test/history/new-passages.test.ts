import { expect, it } from "vitest";
import type { SnapshotFile, Source } from "../../pipeline/domain/source.ts";
import { newPassages } from "../../pipeline/history/new-passages.ts";
import { replay } from "../../pipeline/history/replay.ts";
import { loadSources } from "../../pipeline/storage/sources.ts";
import { project, root, sourceYaml } from "../support/project.ts";
import { page } from "../support/records.ts";

/** What a page of these passages, day by day, tells as new. */
function told(states: Record<string, string[]>, decided?: object): string[] {
  const bodies = Object.fromEntries(Object.keys(states).map((day) => [`acme/models/${day}`, "a | active"]));
  const more = decided ? { "sources/acme/models/decisions.json": JSON.stringify(decided) } : {};
  const effects = project({ "sources/acme/source.yaml": sourceYaml("acme", "models"), ...more }, bodies);
  const extract = (_: Source, { day }: SnapshotFile) => ({
    ...page("a | active", "models", day),
    unread: (states[day] ?? []).map((hash, at) => ({ section: ["News"], hash, dates: 1, models: 2, line: at + 5 })),
  });
  const { passages } = replay(loadSources(effects, root).list, extract);
  return passages.map(({ detectedOn, hash, line, endLine }) => `${detectedOn} ${hash} ${line}-${endLine}`);
}

it("tells a passage once, on the day on which the page gained it", () => {
  expect(told({ "2026-01-01": ["a"], "2026-02-01": ["a", "b", "b"], "2026-03-01": ["b"] })).toEqual([
    "2026-02-01 b 7-7",
  ]);
});

it("does not tell it again where the page had it before", () => {
  expect(told({ "2026-01-01": ["a"], "2026-02-01": [], "2026-03-01": ["a"] })).toEqual([]);
});

it("tells nothing of a baseline", () => {
  expect(told({ "2026-01-01": ["a"] })).toEqual([]);
  expect(told({ "2026-01-01": [], "2026-02-01": ["b"] }, { baselines: ["2026-02-01"], holds: [] })).toEqual([]);
});

it("gives all lines of a passage, and the range of days where the day of the copy is not known", () => {
  const snapshot = { provider: "acme", page: "models", day: "2026-02-28", file: "" };
  const passage = { section: ["News"], hash: "b", dates: 1, models: 2, line: 5, endLine: 9 };
  const state = { ...page("a | active"), unread: [passage], readNotBefore: "2026-02-01" };
  expect(newPassages(snapshot, state, new Set())).toMatchObject([
    { line: 5, endLine: 9, detectedOn: "2026-02-28", detectedNotBefore: "2026-02-01" },
  ]);
});
