// What a hostile page, name server or redirect could do, tried over real sockets.
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { brotliCompressSync, gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { retryAfter } from "../../pipeline/domain/retry-after.ts";
import { isPublic } from "../../pipeline/ingest/fetch/ip-address.ts";
import { runnerCommands } from "../support/github.ts";
import { body, status } from "../support/host.ts";
import { hostForFile } from "../support/host-for-file.ts";
import { checks, online, onlineProject, page } from "../support/online.ts";
import { filesBelow } from "../support/project.ts";

const host = await hostForFile();
const paths = () => host.asked.map(({ path }) => path);
const ingest = (effects: Parameters<typeof online>[0], settings = {}) => online(effects, ["ingest"], settings);

describe("size", () => {
  it("of a body is counted while it streams: an endless page is cut off", async () => {
    host.paths.set("/models.md", (_, response) => {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 97)));
        if (!response.destroyed) response.once("drain", more);
      };
      more();
    });
    const { code, out } = await ingest(onlineProject(host, { models: [] }), { limits: { bytes: 300_000 } });
    expect([code, paths().length, host.sent < 20_000_000]).toEqual([2, 1, true]);
    expect(out).toContain("more than 300000 bytes (sent)");
  });

  const packers = { gzip: gzipSync, br: brotliCompressSync, zstd: zstdCompressSync };
  it.each(Object.entries(packers))("of a %s bomb is counted while it unpacks", async (coding, pack) => {
    const bomb = pack(Buffer.alloc(200_000_000));
    host.paths.set("/models.md", body(bomb, { "content-encoding": coding }));
    const before = process.memoryUsage().rss;
    const { code, out } = await ingest(onlineProject(host, { models: [] }));
    expect([code, paths().length]).toEqual([2, 1]);
    expect(out).toContain("more than 5000000 bytes (decompressed)");
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });

  it.each(Object.entries(packers))(
    "does not matter to an honest %s page; a truncated one is refused",
    async (coding, pack) => {
      const packed = pack(Buffer.from(page));
      host.paths.set("/whole.md", body(packed, { "content-encoding": coding }));
      host.paths.set("/cut.md", body(packed.subarray(0, -12), { "content-encoding": coding }));
      const { out } = await ingest(onlineProject(host, { whole: [], cut: [] }));
      expect(out).toMatch(/whole +accepted/);
      expect(out).toMatch(/cut +failed .*compressed body is damaged/);
    },
  );

  it("cannot hide in a coding that we do not know", async () => {
    host.paths.set("/models.md", body(page, { "content-encoding": "gzip, gzip" }));
    host.paths.set("/next.md", body(page));
    const { out } = await ingest(onlineProject(host, { models: [], next: [] }));
    expect(out).toContain('unknown content coding "gzip, gzip"');
    expect(out).toMatch(/next +accepted/);
  });
});

