// Fetching over a real TLS server of this machine: one test a behaviour, with requests and bytes counted.
import { type AddressInfo, createServer } from "node:net";
import { describe, expect, it, vi } from "vitest";
import { FetchError } from "../../pipeline/ingest/fetch/fetch-error.ts";
import { withRetries } from "../../pipeline/ingest/fetch/retry-delays.ts";
import { body, conditional, inTurn, names, status } from "../support/host.ts";
import { hostForFile } from "../support/host-for-file.ts";
import { checks, online, onlineProject, page, testNetwork } from "../support/online.ts";
import { filesBelow, root } from "../support/project.ts";

const host = await hostForFile();
const paths = () => host.asked.map(({ path }) => path);
const ingest = (effects: Parameters<typeof online>[0], ...more: string[]) => online(effects, ["ingest", ...more]);

describe("a page that answers", () => {
  it("is taken, and the run says who we are", async () => {
    host.paths.set("/models.md", body(page, { etag: '"1"', "last-modified": "Sat, 21 Nov 2026 08:00:00 GMT" }));
    const effects = onlineProject(host, { models: [] });
    expect((await ingest(effects)).code).toBe(0);
    expect(Object.keys(filesBelow(effects, "sources/acme/models"))).toEqual(["sources/acme/models/2026-11-21.md"]);
    expect(checks(effects)[0]).toMatchObject({
      status: "ok",
      answeredBy: host.url("/models.md"),
      validators: { etag: '"1"', lastModified: "Sat, 21 Nov 2026 08:00:00 GMT" },
    });
    expect(host.asked[0]?.headers["user-agent"]).toMatch(
      /^ModelAlmanac\/[\d.]+ \(\+https:\/\/almanac\.example\/contact\)$/,
    );
  });

  it("costs a quiet run one conditional request and no body, and touches only the checks", async () => {
    for (const id of ["one", "two"]) host.paths.set(`/${id}.md`, conditional(page.replace("a", id), `"${id}"`));
    const effects = onlineProject(host, { one: [], two: [] });
    await ingest(effects);
    effects.day = "2026-11-22";
    Object.assign(host, { asked: [], sent: 0, robots: 0 });
    const read = vi.spyOn(effects, "readText");
    const { code, out } = await ingest(effects);
    expect([code, paths(), host.sent, host.robots]).toEqual([0, ["/one.md", "/two.md"], 0, 1]);
    // Nothing of the past is read again.
    expect(read.mock.calls.flat().filter((path) => path.endsWith(".md"))).toEqual([]);
    expect(out).toMatch(/acme\/one +unchanged/);
    expect(effects.touched).toEqual([`${root}/generated/checks.json`]);
    expect(checks(effects)[1]).toMatchObject({ lastChecked: "2026-11-22", validators: { etag: '"two"' } });
  });

  it("is asked for whole in the first run of a month, so that a host which is wrong about it is found out", async () => {
    host.paths.set("/models.md", conditional(page, '"1"'));
    const effects = onlineProject(host, { models: [] });
    await ingest(effects);
    for (const day of ["2026-11-30", "2026-12-01", "2026-12-02"]) {
      effects.day = day;
      await ingest(effects);
    }
    const asked = host.asked.map(({ headers }) => headers["if-none-match"]);
    expect(asked).toEqual([undefined, '"1"', undefined, '"1"']);
    expect(checks(effects)[0]).toMatchObject({ status: "ok", lastChecked: "2026-12-02" });
  });

  it.each([{ first: [] }, { first: ["rebuild"] }])(
    "is asked for whole where its last snapshot was removed, after: $first",
    async ({ first: commands }) => {
      const first = page.replace("2026-05-01", "2026-04-01");
      host.paths.set("/models.md", inTurn(body(first), conditional(page, '"2"')));
      const effects = onlineProject(host, { models: [] });
      await ingest(effects);
      effects.day = "2026-11-22";
      await ingest(effects);
      effects.files.delete(`${root}/sources/acme/models/2026-11-22.md`);
      for (const command of commands) await online(effects, [command]);
      effects.day = "2026-11-23";
      expect((await ingest(effects)).code).toBe(0);
      expect(host.asked.at(-1)?.headers["if-none-match"]).toBeUndefined();
      expect(Object.keys(filesBelow(effects, "sources/acme/models")).at(-1)).toBe("sources/acme/models/2026-11-23.md");
    },
  );

  it("is asked for by its Last-Modified where the host gives no ETag", async () => {
    const lastModified = "Sat, 21 Nov 2026 08:00:00 GMT";
    host.paths.set("/models.md", ({ headers }, response) => {
      if (headers["if-modified-since"] === lastModified) response.writeHead(304).end();
      else body(page, { "last-modified": lastModified })({ headers } as never, response);
    });
    const effects = onlineProject(host, { models: [] });
    await ingest(effects);
    effects.day = "2026-11-22";
    expect((await ingest(effects)).out).toMatch(/acme\/models +unchanged/);
    expect(host.asked.map(({ headers }) => [headers["if-none-match"], headers["if-modified-since"]])).toEqual([
      [undefined, undefined],
      [undefined, lastModified],
    ]);
    expect(checks(effects)[0]).toMatchObject({ validators: { etag: null, lastModified }, lastChecked: "2026-11-22" });
  });

  it("is asked once a day, unless someone names it or wants it fresh", async () => {
    host.paths.set("/models.md", conditional(page, '"1"'));
    const effects = onlineProject(host, { models: [] });
    await ingest(effects);
    const second = await ingest(effects);
    expect([second.code, second.err, paths().length]).toEqual([
      0,
      "almanac: every page has already been checked on 2026-11-21; use --fresh to fetch again",
      1,
    ]);
    await ingest(effects, "--provider", "acme", "--page", "models");
    await ingest(effects, "--fresh");
    expect(host.asked.map(({ headers }) => headers["if-none-match"])).toEqual([undefined, '"1"', undefined]);
    expect((await ingest(effects, "--page", "models", "--provider", "none")).code).toBe(1);
    expect((await ingest(effects, "--provider", "acme", "--page", "none")).err).toContain('no page "none"');
  });

  it("is fetched and not written on a dry run", async () => {
    host.paths.set("/models.md", body(page));
    const effects = onlineProject(host, { models: [] });
    const { code, out } = await ingest(effects, "--dry-run", "--json", "--on", "2026-11-20");
    expect([code, JSON.parse(out).outcomes[0].status, effects.touched]).toEqual([0, "accepted", []]);
  });

  it("is asked for in full until a state is taken: validators of a quarantined one are not kept", async () => {
    host.paths.set("/models.md", conditional(page, '"good"'));
    const effects = onlineProject(host, { models: ["minimumRecords: 3"] });
    await ingest(effects);
    host.paths.set("/models.md", conditional("# Sign in\n", '"bad"'));
    effects.day = "2026-11-22";
    expect((await ingest(effects)).code).toBe(2);
    expect(checks(effects)[0]).toMatchObject({ status: "quarantined", validators: { etag: '"good"' }, records: 3 });
    expect((await ingest(effects)).code).toBe(2);
    host.paths.set("/models.md", conditional(page, '"good"'));
    expect((await ingest(effects)).code).toBe(0);
    expect(checks(effects)[0]).toMatchObject({ status: "ok", reasons: [] });
    expect(filesBelow(effects, ".almanac")).toEqual({});
  });

  it("stays in quarantine though its host says that it has not changed, where two states have one name", async () => {
    host.paths.set("/models.md", conditional(page, '"1"'));
    const effects = onlineProject(host, { models: ["minimumRecords: 3"] });
    await ingest(effects);
    host.paths.set("/models.md", conditional("# Sign in\n", '"1"'));
    for (const day of ["2026-12-01", "2026-12-02"]) {
      effects.day = day;
      expect((await ingest(effects)).code).toBe(2);
    }
    expect(checks(effects)[0]).toMatchObject({ status: "quarantined", since: "2026-12-01", lastChecked: "2026-12-02" });
  });

  it("is asked for in full after a person gave or accepted a state", async () => {
    host.paths.set("/models.md", conditional(page, '"1"'));
    const effects = onlineProject(host, { models: [] });
    await ingest(effects);
    effects.files.set("/page.md", page.replace("2026-05-01", "2026-06-01"));
    await ingest(effects, "--provider", "acme", "--from", "/page.md", "--on", "2026-11-22");
    expect(checks(effects)[0]).toMatchObject({ answeredBy: null, validators: null });
    host.paths.set("/models.md", conditional(page.replace("2026-05-01", "2026-04-01"), '"1"'));
    effects.day = "2026-11-23";
    expect((await ingest(effects)).out).toContain("1 June 2026 → 1 April 2026");
  });

  it("is read in the charset that the host names, unless that cannot be", async () => {
    const { decodePage } = await import("../../pipeline/extract/read/decode.ts");
    const latin = Buffer.from("Modèle", "latin1");
    expect(decodePage(latin, "markdown", "iso-8859-1")).toBe("Modèle");
    expect(decodePage(Buffer.from("Modèle"), "markdown", "iso-8859-1")).toBe("Modèle");
    expect(decodePage(Buffer.from("\ufeffModèle"), "markdown", "shift_jis")).toBe("Modèle");
    expect(decodePage(Buffer.from("Modèle"), "markdown", "nonsense")).toBe("Modèle");
    expect(() => decodePage(latin, "markdown", "utf-8")).toThrow("not valid utf-8");
  });
});

