// What only several pages of one run show together.
import { describe, expect, it } from "vitest";
import { describeReason } from "../../pipeline/domain/diagnostic-text.ts";
import { ingest } from "../../pipeline/ingest/ingest.ts";
import { loadSources } from "../../pipeline/storage/sources.ts";
import type { Memory } from "../support/memory.ts";
import { fakeExtractor } from "../support/pages.ts";
import { almanac, project, root, sourceYaml } from "../support/project.ts";

const rows = (prefix: string, count: number, date = "2027-05-01") =>
  Array.from({ length: count }, (_, i) => `${prefix}${i} | active | retired=${date}\n`).join("");
const page = (prefix: string, moved = 0, lost = 0) =>
  `# ${prefix}\n${rows(`${prefix}m`, moved, "2027-06-01")}${rows(`${prefix}s`, 20 - moved - lost)}`;
const earlier = (prefix: string, moved = 0) =>
  `# ${prefix}\n${rows(`${prefix}m`, moved)}${rows(`${prefix}s`, 20 - moved)}`;
const ids = ["a", "b", "c"];

/** Providers a, b and c with a page each; `bodies` are their snapshots of January. */
async function started(bodies: Record<string, string>): Promise<Memory> {
  const files = Object.fromEntries(ids.map((id) => [`sources/${id}/source.yaml`, sourceYaml(id, `${id}-models`)]));
  const snapshots = Object.fromEntries(
    Object.entries(bodies).map(([id, body]) => [`${id}/${id}-models/2026-01-01`, body]),
  );
  const effects = project(files, snapshots);
  await almanac(effects, "rebuild");
  effects.touched.length = 0;
  return effects;
}

/** What becomes of these states of February, with the URLs that answered. */
function take(effects: Memory, bodies: Record<string, string>, urls: Record<string, string> = {}) {
  const { list } = loadSources(effects, root);
  const states = Object.entries(bodies).map(([id, body]) => {
    const source = list.find(({ definition }) => definition.id === id);
    const definition = source?.definition.pages[0];
    if (!source || !definition) throw new Error(id);
    const what = { day: "2026-02-01", format: "markdown" as const, bytes: Buffer.from(body), url: urls[id] };
    return { source, definition, ...what };
  });
  const { outcomes } = ingest({ effects, root, extractor: fakeExtractor }, list, states);
  return Object.fromEntries(
    outcomes.map(({ provider, status, reasons }) => [provider, [status, ...reasons.map(describeReason)]]),
  );
}

describe("a page that gives what another page gives", () => {
  it("is not believed on its first day, when it has nothing to be compared with", async () => {
    const effects = await started({ a: page("a") });
    const taken = take(effects, { b: page("a"), c: page("c") });
    expect(taken).toEqual({
      b: ["quarantined", "the page has the same content as a/a-models (same-page)"],
      c: ["accepted"],
    });
    expect(effects.exists(`${root}/.almanac/quarantine/b/b-models.md`)).toBe(true);
  });

  it("is not believed where both came today: nobody knows whose it is", async () => {
    const effects = await started({});
    const taken = take(effects, { a: page("x"), b: page("x"), c: page("c") });
    expect([taken.a?.[0], taken.b?.[0], taken.c?.[0]]).toEqual(["quarantined", "quarantined", "accepted"]);
  });

  it("is believed where the two always were one document", async () => {
    const effects = await started({ a: earlier("x", 1), b: earlier("x", 1) });
    expect(take(effects, { a: page("x", 1), b: page("x", 1) })).toEqual({ a: ["accepted"], b: ["accepted"] });
  });
});

describe("a page that was answered from another page's place", () => {
  it("is not believed", async () => {
    const effects = await started({ a: page("a") });
    const taken = take(
      effects,
      { b: page("b"), c: page("c") },
      { b: "https://example.com/a-models", c: "https://example.com/new" },
    );
    expect(taken).toEqual({
      b: ["quarantined", "https://example.com/a-models answered, which is the URL of a/a-models (same-place)"],
      c: ["accepted"],
    });
  });

  it("is not believed where two pages lead to one place", async () => {
    const effects = await started({});
    const home = "https://example.com/home";
    const taken = take(effects, { a: page("a"), b: page("b") }, { a: home, b: home });
    expect(taken.a).toEqual(["quarantined", `${home} answered, which is the URL of b/b-models (same-place)`]);
    expect(taken.b?.[0]).toBe("quarantined");
  });
});

describe("too much at once", () => {
  it("is not believed, though every page is below its own limit", async () => {
    const moved = await started({ a: earlier("a", 5), b: earlier("b", 5), c: earlier("c", 5) });
    const reason =
      "15 of 60 dates changed at once on 3 pages (25%, limit 20%): the cause is probably on our side, not the providers' (run-dates-moved)";
    expect(take(moved, { a: page("a", 5), b: page("b", 5), c: page("c", 5) })).toEqual(
      Object.fromEntries(ids.map((id) => [id, ["quarantined", reason]])),
    );
    const lost = await started({ a: page("a"), b: page("b"), c: page("c") });
    const { a } = take(lost, { a: page("a", 0, 5), b: page("b", 0, 5), c: page("c", 0, 5) });
    expect(a).toEqual([
      "quarantined",
      "15 of 60 models are gone at once on 3 pages (25%, limit 20%): the cause is probably on our side, not the providers' (run-records-lost)",
    ]);
  });

  it("is believed of two pages, and of three that change a little", async () => {
    const two = await started({ a: earlier("a", 5), b: earlier("b", 5), c: earlier("c") });
    expect(Object.values(take(two, { a: page("a", 5), b: page("b", 5) })).flat()).toEqual(["accepted", "accepted"]);
    const little = await started({ a: earlier("a", 4), b: earlier("b", 4), c: earlier("c", 4) });
    expect(Object.values(take(little, { a: page("a", 4), b: page("b", 4), c: page("c", 4) })).flat()).toEqual([
      "accepted",
      "accepted",
      "accepted",
    ]);
  });

  it("is taken where a person looked", async () => {
    const effects = await started({ a: page("a") });
    take(effects, { b: page("a") });
    const dry = await almanac(effects, "accept", "b/b-models", "--dry-run");
    expect([dry.code, effects.exists(`${root}/sources/b/b-models/2026-02-01.md`)]).toEqual([0, false]);
    expect((await almanac(effects, "accept", "b/b-models")).code).toBe(0);
    expect(effects.exists(`${root}/sources/b/b-models/2026-02-01.md`)).toBe(true);
  });
});
