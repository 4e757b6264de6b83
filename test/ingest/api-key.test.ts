// API keys: from the environment to the one host that they are for, and to nowhere else.
import { describe, expect, it, test } from "vitest";
import { body, conditional, names, status } from "../support/host.ts";
import { hostForFile } from "../support/host-for-file.ts";
import type { Memory } from "../support/memory.ts";
import { checks, online, onlineProject, page } from "../support/online.ts";

const host = await hostForFile();
const secret = "sk-live/9f8e7d6c5b4a+key";
const keyed = ["key: { env: ACME_KEY }"];
const run = (effects: Memory, env: Record<string, string>, args: string[] = []) =>
  online(effects, ["ingest", ...args], { env });
const sentTo = (path: string) =>
  host.asked.filter((one) => one.path === path).map(({ headers }) => headers.authorization);

/** All that a run printed or wrote. */
function traces(effects: Memory): string {
  return [...effects.files.values(), ...effects.printed, ...effects.errors]
    .map((text) => Buffer.from(text).toString())
    .join("\n");
}

describe("with the key", () => {
  it("the page is fetched with it, and nothing that is kept has it", async () => {
    host.paths.set("/models.md", body(page));
    const effects = onlineProject(host, { models: keyed });
    const { code } = await run(effects, { ACME_KEY: secret });
    expect([code, sentTo("/models.md")]).toEqual([0, [`Bearer ${secret}`]]);
    expect(traces(effects)).not.toContain(secret);
  });

  it("its header and scheme are those of the definition", async () => {
    host.paths.set("/models.md", body(page));
    const effects = onlineProject(host, { models: ['key: { env: ACME_KEY, header: X-Api-Key, scheme: "" }'] });
    await run(effects, { ACME_KEY: secret });
    expect(host.asked.map(({ headers }) => headers["x-api-key"])).toEqual([secret]);
  });

  it("other pages, fallbacks on other hosts and robots.txt are asked without it", async () => {
    const asked: (string | undefined)[] = [];
    host.paths.set("/robots.txt", (request, response) => {
      asked.push(request.headers.authorization);
      response.writeHead(404).end();
    });
    host.paths.set("/other.md", body(page));
    host.paths.set("/spare.md", body(page));
    const fallback = `fallbacks: [{ url: "${host.url("/spare.md", names.other)}", format: markdown }]`;
    const { code } = await run(onlineProject(host, { models: [...keyed, fallback], other: [] }), { ACME_KEY: secret });
    expect([code, sentTo("/models.md"), sentTo("/spare.md"), sentTo("/other.md")]).toEqual([
      2, // Two pages of the same content: one of them is not taken.
      [`Bearer ${secret}`],
      [undefined],
      [undefined],
    ]);
    expect(new Set(asked)).toEqual(new Set([undefined]));
  });

  it("a redirect to another host is followed without it, one on the same host with it", async () => {
    host.paths.set("/models.md", status(302, { location: "/here.md" }));
    host.paths.set("/here.md", status(302, { location: host.url("/there.md", names.other) }));
    host.paths.set("/there.md", body(page));
    const known = [`url: ${host.url("/known.md", names.other)}`];
    host.paths.set("/known.md", status(404));
    await run(onlineProject(host, { models: keyed, known }), { ACME_KEY: secret });
    expect([sentTo("/models.md"), sentTo("/here.md"), sentTo("/there.md")]).toEqual([
      [`Bearer ${secret}`],
      [`Bearer ${secret}`],
      [undefined],
    ]);
  });
});

describe("an account in the URL", () => {
  const account = "023e105f4ecef8ad";
  const withAccount = () => [...keyed, `url: ${host.url("/accounts/{ACME_ACCOUNT_ID}/models.md")}`];
  const path = `/accounts/${account}/models.md`;

  it("is filled in from the environment, and nothing that is kept or printed has it", async () => {
    host.paths.set(path, conditional(page, '"1"'));
    const effects = onlineProject(host, { models: withAccount() });
    const env = { ACME_KEY: secret, ACME_ACCOUNT_ID: account };
    const codes = [await run(effects, env), await run(effects, env, ["--on", "2026-11-22"])];
    expect(codes.map(({ code }) => code)).toEqual([0, 0]);
    expect(host.asked.map((one) => [one.path, one.headers["if-none-match"]])).toEqual([
      [path, undefined],
      [path, '"1"'],
    ]);
    expect(checks(effects)[0]).toMatchObject({ answeredBy: checks(effects)[0].url, movedTo: null });
    expect(traces(effects)).not.toContain(account);
  });

  it("is not in the message of a failure, nor in the address of a redirect", async () => {
    const effects = onlineProject(host, { models: withAccount() });
    const env = { ACME_KEY: secret, ACME_ACCOUNT_ID: account };
    const { code, out } = await run(effects, env);
    expect([code, out]).toEqual([2, expect.stringContaining("/accounts/{ACME_ACCOUNT_ID}/models.md: ")]);
    host.paths.set(path, status(301, { location: `/moved/${account}.md` }));
    host.paths.set(`/moved/${account}.md`, body(page));
    await run(effects, env, ["--fresh"]);
    expect(traces(effects)).not.toContain(account);
  });

  it.each([[{}], [{ ACME_ACCOUNT_ID: "../../other/023e105f4ecef8ad" }]])(
    "that is not there leaves the page out",
    async (env) => {
      const { code, out } = await run(onlineProject(host, { models: withAccount() }), { ACME_KEY: secret, ...env });
      expect([code, host.asked]).toEqual([0, []]);
      expect(out).toContain("its URL needs an account in the environment variable ACME_ACCOUNT_ID");
    },
  );
});