describe("a host in trouble", () => {
  it("is asked again after a 5xx", async () => {
    host.paths.set("/models.md", inTurn(status(502), status(500), body(page)));
    const effects = onlineProject(host, { models: [] });
    expect([(await ingest(effects)).code, paths().length]).toEqual([0, 3]);
  });

  it("is asked again later each time, by chance between half and all of a wait that doubles", async () => {
    const fault = new FetchError("https://a.example", "busy", "later", { retryable: true });
    const waits = async (random: number) => {
      const waited: number[] = [];
      const sleep = async (ms: number) => void waited.push(ms);
      const network = { ...testNetwork({ limits: { attempts: 4, backoffMs: 1_000 } }), sleep, random: () => random };
      const given = withRetries(network, new AbortController().signal, () => Promise.reject(fault));
      await expect(given).rejects.toBe(fault);
      return waited;
    };
    expect(await waits(0)).toEqual([500, 1_000, 2_000]);
    expect(await waits(0.5)).toEqual([750, 1_500, 3_000]);
  });

  it("that takes the connection and says nothing to it is given up in time", async () => {
    const silent = createServer();
    await new Promise<void>((ready) => silent.listen(0, "127.0.0.1", ready));
    const { port } = silent.address() as AddressInfo;
    const effects = onlineProject(host, { models: [`url: https://${names.pages}:${port}/models.md`] });
    const { code, out } = await online(effects, ["ingest"], { limits: { attempts: 1, connectMs: 300 } });
    silent.close();
    expect([code, out]).toEqual([2, expect.stringMatching(/models +failed .*the connection timed out/)]);
  });

  it("is not asked before it wants to be: Retry-After", async () => {
    host.paths.set("/models.md", inTurn(status(429, { "retry-after": "1" }), body(page)));
    const effects = onlineProject(host, { models: [] });
    expect((await ingest(effects)).code).toBe(0);
    const [first, second] = host.asked.map(({ at }) => at);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(990);
  });

  it("is left alone with all its pages and fallbacks when it wants a long rest; another host is not", async () => {
    host.paths.set("/a.md", status(429, { "retry-after": "7200" }));
    for (const path of ["/b.md", "/c.md", "/other.md"]) host.paths.set(path, body(page));
    const fallback = (url: string) => ["fallbacks:", `  - { url: "${url}", format: markdown }`];
    const effects = onlineProject(host, {
      a: fallback(host.url("/c.md")),
      b: fallback(host.url("/other.md", names.other)),
    });
    const { out } = await ingest(effects);
    expect(paths()).toEqual(["/a.md", "/other.md"]);
    expect(out).toContain("not requested: for another page the host answered 429 and asked us to wait 7200 s");
  });

  it("is left alone until the next run when it wants a long rest, and the old data stay", async () => {
    host.paths.set("/models.md", inTurn(body(page), status(503, { "retry-after": "7200" })));
    const effects = onlineProject(host, { models: [] });
    await ingest(effects);
    const before = filesBelow(effects, "generated/models");
    effects.day = "2026-11-22";
    const { code, out } = await ingest(effects);
    expect([code, paths().length]).toEqual([2, 2]);
    expect(out).toContain("the host answered 503 and asked us to wait 7200 s; the next run tries again");
    expect(checks(effects)[0]).toMatchObject({ status: "failed", since: "2026-11-22", lastChecked: "2026-11-21" });
    expect([filesBelow(effects, "generated/models"), effects.touched]).toEqual([
      before,
      [`${root}/generated/checks.json`],
    ]);
  });

  it("does not stop the pages of others", async () => {
    host.paths.set("/two.md", body(page));
    const { code, out } = await ingest(onlineProject(host, { one: [], two: [] }));
    expect(code).toBe(2);
    expect(out).toMatch(
      /acme\/one +failed +https:.*\/one\.md: the host answered 404 \(no such page\); find where the page is now/,
    );
    expect(out).toMatch(/acme\/two +accepted/);
  });

  it("that says nothing is given up in time", async () => {
    host.paths.set("/models.md", () => {});
    const limits = { attempts: 2, headersMs: 400 };
    const { code, out } = await online(onlineProject(host, { models: [] }), ["ingest"], { limits });
    expect([code, paths().length]).toEqual([2, 2]);
    expect(out).toContain("the response timed out");
  });

  it("that stops, trickles or breaks off is given up in time, and nothing of it is taken", async () => {
    const start = (response: Parameters<ReturnType<typeof body>>[1]) =>
      response.writeHead(200, { "content-type": "text/markdown" }).write(page);
    host.paths.set("/stops.md", (_, response) => void start(response));
    host.paths.set("/trickles.md", (_, response) => {
      start(response);
      const timer = setInterval(() => response.write(" "), 50);
      response.on("close", () => clearInterval(timer));
    });
    host.paths.set("/breaks.md", (_, response) => {
      start(response);
      setTimeout(() => response.destroy(), 20);
    });
    host.paths.set("/short.md", (_, response) => {
      response.writeHead(200, { "content-length": "5000" }).write(page);
      setTimeout(() => response.socket?.end(), 20);
    });
    const effects = onlineProject(host, { stops: [], trickles: [], breaks: [], short: [] });
    const { code, out } = await online(effects, ["ingest"], {
      limits: { attempts: 2, idleMs: 1_000, requestMs: 3_000 },
    });
    expect([code, filesBelow(effects, "sources/acme/")]).toEqual([
      2,
      { "sources/acme/source.yaml": expect.anything() },
    ]);
    expect(out).toMatch(/stops +failed .*the transfer stalled/);
    expect(out).toMatch(/trickles +failed .*the request took too long/);
    expect(out).toMatch(/breaks +failed .*(closed before the page was complete|connection broke)/);
    expect(out).toMatch(/short +failed .*(closed before the page was complete|not as long as the host says)/);
  });

  it("cannot hold up a run beyond its end", async () => {
    host.paths.set("/models.md", status(503, { "retry-after": "50" }));
    const { code, out } = await online(onlineProject(host, { models: [] }), ["ingest"], { limits: { runMs: 300 } });
    // Had it waited, it would have asked again.
    expect([code, paths().length]).toEqual([2, 1]);
    expect(out).toContain("the run took too long");
  });
});

