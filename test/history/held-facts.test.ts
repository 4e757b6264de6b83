import { describe, expect, it } from "vitest";
import type { Decisions, HeldSpan } from "../../pipeline/domain/decisions.ts";
import { currentState, withHeldFacts } from "../../pipeline/history/held-facts.ts";
import { almanac, project, root, sourceYaml } from "../support/project.ts";
import { facts, page } from "../support/records.ts";

const span = (record: string, more: Partial<HeldSpan> = {}): HeldSpan => ({
  record: `acme/${record}`,
  facts: null,
  from: "2026-02-01",
  until: null,
  how: null,
  kind: "doubtful",
  reason: "its date cannot be",
  ...more,
});

const before = page("a | active | retired=2026-05-01 | x\nb | active");

describe("what counts of a page", () => {
  it("is what it says, where nothing is held", () => {
    expect(withHeldFacts(before, before, [])).toBe(before);
  });

  it("is the last state of a held record, and nothing of one that never counted", () => {
    const next = page("a | deprecated | retired=2062-05-01 | x\nb | deprecated\nc | active");
    const { records } = withHeldFacts(before, next, [span("a"), span("c")]);
    expect(records.map(({ id, stage }) => [id, stage])).toEqual([
      ["acme/a", "active"],
      ["acme/b", "deprecated"],
    ]);
    expect(facts(records[0] as never).dates).toEqual(["retired on 2026-05-01"]);
  });

  it("keeps a held record that is gone from the page", () => {
    expect(withHeldFacts(before, page("b | active"), [span("a")]).records.map(({ id }) => id)).toEqual([
      "acme/a",
      "acme/b",
    ]);
  });

  it("keeps the held kinds of fact, and takes the others", () => {
    const next = page("a | deprecated | deprecated=2026-03-01 | y");
    const [a] = withHeldFacts(before, next, [span("a", { facts: ["retired"] })]).records;
    expect(facts(a as never)).toMatchObject({
      stage: "deprecated",
      dates: ["deprecated on 2026-03-01", "retired on 2026-05-01"],
      replacements: ["y"],
    });
    const [was] = withHeldFacts(before, next, [span("a", { facts: ["stage", "replacement"] })]).records;
    expect(facts(was as never)).toMatchObject({
      stage: "active",
      dates: ["deprecated on 2026-03-01"],
      replacements: ["x"],
    });
  });

  it("has nothing held for a record that never counted, where only kinds of fact are held", () => {
    const next = page("c | active | retired=2026-05-01");
    const { records } = withHeldFacts(before, next, [
      span("c", { facts: ["retired"] }),
      span("d", { facts: ["stage"] }),
    ]);
    expect(records.map(({ id }) => id)).toEqual(["acme/c"]);
  });
});

describe("what counts of the latest snapshot", () => {
  const pages: Record<string, string> = {
    "2026-01-01": "a | active",
    "2026-02-01": "a | legacy",
    "2026-03-01": "a | deprecated",
  };
  const snapshots = Object.keys(pages).map((day) => ({ provider: "acme", page: "models", day, file: day }));
  const stage = (...holds: HeldSpan[]) => {
    const decided: Decisions = { baselines: [], holds };
    return currentState(snapshots, decided, ({ day }) => page(pages[day] ?? "", "models", day))?.records[0]?.stage;
  };

  it("is the state before the first day on which it was held", () => {
    expect(stage()).toBe("deprecated");
    expect(stage(span("a"))).toBe("active");
    expect(stage(span("a", { from: "2026-03-01" }))).toBe("legacy");
  });

  it("is the state that was taken, once a hold ended", () => {
    expect(stage(span("a", { until: "2026-02-10", how: "accepted" }))).toBe("deprecated");
    const again = span("a", { from: "2026-03-01" });
    expect(stage(span("a", { until: "2026-02-10", how: "accepted" }), again)).toBe("legacy");
    expect(stage(span("a", { until: "2026-03-05", how: "accepted" }))).toBe("deprecated");
  });

  it("is nothing where there is no snapshot", () => {
    expect(currentState([], { baselines: [], holds: [] }, () => before)).toBeNull();
  });
});

describe("a rebuild", () => {
  const first = "a | active | retired=2026-05-01\nb | active\n";
  const second = "a | active | retired=2036-05-01\nb | legacy\n";
  const changes = async (decided: object) => {
    const effects = project(
      {
        "sources/acme/source.yaml": sourceYaml("acme", "models"),
        "sources/acme/models/decisions.json": JSON.stringify({ baselines: [], holds: [], ...decided }),
      },
      { "acme/models/2026-01-01": first, "acme/models/2026-02-01": second },
    );
    expect((await almanac(effects, "rebuild")).err).toBe("");
    const months = ["02", "03"].map((month) => `${root}/generated/changes/2026-${month}.jsonl`);
    const lines = months.flatMap((file) => (effects.exists(file) ? effects.readText(file).trim().split("\n") : []));
    return lines.map((line) => {
      const { detectedOn, type, record, baseline } = JSON.parse(line);
      return `${detectedOn} ${type} ${record}${baseline ? " (baseline)" : ""}`;
    });
  };

  it("publishes what is held on the day on which it was taken", async () => {
    expect(await changes({})).toEqual(["2026-02-01 date-moved acme/a", "2026-02-01 stage-changed acme/b"]);
    expect(await changes({ holds: [span("a")] })).toEqual(["2026-02-01 stage-changed acme/b"]);
    expect(await changes({ holds: [span("a", { until: "2026-03-04", how: "accepted" })] })).toEqual([
      "2026-02-01 stage-changed acme/b",
      "2026-03-04 date-moved acme/a",
    ]);
  });

  it("makes no news of a day that was taken as a baseline", async () => {
    expect(await changes({ baselines: ["2026-02-01"] })).toEqual([
      "2026-02-01 date-moved acme/a (baseline)",
      "2026-02-01 stage-changed acme/b (baseline)",
    ]);
  });
});
