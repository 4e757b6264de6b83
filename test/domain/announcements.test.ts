import { describe, expect, it } from "vitest";
import type { AnnouncedModel } from "../../pipeline/domain/announced-model.ts";
import { modelFinder } from "../../pipeline/domain/announced-models.ts";
import { announcementsOf } from "../../pipeline/domain/announcements.ts";
import type { Change, ChangeOf } from "../../pipeline/domain/schema.ts";
import { plainText } from "../../pipeline/text/rich-text.ts";
import { type ChangeFacts, changeOf } from "../support/changes.ts";

const day = "2026-08-01";
const names = new Map([
  ["acme", "Acme"],
  ["zeta", "Zeta"],
]);
const on = (date: string) => ({ date, bound: "on" as const });
const notBefore = (date: string) => ({ date, bound: "not-before" as const });
const tentative = (date: string) => ({ date, bound: "tentative" as const });
const set = (after: string, facts: ChangeFacts<"date-set"> = {}, record = "acme/a") =>
  changeOf(record, day, "date-set", { after: on(after), ...facts });
const moved = (before: string, after: string, facts: ChangeFacts<"date-moved"> = {}) =>
  changeOf("acme/a", day, "date-moved", { before: on(before), after: on(after), ...facts });
const retired = (date: string, bound: "on" | "not-before" = "on") => ({
  event: "retired" as const,
  date,
  bound,
  scope: null,
});
const listed = (after: ChangeOf<"listed">["after"], record = "acme/a") => changeOf(record, day, "listed", { after });
const stage = (before: "active" | null, after: "legacy" | "deprecated" | "retired" | "active" | null) =>
  changeOf("acme/a", day, "stage-changed", { before: { stage: before }, after: { stage: after } });
const replaced = (after: string, before: string | null = null, record = "acme/a") =>
  changeOf(record, day, "replacement-added", {
    after: { replacement: after },
    before: before === null ? null : { replacement: before },
  });

function announced(...changes: Change[]) {
  return announcementsOf(changes, modelFinder({ records: [], changes, names }));
}
const titles = (...changes: Change[]) => announced(...changes).map(({ kind, title }) => `${kind}: ${plainText(title)}`);
const details = (...changes: Change[]) => announced(...changes).map(({ detail }) => detail && plainText(detail));