describe("a page elsewhere", () => {
  it("is found by a permanent redirect, which is told", async () => {
    host.paths.set("/models.md", status(308, { location: "/new.md" }));
    host.paths.set("/new.md", conditional(page, '"1"'));
    const effects = onlineProject(host, { models: [] });
    const { code, out } = await ingest(effects);
    expect(code).toBe(0);
    expect(out).toContain(
      `note: ${host.url("/models.md")} has moved permanently to ${host.url("/new.md")}: update url`,
    );
    expect((await online(effects, ["status"])).out).toContain(`fetched from ${host.url("/new.md")} instead of`);
    effects.day = "2026-11-22";
    Object.assign(host, { sent: 0 });
    expect([(await ingest(effects)).code, host.sent]).toEqual([0, 0]);
  });

  it("is found by a temporary redirect, which is not", async () => {
    host.paths.set("/models.md", status(302, { location: "/today.md" }));
    host.paths.set("/today.md", body(page));
    const { code, out } = await ingest(onlineProject(host, { models: [] }));
    expect([code, out.includes("note:")]).toEqual([0, false]);
  });

  it("is not chased in circles or for ever", async () => {
    host.paths.set("/one.md", status(302, { location: "/again.md" }));
    host.paths.set("/again.md", status(302, { location: "/one.md" }));
    for (let hop = 1; hop < 9; hop += 1) host.paths.set(`/hop${hop}`, status(302, { location: `/hop${hop + 1}` }));
    host.paths.set("/two.md", status(302, { location: "/hop1" }));
    const { out } = await ingest(onlineProject(host, { one: [], two: [] }));
    expect(out).toContain("redirect loop");
    expect(out).toContain("more than 5 redirects");
    expect(paths().filter((path) => path.startsWith("/hop"))).toHaveLength(5);
  });

  it("may be a fallback, and the run says which one answered and why", async () => {
    host.paths.set("/models.md", body("<html>Not here</html>", { "content-type": "text/html" }));
    host.paths.set("/copy.md", body(page));
    const fallbacks = ["/gone.md", "/copy.md"].map((path) => `{ url: "${host.url(path)}", format: markdown }`);
    const effects = onlineProject(host, { models: [`fallbacks: [${fallbacks.join(", ")}]`] });
    const { code, out } = await ingest(effects, "--json");
    const [{ status: state, notes }] = JSON.parse(out).outcomes;
    expect([code, state, paths()]).toEqual([0, "accepted", ["/models.md", "/gone.md", "/copy.md"]]);
    expect(notes[0]).toMatch(/^the fallback .*copy\.md answered, because: .*text\/html, not markdown.*404/);
    expect(checks(effects)[0].answeredBy).toBe(host.url("/copy.md"));
    expect(Object.values(filesBelow(effects, "sources/acme/models/"))[0]).toContain(`url: ${host.url("/copy.md")}`);
  });
});

