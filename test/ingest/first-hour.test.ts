// The first hour of an operator: the first live run of a clone, months after its stored states, over real pages.
import { afterAll, describe, expect, it } from "vitest";
import { addDays } from "../../pipeline/domain/days.ts";
import { firstRun, latestState } from "../support/first-run.ts";
import { memoryEffects } from "../support/memory.ts";
import { sources } from "../support/repository.ts";

/** The clone is as old as this. */
const cut = "2026-03-31";
const day = "2026-11-21";
/** Pages that changed since, that were never read, that are not read well the first time; an API, a page of links. */
const providers = ["bedrock", "cerebras", "groq", "novita", "venice", "xai"];

const effects = memoryEffects();
const played = await firstRun(
  effects,
  "/almanac",
  sources.filter(({ definition }) => providers.includes(definition.id)),
  { cut, now: latestState },
);
afterAll(() => played.host.close());
const { almanac, host } = played;

interface Run {
  outcomes: { provider: string; page: string; status: string; reasons: { rule: string }[] }[];
  changes: { record: string; baseline: boolean }[];
}

async function ingest(on: string): Promise<Run & { code: number; asked: string[] }> {
  host.asked.length = 0;
  const { code, out } = await almanac(on, "ingest", "--json");
  const asked = host.asked.map(({ headers, path }) => `${headers.host?.split(":")[0]}${path}`);
  return { ...(JSON.parse(out) as Run), code, asked };
}

describe("the first live run of a clone that is months old", async () => {
  await almanac(cut, "rebuild");
  const known = new Set(
    sources.flatMap(({ definition, snapshots }) =>
      [...snapshots].flatMap(([page, all]) => (all.some((one) => one.day <= cut) ? [`${definition.id}/${page}`] : [])),
    ),
  );
  const first = await ingest(day);
  const of = (...statuses: string[]) =>
    first.outcomes.filter(({ status }) => statuses.includes(status)).map(({ provider, page }) => `${provider}/${page}`);

  it("asks every page once, and the pages that pages of links lead to", () => {
    expect(first.asked.length).toBe(new Set(first.asked).size);
    expect(first.asked.length).toBe(first.outcomes.length);
    expect(of("accepted", "unchanged")).toContain("novita/notices-two");
    expect(of("failed", "left-out", "refused")).toEqual([]);
  });

  it("takes what reads well, and holds what has changed much or is not read well the first time", () => {
    expect(first.code).toBe(2);
    expect(of("accepted")).toContain("cerebras/deprecations");
    const held = Object.fromEntries(
      first.outcomes
        .filter(({ status }) => status === "quarantined")
        .map(({ provider, page, reasons }) => [`${provider}/${page}`, reasons.map(({ rule }) => rule)]),
    );
    expect(held).toMatchObject({ "bedrock/model-lifecycle": ["records-lost"] });
    for (const [name, rules] of Object.entries(held))
      expect([name, rules.some((rule) => rule.startsWith("first-")), known.has(name)]).not.toEqual([name, true, true]);
  });

  it("tells as news only what pages said that were read before", () => {
    const readBefore = new Set([...known].map((name) => name.split("/")[0]));
    const news = first.changes.filter(({ baseline }) => !baseline).map(({ record }) => record.split("/")[0]);
    expect(news.filter((provider) => !readBefore.has(provider))).toEqual([]);
    expect(first.changes.some(({ baseline }) => baseline)).toBe(true);
  });

  it("is looked at with one command, which says what would take it", async () => {
    const { code, out } = await almanac(day, "status", "--waiting");
    expect(code).toBe(0);
    for (const name of of("quarantined")) {
      expect(out).toMatch(new RegExp(`^${name}: quarantined since ${day}; https://`, "m"));
      expect(out).toContain(`to take this state: almanac accept ${name}`);
    }
    for (const name of of("accepted", "unchanged")) expect(out).not.toContain(`${name}: quarantined`);
    expect(out).toContain("To take it: almanac accept --all");
  });

  it("is taken with one command, but for what would delist most of a page, which is named", async () => {
    const preview = await almanac(day, "accept", "--all", "--dry-run");
    expect([preview.code, preview.out]).toEqual([0, expect.stringContaining("bedrock/model-lifecycle")]);
    const all = await almanac(day, "accept", "--all", "--baseline");
    expect(all.code).toBe(1);
    expect(all.out).toMatch(/this would delist \d+ of the \d+ models of the page, so nothing was taken/);
    expect(all.out).toContain("run it again with --yes: almanac accept bedrock/model-lifecycle --yes");
    expect((await almanac(day, "status", "--waiting")).out).toContain("bedrock/model-lifecycle: quarantined");
    expect((await almanac(day, "accept", "bedrock/model-lifecycle", "--baseline", "--yes")).code).toBe(0);
    expect((await almanac(day, "status", "--waiting")).out).not.toContain("quarantined");
    expect((await almanac(day, "rebuild", "--check")).code).toBe(0);
  });

  it("leaves a quiet next day: one request a page, conditional where the page was taken, and no news", async () => {
    const second = await ingest(addDays(day, 1));
    expect(second.changes).toEqual([]);
    expect(second.asked.sort()).toEqual(first.asked.sort());
    expect(second.outcomes.filter(({ status }) => status !== "unchanged")).toEqual([]);
    const third = await ingest(addDays(day, 2));
    const full = host.asked.filter(({ headers }) => headers["if-none-match"] === undefined);
    expect([third.code, full.map(({ path }) => path)]).toEqual([0, []]);
  });
});