describe("the title", () => {
  it.each<[string, Change[], string]>([
    ["an exact date where none was", [set("2026-12-01")], "deprecation: Acme to retire a on 1 December 2026"],
    ["a month", [set("2026-12")], "deprecation: Acme to retire a in December 2026"],
    [
      "an earliest date made exact",
      [moved("2026-09-01", "2026-12-01", { before: notBefore("2026-09-01"), days: 91 })],
      "deprecation: Acme to retire a on 1 December 2026",
    ],
    [
      "a date for some",
      [set("2026-12-01", { scope: "EU" })],
      "deprecation: Acme to retire a on 1 December 2026 for “EU”",
    ],
    [
      "one date for several: given once",
      [set("2026-12-15", { scope: "EU" }), set("2026-12-15", { scope: "US" })],
      "deprecation: Acme to retire a on 15 December 2026 for “EU” and “US”",
    ],
    [
      "the same date twice: given once",
      [listed({ stage: null, events: [retired("2026-12-15")], replacements: [] }), set("2026-12-15")],
      "deprecation: Acme to retire a on 15 December 2026",
    ],
    [
      "a day and a quarter",
      [set("2026-12-15", { scope: "EU" }), set("2027-Q1", { scope: "US" })],
      "deprecation: Acme to retire a on 15 December 2026 for “EU” and in Q1 2027 for “US”",
    ],
    [
      "a date that is over beside one that is not: the one ahead",
      [stage("active", "deprecated"), set("2026-07-01", { scope: "EU" }), set("2026-12-01", { scope: "US" })],
      "deprecation: Acme to retire a on 1 December 2026 for “US”",
    ],
    ["a stage", [stage("active", "deprecated")], "deprecation: Acme deprecates a"],
    ["a stage before it", [stage("active", "legacy")], "deprecation: Acme marks a as legacy"],
    ["the day itself", [set(day)], "deprecation: Acme to retire a on 1 August 2026"],
    ["a date that was over", [set("2026-07-01")], "retired: Acme gives 1 July 2026 as the retirement date of a"],
    [
      "a date moved to one that was over",
      [moved("2026-12-01", "2026-07-01", { days: -153 })],
      "retired: Acme moves the retirement date of a to 1 July 2026",
    ],
    [
      "a retirement that came",
      [stage("active", "retired"), set("2026-07-01")],
      "retired: Acme retired a on 1 July 2026",
    ],
    ["a retirement without a date", [stage("active", "retired")], "retired: Acme lists a as retired"],
    [
      "a retirement said before its date",
      [stage("active", "retired"), set("2026-12-01")],
      "deprecation: Acme to retire a on 1 December 2026",
    ],
    [
      "a later date",
      [moved("2026-12-01", "2026-12-15", { days: 14 })],
      "moved: Acme postpones the retirement of a by 14 days, to 15 December 2026",
    ],
    [
      "an earlier date",
      [moved("2026-12-15", "2026-12-14", { days: -1 })],
      "moved: Acme brings the retirement of a forward by 1 day, to 14 December 2026",
    ],
    [
      "a later earliest date",
      [moved("", "", { before: notBefore("2026-12-01"), after: notBefore("2027-12-01"), days: 365 })],
      "moved: Acme postpones the earliest retirement date of a by 12 months, to 1 December 2027",
    ],
    [
      "a month moved, of which no days are known",
      [moved("2026-11", "2026-12", { days: null })],
      "moved: Acme changes the retirement date of a to December 2026",
    ],
    [
      "two dates moved by different spans",
      [
        moved("2026-12-01", "2026-12-15", { scope: "EU", days: 14 }),
        moved("2026-12-01", "2026-12-16", { scope: "US", days: 15 }),
      ],
      "moved: Acme changes the retirement dates of a to 15 December 2026 for “EU” and 16 December 2026 for “US”",
    ],
    [
      "a date withdrawn",
      [changeOf("acme/a", day, "date-withdrawn", { before: on("2026-12-15") })],
      "withdrawn: Acme no longer gives a retirement date for a (was 15 December 2026)",
    ],
    [
      "an exact date made the earliest",
      [moved("2026-12-15", "", { after: notBefore("2026-12-20") })],
      "withdrawn: Acme now gives only an earliest retirement date for a: 20 December 2026",
    ],
    [
      "an exact date made tentative",
      [changeOf("acme/a", day, "bound-changed", { before: on("2026-12-15"), after: tentative("2026-12-15") })],
      "withdrawn: Acme now gives only a tentative retirement date for a: 15 December 2026",
    ],
    [
      "a first earliest date, which is no deprecation",
      [set("", { after: notBefore("2027-02-05") })],
      "date: Acme will not retire a before 5 February 2027",
    ],
    [
      "a first tentative date",
      [set("", { after: tentative("2027-02-05") })],
      "date: Acme gives a retirement date for a: tentatively 5 February 2027",
    ],
    [
      "another date",
      [set("2027-02", { event: "announced" })],
      "date: Acme gives an announcement date for a: February 2027",
    ],
    [
      "another date moved",
      [moved("2026-12-01", "2026-12-15", { event: "deprecated" })],
      "date: Acme moves the deprecation date of a to 15 December 2026",
    ],
    [
      "another date withdrawn",
      [changeOf("acme/a", day, "date-withdrawn", { event: "extended-access", before: on("2026-12-15") })],
      "date: Acme no longer gives an extended access date for a (was 15 December 2026)",
    ],
    ["a replacement", [replaced("b")], "replacement: Acme names b as the replacement for a"],
    [
      "a replacement withdrawn",
      [changeOf("acme/a", day, "replacement-removed", { before: { replacement: "b" } })],
      "replacement: Acme no longer names a replacement for a",
    ],
    ["a row that is gone", [changeOf("acme/a", day, "delisted")], "delisted: Acme no longer lists a"],
    ["a stage that says no more", [stage(null, "active")], "stage: Acme changes the stage of a to active"],
    ["a stage that is gone", [stage("active", null)], "stage: Acme no longer states a stage for a"],
    ["a new row", [listed({ stage: "active", events: [], replacements: [] })], "listed: Acme now lists a"],
    [
      "a new row of what is retired",
      [listed({ stage: "active", events: [retired("2026-01-01")], replacements: [] })],
      "listed: Acme now lists a as retired on 1 January 2026",
    ],
    [
      "a new row called retired before its date",
      [listed({ stage: "retired", events: [retired("2026-12-01")], replacements: [] })],
      "listed: Acme now lists a as retired",
    ],
  ])("of %s", (_, changes, title) => {
    expect(titles(...changes)).toEqual([title]);
  });

  it("gives each date its own announcement, where models become deprecated as their dates move", () => {
    const deprecated = (record: string, to: string): Change[] => [
      changeOf(record, day, "stage-changed", { before: { stage: "active" }, after: { stage: "deprecated" } }),
      changeOf(record, day, "date-moved", { before: on("2026-10-05"), after: on(to) }),
    ];
    expect(titles(...deprecated("acme/a", "2026-11-16"), ...deprecated("acme/b", "2026-12-01"))).toEqual([
      "deprecation: Acme to retire a on 16 November 2026",
      "deprecation: Acme to retire b on 1 December 2026",
    ]);
  });

  it("names two models, and counts more by their kind", () => {
    const kinds: Record<string, AnnouncedModel["kind"]> = { "acme/c": "endpoint", "acme/d": "endpoint" };
    const title = (...models: string[]) => {
      const changes = models.map((model) => set("2026-12-01", {}, `acme/${model}`));
      const find = modelFinder({ records: [], changes, names });
      const [only] = announcementsOf(changes, (id) => ({ ...find(id), kind: kinds[id] ?? "model" }));
      return only && plainText(only.title);
    };
    expect(title("b", "a")).toBe("Acme to retire a and b on 1 December 2026");
    expect(title("a", "b", "c", "d", "e")).toBe("Acme to retire 3 models and 2 endpoints on 1 December 2026");
    expect(title("a", "c", "b")).toBe("Acme to retire 2 models and 1 endpoint on 1 December 2026");
  });

  it("is never given to a baseline", () => {
    expect(announced(changeOf("acme/a", day, "listed", { baseline: true }))).toEqual([]);
  });
});

