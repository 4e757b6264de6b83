// Pages that a page of links leads to: found, fetched, kept, and never led astray.
import { describe, expect, it, test } from "vitest";
import { matchPattern, nextMembers } from "../../pipeline/domain/members.ts";
import { pageDefinition } from "../../pipeline/domain/schema.ts";
import { body, conditional, names, status } from "../support/host.ts";
import { hostForFile } from "../support/host-for-file.ts";
import type { Memory } from "../support/memory.ts";
import { checks, online, onlineProject } from "../support/online.ts";
import { filesBelow, root } from "../support/project.ts";

const pattern = "https://docs.example/changelog/*.md";

describe("a pattern", () => {
  test.each([
    ["https://docs.example/changelog/22-06-26.md", ["22-06-26"]],
    ["https://docs.example/changelog/de/22-06-26.md", null],
    ["https://docs.example/changelog/.md", null],
    ["https://docs.example/changelog/a.md?x=1", null],
    ["https://docs.example.evil/changelog/a.md", null],
    ["https://docsxexample/changelog/a.md", null],
    ["http://docs.example/changelog/a.md", null],
    ["https://docs.example/changelog/%2e%2e%2fa.md", null],
    [`https://docs.example/changelog/${"a".repeat(101)}.md`, null],
  ])("%s: %j", (url, texts) => {
    expect(matchPattern(pattern, url)).toEqual(texts);
  });

  it("with two stars takes time that grows with the length of the URL alone", () => {
    const two = "https://docs.example/*-models-*x";
    expect(matchPattern(two, "https://docs.example/a-models-bx")).toEqual(["a", "b"]);
    expect(matchPattern(two, `https://docs.example/${"-models-".repeat(1_000)}`)).toBeNull();
  });

  const valid = (url: string) =>
    pageDefinition.safeParse({
      id: "notices",
      url: "https://docs.example/llms.txt",
      format: "markdown",
      members: { url, most: 10, format: "markdown" },
    }).success;
  test.each([
    [pattern, true],
    ["https://docs.example/*/notice-*.md", true],
    ["https://*.example/changelog/a", false],
    ["https://docs.example*/changelog/a", false],
    ["https://user@docs.example/*", false],
    ["http://docs.example/*", false],
    ["https://docs.example/changelog/", false],
    ["https://docs.example/**", false],
    ["https://docs.example/?page=*", false],
    ["https://docs.example/*/*/*", false],
  ])("in a definition: %s %s", (url, is) => {
    expect(valid(url)).toBe(is);
  });
});

describe("the ids of members", () => {
  const ids = (links: string[], taken: string[] = []) =>
    nextMembers([], links, { index: "notices", pattern, day: "2026-11-21", taken: new Set(taken) }).map(
      ({ page }) => page,
    );
  const link = (name: string) => `https://docs.example/changelog/${name}.md`;

  it("are slugs, with a hash where two would be one, or too long, or there is none", () => {
    expect(ids([link("22-06-26"), link("GPT_4.1")])).toEqual(["notices-22-06-26", "notices-gpt-4-1"]);
    const found = ids([link("a.b"), link("a-b"), link("x".repeat(90)), link("~"), link("taken")], ["notices-taken"]);
    expect(found.map((id) => id.replace(/[0-9a-f]{8}$/, "#"))).toEqual([
      "notices-a-b",
      "notices-a-b-#",
      "notices-#",
      "notices-taken-#",
      `notices-${"x".repeat(46)}-#`,
    ]);
    for (const id of found) expect(id).toMatch(/^[a-z0-9][a-z0-9-]{0,63}$/);
    expect(new Set(found).size).toBe(5);
  });

  it("stay when more are found", () => {
    const options = { index: "notices", pattern, day: "2026-11-22", taken: new Set<string>() };
    const first = nextMembers([], [link("a-b")], options);
    expect(nextMembers(first, [link("a.b"), link("a-b")], options)).toContainEqual(first[0]);
  });
});

