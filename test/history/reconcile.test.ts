import { describe, expect, it } from "vitest";
import { type ModelRecord, modelRecord } from "../../pipeline/domain/schema.ts";
import { reconcile } from "../../pipeline/history/reconcile.ts";
import { facts, page } from "../support/records.ts";

/** Reconciles pages given as text, by page id, over the records before. */
function next(pages: Record<string, string>, previous: readonly ModelRecord[] = [], snapshot = "2026-01-01") {
  const states = Object.entries(pages).map(([id, text]) => ({ page: id, extraction: page(text, id, snapshot) }));
  return reconcile(states, previous, snapshot);
}

function only(records: readonly ModelRecord[]): ModelRecord {
  const [first] = records;
  if (!first || records.length > 1) throw new Error(`${records.length} records`);
  return first;
}

describe("one record out of several pages", () => {
  it("joins what they say", () => {
    const { records, conflicts } = next({
      a: "m | active | released=2025-01-01 | x",
      b: "m | | retired=2026-05-01 | X, y",
    });
    expect(facts(only(records))).toEqual({
      stage: "active",
      listed: true,
      replacements: ["x", "y"],
      dates: ["released on 2025-01-01", "retired on 2026-05-01"],
    });
    expect(conflicts).toEqual([]);
    expect(modelRecord.parse(only(records))).toEqual(only(records));
  });

  it("lets a more precise date absorb a less precise one, and a firm one the tentative one of its day", () => {
    const { records } = next({
      a: "m | | retired=2025-09, deprecated~2025-01-01",
      b: "m | | retired=2025-09-15, deprecated=2025-01-01",
    });
    expect(facts(only(records)).dates).toEqual(["deprecated on 2025-01-01", "retired on 2025-09-15"]);
  });

  it("keeps dates of another scope or bound apart", () => {
    const { records, conflicts } = next({
      a: "m | | retired>2025-09-01",
      b: "m | | retired=2025-09-15#EU, retired=2025-09-20",
    });
    expect(facts(only(records)).dates).toHaveLength(3);
    expect(conflicts).toEqual([]);
  });

  it("keeps both sides of a contradiction and reports it", () => {
    const { records, conflicts } = next({ a: "m | active | retired=2025-09-15", b: "m | legacy | retired=2025-10-15" });
    expect(facts(only(records))).toMatchObject({
      stage: "active",
      dates: ["retired on 2025-09-15", "retired on 2025-10-15"],
    });
    expect(
      conflicts.map((conflict) => [
        conflict.page,
        conflict.problem.rule,
        conflict.problem.severity,
        conflict.problem.value,
      ]),
    ).toEqual([
      ["b", "conflict", "warning", "legacy"],
      ["b", "conflict", "warning", "2025-10-15"],
    ]);
  });

  it("takes an end before the earliest possible one for a contradiction", () => {
    expect(next({ a: "m | | retired>2025-09-15", b: "m | | retired=2025-08-01" }).conflicts).toHaveLength(1);
    expect(next({ a: "m | | retired>2025-09-15", b: "m | | retired=2025-09-15" }).conflicts).toHaveLength(1);
    expect(next({ a: "m | | announced=2025-09-15", b: "m | | announced=2025-08-01" }).conflicts).toEqual([]);
  });
});