describe("destinations", () => {
  const refusals = [
    ["another host", () => host.url("/x.md", "other.test"), "is not the host of any source"],
    ["plain http", () => `http://pages.test:${host.port}/x.md`, "only https URLs are fetched"],
    ["a private address", () => "https://10.0.0.1/x.md", "is not the host of any source"],
    ["a file", () => "file:///etc/passwd", "only https URLs are fetched"],
    ["a user name", () => `https://user:secret@pages.test:${host.port}/x.md`, "with credentials"],
  ] as const;
  it.each(refusals)("a redirect to %s is refused before anything is sent", async (_, location, reason) => {
    host.paths.set("/models.md", status(302, { location: location() }));
    host.paths.set("/x.md", body(page));
    const { code, out } = await ingest(onlineProject(host, { models: [] }));
    expect([code, paths()]).toEqual([2, ["/models.md"]]);
    expect(out).toContain(reason);
    expect(out).not.toContain("secret");
  });

  it("an allowed redirect is followed to another host of the sources", async () => {
    host.paths.set("/models.md", status(302, { location: host.url("/c.md", "other.test") }));
    host.paths.set("/b.md", body(page));
    host.paths.set("/c.md", body(page.replace("\na ", "\nx ")));
    const { out } = await ingest(onlineProject(host, { models: [], b: [`url: ${host.url("/b.md", "other.test")}`] }));
    expect(out).toMatch(/models +accepted/);
  });

  it("a name that DNS leads to a private address is refused, by the very lookup that would connect", async () => {
    const effects = onlineProject(host, { models: [`url: ${host.url("/x.md", "inside.test")}`] });
    const { code, out } = await ingest(effects);
    expect([code, paths()]).toEqual([2, []]);
    expect(out).toContain("inside.test resolves to 10.0.0.1, which is not a public address");
  });

  it("a name with one public and one private address is refused", async () => {
    const resolve = async () => ["127.0.0.1", "192.168.1.1"].map((address) => ({ address, family: 4 }));
    const { out } = await ingest(onlineProject(host, { models: [] }), { resolve });
    expect([out.includes("resolves to 192.168.1.1"), paths()]).toEqual([true, []]);
  });

  it("a name that changes its mind is judged at every connection", async () => {
    const answers = ["127.0.0.1", "10.0.0.1"];
    let asked = 0;
    const resolve = async () => [{ address: answers[Math.min(asked++, 1)] as string, family: 4 }];
    // The connection of robots.txt is not used again, so the page needs a second look-up.
    const close = { connection: "close" };
    host.paths.set("/robots.txt", body("", close));
    host.paths.set("/models.md", body(page, close));
    const { out } = await ingest(onlineProject(host, { models: [] }), { resolve });
    expect(out).toContain("resolves to 10.0.0.1, which is not a public address");
    expect([host.robots, paths(), asked > 1]).toEqual([1, [], true]);
  });

  it("this machine itself is refused unless a test allows it", async () => {
    const { out } = await ingest(onlineProject(host, { models: [] }), { allowLoopback: false });
    expect(out).toContain("resolves to 127.0.0.1, which is not a public address");
    const effects = onlineProject(host, { models: [] });
    for (const address of [
      "127.0.0.1",
      "[::1]",
      "2130706433",
      "0x7f.1",
      "0177.0.0.1",
      "127.1.",
      "１２７.0.0.1",
      "169.254.169.254",
      "[::ffff:10.0.0.1]",
      "[64:ff9b::a00:1]",
    ]) {
      const { code, err } = await online(effects, ["extract", `https://${address}/`], { allowLoopback: false });
      expect([code, err]).toEqual([1, expect.stringContaining("is not a public address")]);
    }
    expect(host.asked).toEqual([]);
  });

  it("are public addresses only", () => {
    const inside = [
      "10.1.2.3",
      "172.16.0.1",
      "192.168.0.1",
      "127.0.0.1",
      "169.254.169.254",
      "100.64.0.1",
      "0.0.0.0",
      "192.0.0.8",
      "198.18.0.1",
      "203.0.113.1",
      "224.0.0.1",
      "240.0.0.1",
      "255.255.255.255",
    ];
    const inside6 = [
      "::1",
      "::",
      "fe80::1",
      "fc00::1",
      "fe80::1%eth0",
      "fec0::1",
      "::ffff:127.0.0.1",
      "::ffff:7f00:1",
      // An IPv4 address in the forms of IPv6 that lead to it: compatible, translated, NAT64 (RFC 6052, RFC 8215), 6to4, Teredo.
      "::10.0.0.1",
      "::ffff:0:10.0.0.1",
      "64:ff9b::a00:1",
      "64:ff9b:1::a00:1",
      "2002:a00:1::",
      "2001:0:a00:1::",
      "100::1",
      "2001:db8::1",
      "ff02::1",
      "none",
    ];
    expect([...inside, ...inside6].filter((address) => isPublic(address))).toEqual([]);
    expect(["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"].map((address) => isPublic(address))).toEqual([
      true,
      true,
    ]);
  });

  it("a certificate that is not trusted is refused", async () => {
    const { code, out } = await ingest(onlineProject(host, { models: [] }), { ca: undefined });
    expect([code, paths()]).toEqual([2, []]);
    expect(out).toContain("certificate is not trusted");
  });
});

