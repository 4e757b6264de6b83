import { beforeEach, describe, expect, it } from "vitest";
import type { Memory } from "../support/memory.ts";
import { almanac, filesBelow, project, root, sourceYaml } from "../support/project.ts";

const row = (n: number, more = "active | retired=2026-05-01") => `m${n} | ${more}`;
const rows = (count: number, change: Record<number, string> = {}) =>
  `# A\n${Array.from({ length: count }, (_, i) => change[i + 1] ?? row(i + 1)).join("\n")}\nlast words\n`;

const far = row(1, "active | retired=2036-05-01");
let effects: Memory;

beforeEach(async () => {
  effects = project(
    { "sources/acme/source.yaml": sourceYaml("acme", "models") },
    { "acme/models/2026-01-01": rows(8) },
  );
  await almanac(effects, "rebuild");
});

async function take(text: string, day: string, ...more: string[]) {
  effects.files.set("/page.md", text);
  const { code, out } = await almanac(
    effects,
    ..."ingest --provider acme --from /page.md --json --on".split(" "),
    day,
    ...more,
  );
  const { outcomes, changes } = JSON.parse(out);
  return { code, ...outcomes[0], news: changes.map(line) };
}

const line = ({ detectedOn, type, record, hash, baseline }: Record<string, string>) =>
  `${detectedOn} ${type} ${record ?? hash}${baseline ? " (baseline)" : ""}`;

const check = () => JSON.parse(effects.readText(`${root}/generated/checks.json`))[0];
const record = (id: string) => JSON.parse(effects.readText(`${root}/generated/models/acme/${id}.json`));
const rebuilds = async () => (await almanac(effects, "rebuild", "--check")).code;

const reason =
  'acme/m1 moved its retirement date by more than three years, from 2026-05-01 to 2036-05-01, in "A" (line 2)';