describe("politeness", () => {
  it("asks one host for one page at a time, with a pause between", async () => {
    const ids = ["a", "b", "c", "d"];
    for (const id of ids) host.paths.set(`/${id}.md`, body(page));
    const effects = onlineProject(host, Object.fromEntries(ids.map((id) => [id, []])));
    await online(effects, ["ingest"], { limits: { pauseMs: 100 } });
    const gaps = host.asked.slice(1).map(({ at }, i) => at - (host.asked[i]?.at ?? 0));
    expect([paths().length, host.busiest, gaps.every((gap) => gap >= 95)]).toEqual([4, 1, true]);
  });

  it("asks several hosts at once, as many as it may", async () => {
    // Each is answered when both were asked for.
    const waiting: (() => void)[] = [];
    for (const id of ["a", "b"])
      host.paths.set(`/${id}.md`, (...request) => {
        waiting.push(() => body(page)(...request));
        if (waiting.length === 2) for (const answer of waiting) answer();
      });
    const effects = onlineProject(host, { a: [], b: [`url: ${host.url("/b.md", "other.test")}`] });
    await online(effects, ["ingest"], { limits: { concurrency: 2 } });
    const together = host.busiest;
    host.busiest = 0;
    for (const id of ["a", "b"]) host.paths.set(`/${id}.md`, body(page));
    await online(effects, ["ingest", "--fresh"], { limits: { concurrency: 1 } });
    expect([together, host.busiest]).toEqual([2, 1]);
  });

  it("waits as long between pages as robots.txt asks", async () => {
    host.paths.set("/robots.txt", body("User-agent: *\nCrawl-delay: 0.3\n"));
    for (const id of ["a", "b"]) host.paths.set(`/${id}.md`, body(page));
    await ingest(onlineProject(host, { a: [], b: [] }));
    const [first, second] = host.asked.map(({ at }) => at);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(290);
  });

  it("reads robots.txt once a run and keeps out where it says so", async () => {
    host.paths.set("/robots.txt", body("User-agent: *\nDisallow: /\n\nUser-agent: ModelAlmanac\nDisallow: /private\n"));
    host.paths.set("/open.md", body(page));
    const effects = onlineProject(host, { open: [], closed: [`url: ${host.url("/private/x.md")}`] });
    const { code, out } = await ingest(effects);
    expect([code, paths(), host.robots]).toEqual([2, ["/open.md"], 1]);
    expect(out).toMatch(/closed +failed .*robots\.txt disallows this URL for ModelAlmanac/);
  });

  it("takes a robots.txt that leads nowhere for a failure of this host, and of no other", async () => {
    host.paths.set("/robots.txt", status(302, { location: "https://[" }));
    host.paths.set("/models.md", body(page));
    const { code, out } = await ingest(onlineProject(host, { models: [] }));
    expect([code, paths(), out.includes('"https://[" is not a valid URL')]).toEqual([2, [], true]);
  });

  it("follows a robots.txt to no host but those of the sources, and says whose fault that is", async () => {
    host.paths.set("/robots.txt", status(301, { location: "https://elsewhere.test/robots.txt" }));
    host.paths.set("/models.md", body(page));
    const { code, out } = await ingest(onlineProject(host, { models: [] }));
    expect([code, paths()]).toEqual([2, []]);
    expect(out).toContain(
      "/robots.txt: redirects to a URL that is not allowed: elsewhere.test is not the host of any source; nothing is fetched from this host",
    );
  });

  it("keeps out of a host whose robots.txt fails, as RFC 9309 has it", async () => {
    host.paths.set("/robots.txt", status(500));
    host.paths.set("/models.md", body(page));
    expect([(await ingest(onlineProject(host, { models: [] }))).code, paths()]).toEqual([2, []]);
  });
});

describe("extract of a URL", () => {
  it("reads any public page, with the same limits", async () => {
    host.paths.set("/any.md", body(page));
    const effects = onlineProject(host, { models: [] });
    expect((await online(effects, ["extract", host.url("/any.md", "other.test")])).out).toMatch(/a +active/);
    const refused = await online(effects, ["extract", "http://other.test/any.md"]);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("only https URLs are fetched")]);
    expect((await online(effects, ["extract", host.url("/none.md")])).code).toBe(1);
  });
});