describe("a proxy", () => {
  it("is used where the environment names one, as a tunnel", async () => {
    const tunnels: string[] = [];
    const proxy = createServer().on("connect", (request, socket, head) => {
      tunnels.push(String(request.url));
      const target = connect(host.port, "127.0.0.1", () => {
        socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
        target.write(head);
        target.pipe(socket).pipe(target);
      });
      for (const end of [target, socket]) end.on("error", () => {});
    });
    await new Promise<void>((ready) => proxy.listen(0, "127.0.0.1", ready));
    const httpsProxy = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    host.paths.set("/models.md", body(page));
    const effects = onlineProject(host, { models: [] });
    const settings = { proxy: { httpsProxy, noProxy: "" } };
    expect((await ingest(effects, settings)).code).toBe(0);
    expect(new Set(tunnels)).toEqual(new Set([`pages.test:${host.port}`]));
    tunnels.length = 0;
    const direct = { proxy: { httpsProxy, noProxy: "pages.test" } };
    expect([(await online(effects, ["ingest", "--fresh"], direct)).code, tunnels]).toEqual([0, []]);
    proxy.closeAllConnections();
    proxy.close();
  });
});

describe("headers", () => {
  it("of a host do not get into the data unless they have the form", async () => {
    host.paths.set(
      "/models.md",
      body(page, { etag: 'no quotes"\t::set-output', "last-modified": "Sat, ##[set-output name=a]b 12:00 GMT" }),
    );
    const effects = onlineProject(host, { models: [] });
    await ingest(effects);
    expect(JSON.stringify(filesBelow(effects, "generated/checks.json"))).not.toContain("set-output");
  });

  it("of a host, its URLs and its robots.txt give no command to a runner", async () => {
    const bad = "##[error]b";
    const headers: [string, Record<string, string>, number][] = [
      ["location", { location: `https://[::1/ ${bad}` }, 302],
      ["other", { location: `https://evil.test/?x=${bad}&y=::error::` }, 301],
      ["moved", { location: `/there.md?x=::error::$` + `{{x}}` }, 301],
      ["coding", { "content-encoding": bad }, 200],
      ["type", { "content-type": `::error::${bad}` }, 200],
      ["charset", { "content-type": `text/markdown; charset="${bad}"` }, 200],
      ["later", { "retry-after": `::error::${bad}` }, 503],
    ];
    for (const [name, found, code] of headers)
      host.paths.set(`/${name}.md`, code === 200 ? body(page, found) : status(code, found));
    host.paths.set("/there.md", body(page));
    host.paths.set("/robots.txt", body(`User-agent: *\nDisallow: ${bad}\n::error::x\n`));
    const effects = onlineProject(host, Object.fromEntries(headers.map(([name]) => [name, []])));
    const log = [];
    for (const args of [["ingest"], ["ingest", "--json", "--fresh"], ["status"], ["status", "--json"]]) {
      const { out, err } = await online(effects, [
        ...args,
        ...(args[0] === "ingest" ? ["--report", "/report.md"] : []),
      ]);
      log.push(out, err);
    }
    const text = log.join("\n");
    expect(text).toContain("unknown");
    expect([runnerCommands(text), runnerCommands(effects.readText("/report.md"))]).toEqual([[], []]);
  });

  it("Retry-After are seconds or a date, and nothing else", () => {
    const now = Date.parse("2026-11-21T12:00:00Z");
    expect(
      ["5", "Sat, 21 Nov 2026 12:00:30 GMT", "Sat, 21 Nov 2026 11:00:00 GMT"].map((text) => retryAfter(text, now)),
    ).toEqual([5_000, 30_000, 0]);
    expect(["", "soon", "-1", "1e9", undefined].map((text) => retryAfter(text, now))).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe("a clock that is wrong", () => {
  const dated = (date: string, age = "0") => body(page, { date, age });

  it("ends the run before a snapshot gets its day", async () => {
    host.paths.set("/models.md", dated("Mon, 23 Nov 2026 08:00:00 GMT"));
    const effects = onlineProject(host, { models: [] });
    const { code, err } = await ingest(effects);
    expect([code, effects.touched]).toEqual([1, []]);
    expect(err).toContain("this machine's clock says 2026-11-21, but all hosts say 2026-11-23, so nothing was written");
  });

  it("is not seen in an answer that a cache kept, in one host of several, or in the night", async () => {
    host.paths.set("/models.md", dated("Sat, 14 Nov 2026 08:00:00 GMT", `${7 * 86_400}`));
    expect((await ingest(onlineProject(host, { models: [] }))).code).toBe(0);
    host.paths.set("/models.md", dated("Sun, 22 Nov 2026 00:10:00 GMT"));
    expect((await ingest(onlineProject(host, { models: [] }))).code).toBe(0);
    host.paths.set("/models.md", dated("Wed, 25 Nov 2026 08:00:00 GMT"));
    host.paths.set("/b.md", body(page.replace("\na ", "\nx "), { date: "Sat, 21 Nov 2026 08:00:00 GMT" }));
    expect((await ingest(onlineProject(host, { models: [], b: [] }))).code).toBe(0);
  });

  it("is no matter where the day is given", async () => {
    host.paths.set("/models.md", dated("Wed, 25 Nov 2026 08:00:00 GMT"));
    expect((await online(onlineProject(host, { models: [] }), ["ingest", "--on", "2026-11-20"])).code).toBe(0);
  });
});

describe("a day that has not come", () => {
  it("is refused: it would keep out every state until then", async () => {
    host.paths.set("/models.md", body(page, { date: "Sat, 21 Nov 2026 08:00:00 GMT" }));
    const effects = onlineProject(host, { models: [] });
    effects.day = "2062-11-21";
    const { code, err } = await online(effects, ["ingest", "--on", "2062-11-21"]);
    expect([code, effects.touched]).toEqual([1, []]);
    expect(err).toContain(
      "--on says 2062-11-21, but all hosts say 2026-11-21, so nothing was written: give a day that is not in the future",
    );
    effects.day = "2026-11-21";
    expect((await online(effects, ["ingest", "--on", "2026-11-23"])).err).toBe(
      "almanac: --on 2026-11-23 is in the future; today is 2026-11-21 (UTC)",
    );
  });
});

describe("no network at all", () => {
  const pages = { a: [], b: [], c: ["url: https://other.test:1/c.md"] };

  it("blames no source: nothing is written, exit 1", async () => {
    const effects = onlineProject(host, pages);
    const resolve = () => Promise.reject(Object.assign(new Error("no"), { code: "ENOTFOUND" }));
    const { code, err } = await ingest(effects, { resolve });
    expect([code, effects.touched]).toEqual([1, []]);
    expect(err).toContain(
      "none of the 3 pages could be fetched, so nothing was written: check this machine's network connection",
    );
  });

  it("is not believed where a host answered, though with no page", async () => {
    const effects = onlineProject(host, pages);
    expect((await ingest(effects)).code).toBe(2);
  });

  it("is not believed where one page came", async () => {
    host.paths.set("/a.md", body(page));
    const effects = onlineProject(host, pages);
    const { code } = await ingest(effects);
    expect([code, checks(effects).map(({ status }: { status: string }) => status)]).toEqual([
      2,
      ["ok", "failed", "failed"],
    ]);
  });
});