describe("a record that is hard to believe", () => {
  it("keeps its facts while the rest is published, and the check says so", async () => {
    const { code, status, held, news } = await take(rows(8, { 1: far, 2: row(2, "legacy") }), "2026-02-01");
    expect([code, status, news]).toEqual([
      0,
      "accepted",
      ["2026-02-01 stage-changed acme/m2", "2026-02-01 date-withdrawn acme/m2"],
    ]);
    expect(held).toEqual([{ record: "acme/m1", since: "2026-02-01", seen: ["2026-02-01"], reason }]);
    expect(check()).toMatchObject({ status: "ok", held, lastRead: "2026-02-01" });
    expect(record("m1").events[0].date).toBe("2026-05-01");
    expect(await rebuilds()).toBe(0);
  });

  it("counts on the third day on which the page says so, and a note tells it", async () => {
    await take(rows(8, { 1: far }), "2026-02-01");
    await take(rows(8, { 1: far, 2: row(2, "legacy | retired=2026-05-01") }), "2026-02-02");
    expect(check().held[0].seen).toEqual(["2026-02-01", "2026-02-02"]);
    const { held, notes, news } = await take(
      `noise\n${rows(8, { 1: far, 2: row(2, "legacy | retired=2026-05-01") })}`,
      "2026-02-04",
    );
    expect([held, news]).toEqual([undefined, ["2026-02-04 date-moved acme/m1"]]);
    expect(notes).toEqual([
      `acme/m1 was taken because the page said the same on 3 days (2026-02-01, 2026-02-02, 2026-02-04); it was held because: ${reason.replace("line 2", "line 3")}`,
    ]);
    expect([record("m1").events[0].date, check().held, await rebuilds()]).toEqual(["2036-05-01", undefined, 0]);
    const { news: again } = await take(rows(8, { 1: far, 2: row(2, "legacy | retired=2026-05-01") }), "2026-02-05");
    expect([again, check().held]).toEqual([[], undefined]);
  });

  it("begins anew where the page says something else, and ends where that is easy to believe", async () => {
    await take(rows(8, { 1: far }), "2026-02-01");
    await take(rows(8, { 1: far.replace("2036", "2037") }), "2026-02-02");
    expect(check().held).toMatchObject([{ since: "2026-02-01", seen: ["2026-02-02"] }]);
    const { held, news } = await take(rows(8, { 1: row(1, "active | retired=2026-06-01") }), "2026-02-03");
    expect([held, news]).toEqual([undefined, ["2026-02-03 date-moved acme/m1"]]);
    expect(await rebuilds()).toBe(0);
  });

  it("is not published where it is new, until it is clear", async () => {
    const turned = "n | active | deprecated=2026-05-01, retired=2026-04-01";
    const { held, news } = await take(`${rows(8)}${turned}`, "2026-02-01");
    expect([held.length, news]).toEqual([1, []]);
    const { news: clear } = await take(`${rows(8)}${turned.replace("2026-04", "2026-07")}`, "2026-02-02");
    expect(clear).toEqual(["2026-02-02 listed acme/n"]);
  });

  it("is not delisted with a third of the page, while an addition is published", async () => {
    const less = (extra: string) => rows(8, { 6: "", 7: "", 8: extra });
    const { missing, news } = await take(less("n | active"), "2026-02-01");
    expect(missing.map(({ record: id }: { record: string }) => id)).toEqual(["acme/m6", "acme/m7", "acme/m8"]);
    expect(news).toEqual(["2026-02-01 listed acme/n"]);
    await take(less("n | active"), "2026-02-02");
    expect((await take(less("n | active"), "2026-02-03")).news).toEqual(
      [6, 7, 8].map((n) => `2026-02-03 delisted acme/m${n}`),
    );
  });

  it("stays held where a dated copy is kept that says the same", async () => {
    await take(rows(8, { 3: "!m3 garbled" }), "2026-02-01");
    const { news, unclear } = await take(rows(8, { 3: "!m3 garbled" }), "2026-02-02", "--keep");
    expect([news, unclear.map(({ record: id }: { record: string }) => id)]).toEqual([[], ["acme/m3"]]);
    expect(record("m3").listed).toBe(true);
    expect(await rebuilds()).toBe(0);
  });

  it("of which the page is not clear stays too, and waits for nobody", async () => {
    const { held, unclear, code } = await take(rows(8, { 3: "!m3 garbled" }), "2026-02-01");
    expect([code, held, unclear.map(({ record: id }: { record: string }) => id)]).toEqual([0, undefined, ["acme/m3"]]);
    expect(record("m3").listed).toBe(true);
    for (const day of ["2026-02-02", "2026-02-03", "2026-02-04"]) await take(rows(8, { 3: "!m3 garbled" }), day);
    expect(record("m3").listed).toBe(true);
    expect((await almanac(effects, "accept", "acme/models")).err).toContain("waits for a decision");
    expect((await almanac(effects, "accept", "acme/models", "--record", "acme/m3")).code).toBe(0);
    expect(record("m3").listed).toBe(false);
  });
});