describe("the detail", () => {
  it.each<[string, Change[], string | null]>([
    ["a moved date", [moved("2026-12-01", "2026-12-15", { days: 14 })], "1 December 2026 → 15 December 2026"],
    [
      "dates that moved for some",
      [
        moved("2026-12-01", "2026-12-15", { scope: "EU", days: 14 }),
        moved("2026-12-01", "2026-12-16", { scope: "US", days: 15 }),
      ],
      "“EU”: 1 December 2026 → 15 December 2026 (14 days later); “US”: 1 December 2026 → 16 December 2026 (15 days later)",
    ],
    [
      "a date for all that gives way to dates for some",
      [
        set("2026-12-01", { scope: "EU", before: { ...on("2026-12-01"), scope: null } }),
        moved("", "2026-12-15", { scope: "US", before: { ...on("2026-12-01"), scope: null }, days: 14 }),
      ],
      "1 December 2026 now applies to “EU” only; 1 December 2026 for all → 15 December 2026 for “US” (14 days later)",
    ],
    ["a withdrawn date", [changeOf("acme/a", day, "date-withdrawn", { before: on("2026-12-15") })], null],
    ["a stage", [stage("active", null)], "Before: active."],
    ["a new replacement", [replaced("b")], null],
    ["another replacement", [replaced("c", "b")], "b → c"],
    ["a deprecation with its replacement", [set("2026-12-01"), replaced("b")], "Replacement: b"],
    ["a deprecation without one", [set("2026-12-01")], null],
  ])("of %s", (_, changes, detail) => {
    expect(details(...changes)[0]).toBe(detail);
  });
});

