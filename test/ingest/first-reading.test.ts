// The first reading of a page that has no snapshot: fetched and looked at by nobody.
import { describe, expect, it, test } from "vitest";
import type { UnreadBlock } from "../../pipeline/domain/schema.ts";
import type { Extraction } from "../../pipeline/extract/extraction.ts";
import { checkFirstFetched } from "../../pipeline/ingest/guard/first-reading.ts";
import { body } from "../support/host.ts";
import { hostForFile } from "../support/host-for-file.ts";
import { checks, online, onlineProject, page } from "../support/online.ts";
import { root } from "../support/project.ts";
import { page as extraction } from "../support/records.ts";

const passage = (line: number): UnreadBlock => ({ line, section: [], models: 1, dates: 1, hash: `h${line}` });
const models = (count: number) => Array.from({ length: count }, (_, i) => `m${i} | active`).join("\n");
const rules = (found: Extraction) => checkFirstFetched(found).map(({ rule }) => rule);

describe("the guards of a first reading", () => {
  const unread = (records: number, passages: number): Extraction => ({
    ...extraction(models(records)),
    unread: Array.from({ length: passages }, (_, i) => passage(i)),
  });
  test.each([
    [10, 10, []],
    [10, 11, ["first-unread"]],
    [2, 4, []],
    [0, 5, ["first-unread"]],
    [0, 0, []],
  ])("%i models and %i unread passages: %j", (records, passages, expected) => {
    expect(rules(unread(records, passages))).toEqual(expected);
  });

  test.each([
    [10, 3, []],
    [8, 3, ["first-errors"]],
    [1, 2, []],
  ])("%i rows read and %i not: %j", (records, errors, expected) => {
    const lines = Array.from({ length: errors }, (_, i) => `!cell ${i}`);
    expect(rules(extraction([models(records), ...lines].join("\n")))).toEqual(expected);
  });

  it("hold a page with a table that was left out whole", () => {
    const found = extraction(`${models(20)}\n!Title`);
    const problems = found.problems.map((problem) => ({ ...problem, rule: "unknown-table" }));
    expect(rules({ ...found, problems })).toEqual(["first-tables"]);
    expect(rules({ ...found, problems: problems.map((one) => ({ ...one, severity: "warning" as const })) })).toEqual(
      [],
    );
  });
});

describe("a page fetched for the first time", async () => {
  const host = await hostForFile();
  const doubtful = `${page}!2026-09-31\n!2026-09-32\n!2026-09-33\n`;

  it("is the baseline of that day, without news", async () => {
    host.paths.set("/models.md", body(page));
    const effects = onlineProject(host, { models: [] });
    const { code, out } = await online(effects, ["ingest"]);
    expect([code, out]).toEqual([0, expect.stringContaining("recorded as the baseline of a new page")]);
    expect(checks(effects)[0]).toMatchObject({ status: "ok", since: effects.day, lastRead: effects.day });
    const changes = effects
      .readText(`${root}/generated/changes/${effects.day.slice(0, 7)}.jsonl`)
      .trim()
      .split("\n");
    expect(changes.map((line) => JSON.parse(line).baseline)).toEqual([true, true, true]);
  });

  it("that was not read well waits, says why, and can be accepted as the baseline", async () => {
    host.paths.set("/models.md", body(doubtful));
    const effects = onlineProject(host, { models: [] });
    const { code, out } = await online(effects, ["ingest"]);
    expect([code, out]).toEqual([
      2,
      expect.stringContaining("read for the first time, and 3 of 6 rows could not be read"),
    ]);
    expect(effects.exists(`${root}/sources/acme/models/${effects.day}.md`)).toBe(false);
    expect((await online(effects, ["accept", "acme/models"])).code).toBe(0);
    expect(effects.exists(`${root}/sources/acme/models/${effects.day}.md`)).toBe(true);
    expect((await online(effects, ["diff"])).out).toBe("no changes");
  });

  it("is taken once it reads well", async () => {
    host.paths.set("/models.md", body(doubtful));
    const effects = onlineProject(host, { models: [] });
    await online(effects, ["ingest"]);
    host.paths.set("/models.md", body(page));
    effects.day = "2026-11-22";
    expect((await online(effects, ["ingest"])).code).toBe(0);
    expect(checks(effects)[0]).toMatchObject({ status: "ok", lastSnapshot: "2026-11-22", reasons: [] });
  });

  it("is not held to this if a person saved it", async () => {
    const effects = onlineProject(host, { models: [] });
    effects.files.set("/saved.md", doubtful);
    expect((await online(effects, ["ingest", "--provider", "acme", "--from", "/saved.md"])).code).toBe(0);
  });

  it("with a snapshot is judged by what it was before", async () => {
    host.paths.set("/models.md", body(page));
    const effects = onlineProject(host, { models: [] });
    await online(effects, ["ingest"]);
    host.paths.set("/models.md", body(doubtful));
    effects.day = "2026-11-22";
    const { out } = await online(effects, ["ingest"]);
    expect(out).not.toContain("first time");
  });
});