describe("what a page leaves out", () => {
  const less = rows(8, { 3: "" });
  const ids = (holds: { record: string }[] | undefined) => holds?.map(({ record: id }) => id);

  it("is published on the third day, and nobody is asked", async () => {
    const { code, held, unclear, missing, news } = await take(`${less}m9 | active`, "2026-02-01");
    expect([code, held, unclear, ids(missing), news]).toEqual([
      0,
      undefined,
      undefined,
      ["acme/m3"],
      ["2026-02-01 listed acme/m9"],
    ]);
    expect(check().held).toMatchObject([
      { record: "acme/m3", reason: 'acme/m3 is not on the page any more; it was in "A"' },
    ]);
    expect(record("m3").listed).toBe(true);
    await take(`${less}m9 | active`, "2026-02-02");
    const { news: then, notes } = await take(`${less}m9 | active`, "2026-02-03");
    expect(then).toEqual(["2026-02-03 delisted acme/m3"]);
    expect(notes[0]).toContain("acme/m3 was taken because the page said the same on 3 days");
    expect([record("m3").listed, check().held, await rebuilds()]).toEqual([false, undefined, 0]);
  });

  it("is never published where it is back in time", async () => {
    await take(less, "2026-02-01");
    await take(less, "2026-02-02");
    const { missing, news } = await take(`${rows(8)}\nm9 | active`, "2026-02-03");
    expect([missing, news, check().held]).toEqual([undefined, ["2026-02-03 listed acme/m9"], undefined]);
    expect((await take(`${less}\nm9 | active`, "2026-02-04")).missing).toHaveLength(1);
    expect(await rebuilds()).toBe(0);
  });

  it("is published where it is still so after a week", async () => {
    await take(less, "2026-02-01");
    expect((await take(less, "2026-02-07")).news).toEqual([]);
    effects = project(
      { "sources/acme/source.yaml": sourceYaml("acme", "models") },
      { "acme/models/2026-01-01": rows(8) },
    );
    await almanac(effects, "rebuild");
    await take(less, "2026-02-01");
    expect((await take(less, "2026-02-08")).news).toEqual(["2026-02-08 delisted acme/m3"]);
  });

  it("is a date too, unless the page has news", async () => {
    const undated = rows(8, { 3: "m3 | active |" });
    expect(ids((await take(undated, "2026-02-01")).missing)).toEqual(["acme/m3"]);
    expect(check().held[0].reason).toBe(
      'acme/m3 has lost its retirement date, and nothing on the page is new, in "A" (line 4)',
    );
    expect(record("m3").events).toHaveLength(1);
    const { missing, news } = await take(`${undated}m9 | active`, "2026-02-02");
    expect([missing, news]).toEqual([undefined, ["2026-02-02 date-withdrawn acme/m3", "2026-02-02 listed acme/m9"]]);
  });

  it("is taken earlier with accept", async () => {
    await take(less, "2026-02-01");
    expect((await almanac(effects, "accept", "acme/models")).code).toBe(0);
    expect(record("m3").listed).toBe(false);
  });
});

describe("accept", () => {
  const accept = async (...args: string[]) => {
    const { code, out, err } = await almanac(effects, "accept", ...args);
    return { code, out, err };
  };
  const jsonOf = async (...args: string[]) => JSON.parse((await accept(...args, "--json")).out).changes.map(line);
  const far2 = far.replace("m1", "m2");

  it("takes all that is doubtful, or one record, on the day on which the page was last seen", async () => {
    await take(rows(8, { 1: far, 2: far2 }), "2026-02-01");
    await take(rows(8, { 1: far, 2: far2 }), "2026-02-02");
    expect(await jsonOf("acme/models", "--record", "acme/m2")).toEqual(["2026-02-02 date-moved acme/m2"]);
    expect(check().held.map(({ record: id }: { record: string }) => id)).toEqual(["acme/m1"]);
    expect(await jsonOf("acme/models")).toEqual(["2026-02-02 date-moved acme/m1"]);
    expect([check().held, await rebuilds()]).toEqual([undefined, 0]);
    expect((await accept("acme/models", "--record", "acme/m2")).err).toContain("acme/m2 is not held on acme/models");
  });

  it("takes without news on request, and leaves the news of the day as they are", async () => {
    await take(rows(8, { 1: far, 2: row(2, "legacy | retired=2026-05-01") }), "2026-02-01");
    expect(await jsonOf("acme/models", "--baseline")).toEqual(["2026-02-01 date-moved acme/m1 (baseline)"]);
    const stored = effects.readText(`${root}/generated/changes/2026-02.jsonl`).trim().split("\n");
    expect(stored.map((text) => line(JSON.parse(text)))).toEqual([
      "2026-02-01 stage-changed acme/m2",
      "2026-02-01 date-moved acme/m1 (baseline)",
    ]);
    expect(await rebuilds()).toBe(0);
  });

  it("takes a quarantined page without news on request", async () => {
    await take("# B\nz | active\ny | active\n", "2026-02-01");
    const changes = await jsonOf("acme/models", "--baseline");
    expect(changes.every((text: string) => text.endsWith("(baseline)"))).toBe(true);
    expect([changes.length, await rebuilds()]).toEqual([10, 0]);
  });

  it("takes everything that waits", async () => {
    await take(rows(8, { 1: far }), "2026-02-01");
    expect(await jsonOf("--all")).toEqual(["2026-02-01 date-moved acme/m1"]);
    expect((await accept("--all")).err).toContain("nothing is quarantined or waits for a decision here");
    expect((await accept()).err).toContain("say what to accept: PROVIDER/PAGE, or --all");
    expect((await accept("acme/models", "--all")).err).toContain("--all takes every page");
  });

  it("shows what would change and asks again where half of the models would go", async () => {
    await take("# B\nz | active\ny | active\n", "2026-02-01");
    const { code, out, err } = await accept("acme/models");
    expect(code).toBe(1);
    expect(out).toContain("acme no longer lists");
    expect(err).toContain(
      "this would leave no model on the page: all 8 models would be delisted, so nothing was taken",
    );
    expect(check().status).toBe("quarantined");
    expect((await accept("acme/models", "--yes")).code).toBe(0);
  });

  it("can be undone: held again, quarantined again, and all data as before", async () => {
    for (const text of [rows(8, { 1: far }), "# B\nz | active\ny | active\n"]) {
      await take(text, text.startsWith("# B") ? "2026-02-02" : "2026-02-01");
      const before = filesBelow(effects, "");
      await accept("acme/models", "--yes");
      expect(filesBelow(effects, "generated/models")).not.toEqual(before["generated/models"]);
      const { code, out } = await accept("--undo");
      expect([code, out]).toEqual([
        0,
        "the acceptance of acme/models is taken back: the data and what waits are as before",
      ]);
      expect(filesBelow(effects, "")).toEqual(before);
      expect((await accept("--undo")).err).toContain("there is no acceptance to take back here");
    }
  });

  it("cannot be undone once the page was taken anew", async () => {
    await take(rows(8, { 1: far }), "2026-02-01");
    await accept("acme/models");
    await take(rows(8, { 1: far, 2: far2 }), "2026-02-02");
    expect((await accept("--undo")).err).toContain("has changed since acme/models was accepted");
  });
});