describe("an API that lists a model of the docs by its id alone", () => {
  const ids = (pages: Record<string, string>, previous: readonly ModelRecord[] = []) =>
    next(pages, previous).records.map(({ id }) => id);

  it("is a second witness of the same record", () => {
    const { records, conflicts } = next({
      docs: "codestral-2501@25.01 | | retired=2026-01-31",
      api: "codestral-2501 | | retired=2026-01-31 | codestral-latest",
    });
    expect([only(records).id, conflicts]).toEqual(["acme/codestral-2501@25.01", []]);
    expect(facts(only(records))).toMatchObject({
      dates: ["retired on 2026-01-31"],
      replacements: ["codestral-latest"],
    });
  });

  it("and contradicts them on one record, as one conflict", () => {
    const { records, conflicts } = next({
      docs: "gpt-4.1-mini-2025-04-14@2025-04-14 | | retired=2026-01-31",
      api: "gpt-4.1-mini-2025-04-14 | | retired=2026-03-31",
    });
    expect(only(records).events).toHaveLength(2);
    expect(conflicts.map(({ page: id, problem }) => [id, problem.rule])).toEqual([["api", "conflict"]]);
  });

  it("is one record where a changelog names the model by words that spell its id", () => {
    const log = { log: "Acme 2.5 Image | | released=2025-10-02" };
    const { records } = next(log);
    expect(ids(log)).toEqual(["acme/Acme 2.5 Image"]);
    const both = next({ ...log, docs: "acme-2.5-image | | retired>2026-10-02" }, records);
    expect(both.records.map(({ id, formerIds }) => [id, formerIds])).toEqual([
      ["acme/acme-2.5-image", ["acme/Acme 2.5 Image"]],
    ]);
    expect(both.records[0]?.events).toHaveLength(2);
  });

  it("stays with the record when the docs no longer list it", () => {
    const { records } = next({ docs: "m-2501@25.01 | | retired=2026-01-31", api: "m-2501 | active" });
    expect(ids({ docs: "", api: "m-2501 | active" }, records)).toEqual(["acme/m-2501@25.01"]);
  });

  it.each([
    ["gpt-4o@2024-05-13 | active", "gpt-4o | active"],
    ["open-mistral-7b@0.3 | active", "open-mistral-7b | active"],
    ["m-2501@25.01 | active\nm-2501@25.01.2 | active", "m-2501 | active"],
    ["gpt-35-turbo-0613@1106 | active", "gpt-35-turbo-0613 | active"],
  ])("is another record where the version says more than the id, or another one: %s", (docs, api) => {
    expect(ids({ docs, api })).toHaveLength(docs.split("\n").length + 1);
  });
});

describe("replacements", () => {
  const ids = (text: string) =>
    only(next({ a: text }).records.filter(({ model }) => model === "old")).replacements.map(({ id }) => id);

  it("lead to the record they name, whatever the case", () => {
    expect(ids("old | | | NEW\nnew | |")).toEqual(["acme/new"]);
  });

  it("lead nowhere where several or none fit", () => {
    expect(ids("old | | | new, other\nnew@1 | |\nnew@2 | |")).toEqual([null, null]);
  });

  it("lead to a version where it is printed", () => {
    expect(ids("old | | | new (2024-08-06), new version 2024-05-13\nnew@2024-08-06 | |\nnew@2024-05-13 | |")).toEqual([
      "acme/new@2024-08-06",
      "acme/new@2024-05-13",
    ]);
  });

  it("never lead to the record itself", () => {
    expect(ids("old | | | old")).toEqual([null]);
  });
});