describe("a page of links", async () => {
  const host = await hostForFile();
  const notice = (model: string, day = "2027-05-01") => `# Notice\n${model} | deprecated | retired=${day} | next\n`;
  const list = (...links: string[]) => `Notices\n${links.map((link) => `- [x](${link})`).join("\n")}\n`;
  const project = (more: string[] = []) =>
    onlineProject(host, {
      notices: [
        `url: ${host.url("/llms.txt")}`,
        "minimumRecords: 0",
        `members: { url: "${host.url("/log/*.md")}", most: 5, format: markdown }`,
        ...more,
      ],
    });
  const run = async (effects: Memory, day: string, ...args: string[]) => {
    effects.day = day;
    return online(effects, ["ingest", ...args]);
  };
  const asked = () => host.asked.map(({ path, headers }) => `${path}${headers["if-none-match"] ? " if changed" : ""}`);
  const folders = (effects: Memory) =>
    [
      ...new Set(Object.keys(filesBelow(effects, "sources")).map((file) => file.split("/").slice(2, -1).join("/"))),
    ].filter(Boolean);
  const members = (effects: Memory) => JSON.parse(effects.readText(`${root}/sources/acme/notices/members.json`));

  it("leads to its pages in one run, each of which has snapshots and a check of its own", async () => {
    host.paths.set("/llms.txt", conditional(list("/log/a.md", "/log/b.md", "/other/c.md"), '"1"'));
    host.paths.set("/log/a.md", conditional(notice("m1"), '"a"'));
    host.paths.set("/log/b.md", conditional(notice("m2"), '"b"'));
    const effects = project();
    const { code, out } = await run(effects, "2026-11-21");
    expect([code, asked().sort()]).toEqual([0, ["/llms.txt", "/log/a.md", "/log/b.md"]]);
    expect(out).toContain("it leads to a new page, notices-a");
    expect(folders(effects).sort()).toEqual(["notices", "notices-a", "notices-b"]);
    expect(checks(effects).map(({ page, records }: { page: string; records: number }) => [page, records])).toEqual([
      ["notices", 0],
      ["notices-a", 1],
      ["notices-b", 1],
    ]);
    host.asked.length = 0;
    expect((await run(effects, "2026-11-22")).code).toBe(0);
    expect(asked().sort()).toEqual(["/llms.txt if changed", "/log/a.md if changed", "/log/b.md if changed"]);
    expect((await online(effects, ["rebuild", "--check"])).code).toBe(0);
  });

  it("makes a new member news, but not those of its first reading, even if one was late", async () => {
    host.paths.set("/llms.txt", body(list("/log/a.md", "/log/late.md")));
    host.paths.set("/log/a.md", body(notice("m1")));
    host.paths.set("/log/late.md", status(500));
    const effects = project();
    await run(effects, "2026-11-21");
    host.paths.set("/log/late.md", body(notice("m2")));
    await run(effects, "2026-11-22");
    expect((await online(effects, ["diff"])).out).toBe("no changes");
    host.paths.set("/llms.txt", body(list("/log/new.md", "/log/a.md", "/log/late.md")));
    host.paths.set("/log/new.md", body(notice("m3")));
    const { out } = await run(effects, "2026-11-23");
    expect(out).toContain("m3");
    expect((await online(effects, ["diff"])).out).toContain("m3");
    expect((await online(effects, ["rebuild", "--check"])).code).toBe(0);
  });

  it("that no longer lists a member keeps its facts and stops asking, until it lists it again", async () => {
    const pages = ["/log/a.md", "/log/b.md", "/log/c.md"];
    for (const [i, path] of pages.entries()) host.paths.set(path, body(notice(`m${i}`)));
    host.paths.set("/llms.txt", body(list(...pages)));
    const effects = project();
    await run(effects, "2026-11-21");
    host.paths.set("/llms.txt", body(list("/log/a.md", "/log/b.md")));
    host.paths.set("/log/c.md", status(404));
    await run(effects, "2026-11-22");
    host.asked.length = 0;
    expect((await run(effects, "2026-11-23")).code).toBe(0);
    expect(asked().sort()).toEqual(["/llms.txt", "/log/a.md", "/log/b.md"]);
    expect(members(effects)[2]).toMatchObject({ page: "notices-c", since: "2026-11-21", until: "2026-11-22" });
    expect(JSON.parse(effects.readText(`${root}/generated/models/acme/m2.json`)).listed).toBe(true);
    host.paths.set("/llms.txt", body(list(...pages)));
    host.paths.set("/log/c.md", body(notice("m2", "2027-06-01")));
    await run(effects, "2026-11-24");
    const { code, out } = await run(effects, "2026-11-25");
    expect([code, members(effects)[2].until]).toEqual([0, null]);
    expect(out + (await online(effects, ["diff"])).out).toContain("m2");
  });

  it.each([
    ["half of its links", list("/log/a.md"), "3 of 4 pages are no longer linked (75%, limit 50%)"],
    ["no links", "Please log in\n", "4 of 4 pages are no longer linked"],
    ["too many links", list(..."abcdefgh".split("").map((name) => `/log/${name}.md`)), "leads to 8 pages, at most 5"],
  ])("with %s is not believed, and can be accepted", async (_, text, reason) => {
    const pages = ["/log/a.md", "/log/b.md", "/log/c.md", "/log/d.md"];
    for (const [i, path] of pages.entries()) host.paths.set(path, body(notice(`m${i}`)));
    host.paths.set("/llms.txt", body(list(...pages)));
    const effects = project();
    await run(effects, "2026-11-21");
    const before = members(effects);
    host.paths.set("/llms.txt", body(text));
    const { code, out } = await run(effects, "2026-11-22");
    expect([code, out]).toEqual([2, expect.stringContaining(reason)]);
    expect([members(effects), checks(effects).map((check: { status: string }) => check.status)]).toEqual([
      before,
      ["quarantined", "ok", "ok", "ok", "ok"],
    ]);
    expect((await online(effects, ["accept", "acme/notices"])).code).toBe(0);
    expect(members(effects)).not.toEqual(before);
    expect((await online(effects, ["accept", "--undo"])).code).toBe(0);
    expect(members(effects)).toEqual(before);
  });

  it("without its markers is not looked at", async () => {
    host.paths.set("/llms.txt", body(list("/log/a.md")));
    const effects = project(["markers: [Changelog]"]);
    expect((await run(effects, "2026-11-21")).code).toBe(2);
    expect([asked(), folders(effects)]).toEqual([["/llms.txt"], []]);
  });

  it("chooses no path, host or scheme", async () => {
    const links = [
      "/log/../../../etc/passwd.md",
      "/log/%2e%2e%2f%2e%2e%2fx.md",
      "/log/..\\x.md",
      `${host.url("/log/x.md", names.inside)}`,
      `${host.url("/log/x.md", names.other)}`,
      "http://pages.test/log/x.md",
      "file:///log/x.md",
      "//elsewhere.test/log/x.md",
      "/log/-.md",
    ];
    host.paths.set("/llms.txt", body(list(...links)));
    host.paths.set("/log/-.md", body(notice("m1")));
    const effects = project();
    await run(effects, "2026-11-21");
    expect(asked()).toEqual(["/llms.txt", "/log/-.md"]);
    expect(folders(effects).sort()).toEqual(["notices", expect.stringMatching(/^notices-[0-9a-f]{8}$/)]);
  });

  it("does not read a page that is defined anyway, nor overwrite its folder", async () => {
    host.paths.set("/llms.txt", body(list("/log/own.md", "/log/a.md")));
    host.paths.set("/log/own.md", body(notice("m1")));
    host.paths.set("/log/a.md", body(notice("m2")));
    const effects = onlineProject(host, {
      notices: [
        `url: ${host.url("/llms.txt")}`,
        "minimumRecords: 0",
        `members: { url: "${host.url("/log/*.md")}", most: 5, format: markdown }`,
      ],
      "notices-a": [`url: ${host.url("/log/own.md")}`],
    });
    await run(effects, "2026-11-21");
    expect(members(effects)).toEqual([
      {
        page: expect.stringMatching(/^notices-a-[0-9a-f]{8}$/),
        url: host.url("/log/a.md"),
        since: "2026-11-21",
        until: null,
      },
    ]);
  });

  it("with a dry run writes nothing, and with members of another host nothing is loaded", async () => {
    host.paths.set("/llms.txt", body(list("/log/a.md")));
    host.paths.set("/log/a.md", body(notice("m1")));
    const effects = project();
    await run(effects, "2026-11-21", "--dry-run");
    expect(effects.touched).toEqual([]);
    const stray = [{ page: "notices-x", url: "https://elsewhere.test/x.md", since: "2026-11-21", until: null }];
    effects.files.set(`${root}/sources/acme/notices/members.json`, JSON.stringify(stray));
    const { code, err } = await run(effects, "2026-11-21");
    expect([code, err]).toEqual([1, expect.stringContaining("https://elsewhere.test/x.md is not on the host of")]);
  });

  it("has to be on the host of its members", async () => {
    const effects = onlineProject(host, {
      notices: [`members: { url: "https://elsewhere.test/log/*.md", most: 5, format: markdown }`],
    });
    const { code, err } = await run(effects, "2026-11-21");
    expect([code, err]).toEqual([1, expect.stringContaining("members: their url has to be on the host of the page")]);
  });
});