describe("a page as it was before", () => {
  it("is an old copy, and news only once it was seen on three days", async () => {
    await take(rows(8, { 2: row(2, "legacy | retired=2026-05-01") }), "2026-02-01");
    const { code, status, notes, news } = await take(rows(8), "2026-02-02");
    expect([code, status, news]).toEqual([0, "old-copy", []]);
    expect(notes[0]).toMatch(/^the page is as it was on 2026-01-01, so its host probably served an old copy/);
    expect(check()).toMatchObject({ status: "ok", lastChecked: "2026-02-02", lastRead: "2026-02-01" });
    await take(rows(8, { 2: row(2, "legacy | retired=2026-05-01") }), "2026-02-03");
    expect(check().oldCopy).toBeUndefined();
    for (const day of ["2026-02-04", "2026-02-05"]) expect((await take(rows(8), day)).status).toBe("old-copy");
    expect((await take(rows(8), "2026-02-06")).news).toEqual(["2026-02-06 stage-changed acme/m2"]);
  });
});

describe("a page that is gone for good", () => {
  it("leaves the alarms once its definition says so", async () => {
    await take("Please log in", "2026-02-01");
    expect(check().status).toBe("quarantined");
    effects.files.set(`${root}/sources/acme/source.yaml`, sourceYaml("acme", "models\nended: 2026-02-02"));
    await almanac(effects, "rebuild");
    expect(check()).toMatchObject({ status: "ok", reasons: [], lastRead: "2026-01-01" });
    expect(record("m1").listed).toBe(true);
  });
});

describe("status", () => {
  it("fails with --max-age where a record is held for longer", async () => {
    await take(rows(8, { 1: far }), "2026-02-01");
    effects.day = "2026-02-08";
    expect(await almanac(effects, "status", "--max-age", "7d")).toMatchObject({ code: 0, err: "" });
    effects.day = "2026-02-09";
    await take(rows(8, { 1: far.replace("2036", "2037") }), "2026-02-09");
    expect(await almanac(effects, "status", "--max-age", "7d")).toMatchObject({
      code: 2,
      err: "acme/models: 1 record held for more than 7 days",
    });
  });

  it("says what is held, since when, and how to take it", async () => {
    await take(rows(8, { 1: far }), "2026-02-01");
    const { out } = await almanac(effects, "status");
    expect(out).toContain(
      `acme/models: held since 2026-02-01, seen on 1 day: ${reason}; to take it: almanac accept acme/models --record acme/m1`,
    );
  });
});