describe("a host that repeats the key", () => {
  const repeats: [string, () => void][] = [
    ["in the page", () => host.paths.set("/models.md", body(`${page}\nYour key: ${secret}\n`))],
    ["in the page, as JSON", () => host.paths.set("/models.md", body(`${page}\n${secret.replaceAll("/", "\\/")}\n`))],
    ["in an ETag", () => host.paths.set("/models.md", body(page, { etag: `"${secret}"` }))],
    [
      "in the address of a redirect",
      () => {
        host.paths.set("/models.md", status(301, { location: `/x.md?key=${encodeURIComponent(secret)}` }));
        host.paths.set("/x.md", body(page));
      },
    ],
    [
      "in the address of a redirect that is refused",
      () => host.paths.set("/models.md", status(302, { location: `https://elsewhere.test/?key=${secret}` })),
    ],
    [
      "in the address of a missing page",
      () => host.paths.set("/models.md", status(302, { location: `/gone?${secret}` })),
    ],
  ];
  test.each(repeats)("%s is not believed, and the key is not stored or printed", async (_, answer) => {
    answer();
    const effects = onlineProject(host, { models: keyed });
    const { code } = await run(effects, { ACME_KEY: secret });
    expect([code, checks(effects)[0].status]).toEqual([2, "failed"]);
    for (const form of [secret, encodeURIComponent(secret), secret.replaceAll("/", "\\/")])
      expect(traces(effects)).not.toContain(form);
  });
});

describe("without the key", () => {
  it.each([
    [{}, "ACME_KEY, which is not set"],
    [{ ACME_KEY: "  " }, "ACME_KEY, which is not set"],
    [{ ACME_KEY: "no\nkey at all" }, "the value of ACME_KEY is not an API key"],
  ])("the page is left out, the others are read, and the run succeeds (%j)", async (env, reason) => {
    host.paths.set("/models.md", body(page));
    host.paths.set("/open.md", body(page));
    const effects = onlineProject(host, { models: keyed, open: [] });
    const { code, out } = await run(effects, env);
    expect([code, sentTo("/models.md"), sentTo("/open.md")]).toEqual([0, [], [undefined]]);
    expect(out).toMatch(new RegExp(`acme/models +left-out +note: left out: .*${reason}`));
    expect(checks(effects).map(({ page: id, status: state }: { page: string; status: string }) => [id, state])).toEqual(
      [
        ["models", "never"],
        ["open", "ok"],
      ],
    );
    expect(traces(effects)).not.toContain("key at all");
  });

  it("the report says so, and that nothing is known of the page", async () => {
    const { out } = await run(onlineProject(host, { models: keyed }), {}, ["--report", "-"]);
    expect(out).toContain("1 page: 1 left out");
    expect(out).toMatch(/`acme\/models`.*left out: it needs an API key in the environment variable ACME\\?_KEY/);
    expect(out).toMatch(/\| `acme\/models` \| left out \(never\) \|/);
    expect(out).not.toContain("need review");
  });
});

describe("extract", () => {
  const extract = (effects: Memory, env: Record<string, string>, ...args: string[]) =>
    online(effects, ["extract", host.url("/models.md"), ...args], { env });

  it("sends the key for a page of the provider, and says what is missing without it", async () => {
    host.paths.set("/models.md", body(page));
    const effects = onlineProject(host, { models: keyed });
    expect((await extract(effects, { ACME_KEY: secret }, "--provider", "acme")).code).toBe(0);
    expect(sentTo("/models.md")).toEqual([`Bearer ${secret}`]);
    const { code, err } = await extract(effects, {}, "--provider", "acme");
    expect([code, err]).toEqual([1, expect.stringContaining("API key in the environment variable ACME_KEY")]);
  });

  it("sends no key for a URL alone, and prints none that a host repeats", async () => {
    host.paths.set("/models.md", status(302, { location: `http://elsewhere.test/?key=${secret}` }));
    const effects = onlineProject(host, { models: keyed });
    await extract(effects, { ACME_KEY: secret });
    expect(sentTo("/models.md")).toEqual([undefined]);
    expect((await extract(effects, { ACME_KEY: secret }, "--provider", "acme")).code).toBe(1);
    expect(traces(effects)).toContain("[ACME_KEY]");
    expect(traces(effects)).not.toContain(secret);
  });
});

test.each([
  ["key: { env: sk-live-9f8e7d6c5b4a }", "NAME of an environment variable"],
  ["key: { env: GITHUB_TOKEN }", "ends in _KEY"],
  ['key: { env: ACME_KEY, header: "X: y" }', "header"],
])("a definition with %s is refused", async (line, message) => {
  const { code, err } = await run(onlineProject(host, { models: [line] }), {});
  expect(code).toBe(1);
  expect(err).toContain(message);
});