describe("records over time", () => {
  it("do not change when a row moves, is rewritten or a new snapshot says the same", () => {
    const before = next({ a: "# A\nm | active | retired=2026-05-01#Standard | x, y" }).records;
    const moved = page("# Other\nz | |\n\nm | active | retired=2026-05-01#STANDARD | y, X", "a", "2026-02-02");
    const [event] = moved.records[0]?.events ?? [];
    if (event) event.text = "written otherwise";
    const after = reconcile([{ page: "a", extraction: moved }], before, "2026-02-02").records;
    expect(after.find(({ model }) => model === "m")).toEqual(only(before));
  });

  it("take only the changed fact from the new place", () => {
    const before = next({ a: "m | active | deprecated=2026-03-01, retired=2026-05-01" }).records;
    const after = only(
      next({ a: "\n\nm | active | deprecated=2026-03-01, retired=2026-06-01" }, before, "2026-02-02").records,
    );
    const places = after.events.map(({ evidence }) => after.evidence[evidence]?.snapshot);
    expect(places).toEqual(["2026-01-01", "2026-02-02"]);
    expect(after.evidence).toHaveLength(2);
  });

  it("stay with their last facts when no page lists them", () => {
    const before = next({ a: "m | active | retired=2026-05-01" }).records;
    const after = next({ a: "" }, before).records;
    expect(after).toEqual(before.map((one) => ({ ...one, listed: false })));
    expect(facts(only(next({ a: "m | active | retired=2026-05-01" }, after).records)).listed).toBe(true);
  });

  it("keep what a page said that stopped listing the model while another still does", () => {
    const before = next({ a: "m | active | released=2025-01-01", b: "m | | retired=2026-05-01 | x" }).records;
    const after = next({ a: "m | active | released=2025-01-01", b: "" }, before, "2026-05-02").records;
    expect(after).toEqual(before);
    const moved = next(
      { a: "m | active | released=2025-01-01, retired=2026-06-01", b: "" },
      before,
      "2026-02-02",
    ).records;
    expect(facts(only(moved)).dates).toEqual(["released on 2025-01-01", "retired on 2026-06-01"]);
  });

  it("lose a date ahead that no page gives any more", () => {
    const before = next({ a: "m | active | released=2025-01-01", b: "m | | retired=2026-05-01" }).records;
    const after = next({ a: "m | active | released=2025-01-01", b: "" }, before, "2026-02-02").records;
    expect(facts(only(after)).dates).toEqual(["released on 2025-01-01"]);
  });

  it("rest on the page that still says it where another says something else now", () => {
    const pages = { a: "m | active | retired=2026-05-01", b: "m | active | retired=2026-05-01" };
    const before = next(pages).records;
    expect(only(before).evidence.map(({ page }) => page)).toEqual(["a"]);
    const after = only(next({ ...pages, a: "m | active | retired>2026-09-01" }, before, "2026-02-02").records);
    expect(after.events.map(({ date, evidence }) => [date, after.evidence[evidence]?.page])).toEqual([
      ["2026-05-01", "b"],
      ["2026-09-01", "a"],
    ]);
  });

  it("go on under their new id when they are renamed", () => {
    const before = next({ a: "m@1 | active | retired=2026-05-01\nold | active | | m" }).records;
    const { records } = next({ a: "m | active | retired=2026-05-01\nold | active | | m" }, before, "2026-02-02");
    expect(records.map(({ id, listed, formerIds }) => [id, listed, formerIds])).toEqual([
      ["acme/m", true, ["acme/m@1"]],
      ["acme/old", true, undefined],
    ]);
    const [renamed, old] = records;
    expect(renamed?.evidence[0]?.snapshot).toBe("2026-01-01");
    expect(old?.replacements[0]?.id).toBe("acme/m");
    const back = next({ a: "m@1 | active | retired=2026-05-01" }, records, "2026-03-03").records;
    expect(back[0]).toMatchObject({ id: "acme/m@1", formerIds: ["acme/m"], listed: true });
  });

  it("are one where a page gives the only version in one place and none in another", () => {
    const one = next({ a: "m@1 | active |\nm | | retired=2026-05-01" }).records;
    expect(only(one)).toMatchObject({ id: "acme/m@1", stage: "active" });
    expect(facts(only(one)).dates).toEqual(["retired on 2026-05-01"]);
    expect(next({ a: "m@1 | |\nm@2 | |\nm | |" }).records).toHaveLength(3);
    expect(next({ a: "m@1 | |", b: "m | |" }).records).toHaveLength(2);
  });

  it("lose a fact that the page listing them no longer states", () => {
    const before = next({ a: "m | active | retired=2026-05-01 | x" }).records;
    expect(facts(only(next({ a: "m | | | " }, before).records))).toEqual({
      stage: null,
      listed: true,
      dates: [],
      replacements: [],
    });
  });

  it("keep a place even where there is no fact", () => {
    expect(only(next({ a: "m | | |" }).records).evidence).toHaveLength(1);
  });
});