describe("an announcement", () => {
  it("has all models with one date, and none of another date or provider", () => {
    expect(
      titles(
        ...["a", "b", "c"].map((model) => set("2026-12-01", {}, `acme/${model}`)),
        set("2026-12-02", {}, "acme/d"),
        set("2026-12-01", {}, "zeta/a"),
      ),
    ).toEqual([
      "deprecation: Acme to retire 3 models on 1 December 2026",
      "deprecation: Acme to retire d on 2 December 2026",
      "deprecation: Zeta to retire a on 1 December 2026",
    ]);
  });

  it("has all that changed for a model, and names every kind", () => {
    const [only, ...others] = announced(set("2026-12-01"), replaced("b"));
    expect(others).toEqual([]);
    expect(only?.kinds).toEqual(["deprecation", "replacement"]);
    expect(only?.models[0]?.lines.map(plainText)).toEqual(["Retirement date: 1 December 2026", "Replacement: b"]);
  });

  it("lists the newest day first, and on one day the most telling kind", () => {
    const later = { ...replaced("b", null, "acme/c"), detectedOn: "2026-08-02" };
    expect(titles(replaced("b", null, "acme/b"), set("2026-12-01"), later)).toEqual([
      "replacement: Acme names b as the replacement for c",
      "deprecation: Acme to retire a on 1 December 2026",
      "replacement: Acme names b as the replacement for b",
    ]);
  });
});

describe("the id", () => {
  const idsOf = (...changes: Change[]) => announced(...changes).map(({ id }) => id);

  it("stays when another model joins", () => {
    const [one] = announced(set("2026-12-01"));
    const [two] = announced(set("2026-12-01"), set("2026-12-01", {}, "acme/b"));
    expect(two?.models).toHaveLength(2);
    expect(two?.id).toBe(one?.id);
  });

  it("is another on another day or for another date", () => {
    const ids = [
      idsOf(set("2026-12-01")),
      idsOf(set("2026-12-02")),
      idsOf({ ...set("2026-12-01"), detectedOn: "2026-08-02" }),
    ].flat();
    expect(new Set(ids).size).toBe(3);
  });

  // They were given to feed readers: other wording, or another form of the change, must leave them as they are.
  it("is for ever what it was for each kind of news", () => {
    const ids = Object.fromEntries(
      [
        ["set", [set("2026-12-01", { scope: "EU" })]],
        ["moved", [moved("2026-12-01", "2026-12-15", { days: 14 })]],
        ["narrowed", [set("2026-12-01", { scope: "EU", before: { ...on("2026-12-01"), scope: null } })]],
        ["withdrawn", [changeOf("acme/a", day, "date-withdrawn", { before: on("2026-12-15") })]],
        ["replaced", [replaced("b")]],
        ["stage", [stage("active", null)]],
        ["delisted", [changeOf("acme/a", day, "delisted")]],
        ["listed", [listed({ stage: "active", events: [retired("2027-01-01", "not-before")], replacements: ["b"] })]],
        ["listed with a date", [listed({ stage: "active", events: [retired("2027-01-01")], replacements: [] })]],
      ].map(([name, changes]) => [name, idsOf(...(changes as Change[]))[0]]),
    );
    expect(ids).toMatchInlineSnapshot(`
      {
        "delisted": "e4fcbc102d2af880",
        "listed": "18f6c9787fbdf9cc",
        "listed with a date": "d7c64198924c516c",
        "moved": "e6e9fce7efc1518a",
        "narrowed": "4692bf144e923bc9",
        "replaced": "b350e9bc48203240",
        "set": "7414b3742780ab45",
        "stage": "92ec84c33499abd9",
        "withdrawn": "86bbf4bf728ce3e8",
      }
    `);
  });
});
