import { describe, expect, it } from "vitest";
import { type Decisions, type HeldSpan, noDecisions } from "../../pipeline/domain/decisions.ts";
import type { Source } from "../../pipeline/domain/source.ts";
import { noProgress, type Progress, restoredProgress, storedProgress } from "../../pipeline/history/progress.ts";
import { daysOf, replayProvider } from "../../pipeline/history/replay.ts";
import { snapshotExtractor } from "../../pipeline/ingest/project.ts";
import { decisionsWrites } from "../../pipeline/storage/decisions.ts";
import { loadSources, sourceOf } from "../../pipeline/storage/sources.ts";
import { fakeExtractor } from "../support/pages.ts";
import { project, root, sourceYaml } from "../support/project.ts";

const held = (more: Partial<HeldSpan> = {}): HeldSpan => ({
  record: "acme/a",
  facts: null,
  from: "2026-02-01",
  until: null,
  how: null,
  kind: "doubtful",
  reason: "its date jumped",
  ...more,
});

/** A provider with two pages; what was decided is about the first. */
function provider(decided: Partial<Decisions>): { source: Source; extract: ReturnType<typeof snapshotExtractor> } {
  const written = decisionsWrites("acme", "models", { ...noDecisions, ...decided });
  const files = {
    "sources/acme/source.yaml": sourceYaml("acme", "models", "news"),
    ...Object.fromEntries([...written].filter((write): write is [string, string] => write[1] !== null)),
  };
  const effects = project(files, {
    "acme/models/2026-01-01": "a | active | retired=2027-01-01\nb | active",
    "acme/news/2026-01-01": "b | active | retired=2027-03-01",
    "acme/models/2026-02-01": "a | active | retired=2047-01-01\nb | deprecated",
    "acme/models/2026-03-01": "a | active | retired=2047-01-01",
    "acme/news/2026-03-01": "b | active | retired=2027-04-01",
  });
  return {
    source: sourceOf(loadSources(effects, root).list, "acme"),
    extract: snapshotExtractor({ effects, root, extractor: fakeExtractor }),
  };
}

const cases: [name: string, decided: Partial<Decisions>][] = [
  ["nothing decided", {}],
  ["a record held", { holds: [held()] }],
  ["some facts of a record held", { holds: [held({ facts: ["retired"] })] }],
  ["a held record taken", { holds: [held({ until: "2026-03-01", how: "accepted" })] }],
  [
    "a held record taken between snapshots, without news",
    { holds: [held({ until: "2026-02-15", how: "accepted", quietly: true })] },
  ],
  ["a day taken without news", { baselines: ["2026-02-01"] }],
];

const asJson = (progress: Progress) => JSON.parse(JSON.stringify(storedProgress(progress)));

describe.each(cases)("a replay with %s", (_name, decided) => {
  it("goes on from what was stored after any day as if it had not stopped", () => {
    const { source, extract } = provider(decided);
    const whole = replayProvider(source, extract, noProgress()).progress;
    expect(whole.changes.length).toBeGreaterThan(0);
    for (const day of daysOf(source)) {
      const first = replayProvider(source, extract, noProgress(), day).progress;
      const rest = replayProvider(source, extract, restoredProgress(asJson(first))).progress;
      expect([...first.changes, ...rest.changes]).toEqual(whole.changes);
      expect([...first.passages, ...rest.passages]).toEqual(whole.passages);
      expect(asJson(rest)).toEqual(asJson(whole));
    }
  });
});

describe("a held record", () => {
  it("keeps its date until it is taken, and its new date is then no news if taken without", () => {
    const quiet = { holds: [held({ until: "2026-02-15", how: "accepted" as const, quietly: true })] };
    const { source, extract } = provider(quiet);
    expect(daysOf(source)).toEqual(["2026-01-01", "2026-02-01", "2026-02-15", "2026-03-01"]);
    const day = (until: string) => replayProvider(source, extract, noProgress(), until).progress;
    const retired = ({ records }: Progress) =>
      records.find(({ id }) => id === "acme/a")?.events.find(({ event }) => event === "retired")?.date;
    expect(retired(day("2026-02-01"))).toBe("2027-01-01");
    expect(retired(day("2026-02-15"))).toBe("2047-01-01");
    const moved = day("2026-02-15").changes.filter(
      ({ detectedOn, record }) => detectedOn > "2026-02-01" && record === "acme/a",
    );
    expect(moved.map(({ type, baseline }) => [type, baseline])).toEqual([["date-moved", true]]);
  });
});
