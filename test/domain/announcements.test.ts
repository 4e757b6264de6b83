import { describe, expect, it } from "vitest";
import type { Change } from "../../pipeline/domain/schema.ts";
import { plainText } from "../../pipeline/text/rich-text.ts";
import { almanacOf, changeOf, recordOf } from "../support/dataset.ts";

const day = "2026-08-01";
const on = (date: string) => ({ date, bound: "on" as const });
const soft = (date: string) => ({ date, bound: "not-before" as const });

function told(...changes: Change[]) {
  const ids = [...new Set(changes.map(({ record }) => record))];
  const records = ids.map((id) => recordOf(id.slice(id.indexOf("/") + 1), { provider: id.slice(0, id.indexOf("/")) }));
  return almanacOf(records, changes).announcements;
}
const titles = (...changes: Change[]) => told(...changes).map(({ kind, title }) => `${kind}: ${plainText(title)}`);
const end = (record: string, before: Change["before"], after: Change["after"], facts: Partial<Change> = {}) =>
  changeOf(record, day, before === null ? "date-set" : after === null ? "date-withdrawn" : "date-moved", {
    ...{ event: "retired", before, after },
    ...facts,
  });

describe("the kind of news", () => {
  it.each([
    [
      "a firm end where none was",
      [end("acme/a", null, on("2026-12-01"))],
      "deprecation: Acme ends a on 1 December 2026",
    ],
    [
      "a soft end made firm",
      [end("acme/a", soft("2026-09-01"), on("2026-12-01"), { days: 91 })],
      "deprecation: Acme ends a on 1 December 2026",
    ],
    [
      "an end that was over when we saw it",
      [end("acme/a", null, on("2026-07-01"))],
      "retired: Acme gives the end of a as 1 July 2026",
    ],
    [
      "an end moved back",
      [end("acme/a", on("2026-12-01"), on("2026-12-15"), { days: 14 })],
      "moved: Acme moves the end of a back by 14 days",
    ],
    [
      "an end brought forward",
      [end("acme/a", on("2026-12-15"), on("2026-12-01"), { days: -14 })],
      "moved: Acme brings the end of a forward by 14 days",
    ],
    ["an end withdrawn", [end("acme/a", on("2026-12-15"), null)], "withdrawn: Acme withdraws the end date of a"],
    [
      "a firm end made soft",
      [end("acme/a", on("2026-12-15"), soft("2026-12-20"))],
      "withdrawn: Acme softens the end date of a",
    ],
    [
      "a first soft end, which is no deprecation",
      [end("acme/a", null, soft("2027-02-05"))],
      "date: Acme promises no end of a before 5 February 2027",
    ],
    ["a row that is gone", [changeOf("acme/a", day, "delisted")], "delisted: Acme no longer lists a"],
  ])("%s", (_, changes, title) => {
    expect(titles(...changes)).toEqual([title]);
  });

  it("is no news in a first reading", () => {
    expect(told(changeOf("acme/a", day, "listed", { baseline: true }))).toEqual([]);
  });
});

describe("an announcement", () => {
  it("tells models that end on one day once, and those of another day or provider apart", () => {
    const first = on("2026-12-01");
    expect(
      titles(
        ...["a", "b", "c"].map((model) => end(`acme/${model}`, null, first)),
        end("acme/d", null, on("2026-12-02")),
        end("zeta/a", null, first),
      ),
    ).toEqual([
      "deprecation: Acme ends 3 models on 1 December 2026",
      "deprecation: Acme ends d on 2 December 2026",
      "deprecation: Zeta ends a on 1 December 2026",
    ]);
  });

  it("tells all that changed for a model in one story, and names every kind", () => {
    const replaced = changeOf("acme/a", day, "replacement-added", { after: { replacement: "b" } });
    const [only, ...others] = told(end("acme/a", null, on("2026-12-01")), replaced);
    expect(others).toEqual([]);
    expect(only?.kinds).toEqual(["deprecation", "replacement"]);
    expect(only?.models[0]?.lines.map(plainText)).toEqual(["End: 1 December 2026", "Replacement: b"]);
  });

  it("keeps its id when another model joins it", () => {
    const [one] = told(end("acme/a", null, on("2026-12-01")));
    const [two] = told(end("acme/a", null, on("2026-12-01")), end("acme/b", null, on("2026-12-01")));
    expect(two?.models).toHaveLength(2);
    expect(two?.id).toBe(one?.id);
  });

  it("has another id on another day or for another date", () => {
    const ids = [
      told(end("acme/a", null, on("2026-12-01"))),
      told(end("acme/a", null, on("2026-12-02"))),
      told({ ...end("acme/a", null, on("2026-12-01")), detectedOn: "2026-08-02" }),
    ].map(([entry]) => entry?.id);
    expect(new Set(ids).size).toBe(3);
  });

  it("keeps the scope of a date, in title and line", () => {
    const scoped = end("acme/a", null, on("2026-12-01"), { scope: "Standard" });
    const [entry] = told(scoped);
    expect(entry && plainText(entry.title)).toBe("Acme ends a on 1 December 2026 (Standard)");
    expect(entry?.models[0]?.lines.map(plainText)).toEqual(["End for “Standard”: 1 December 2026"]);
  });
});
