/** The URL that is called after a good run. */
import { afterEach, beforeEach, expect, it, test } from "vitest";
import { pingHealth } from "../../pipeline/notify/health-ping.ts";
import { nodeNotifyEffects } from "../../pipeline/notify/notify-effects.ts";
import { body, startHost, status } from "../support/host.ts";
import { online, onlineProject, page } from "../support/online.ts";
import { httpReceiver, type Receiver } from "../support/receivers.ts";

let receiver: Receiver;
beforeEach(async () => {
  receiver = await httpReceiver();
});
afterEach(() => receiver.close());

const ping = (url: string | undefined) =>
  pingHealth({ ...nodeNotifyEffects(), env: () => url, wait: async () => undefined });

it("is called once, and nothing is where none is set", async () => {
  expect(await ping(`${receiver.url}/ok`)).toBeNull();
  expect(await ping(undefined)).toBeNull();
  expect(receiver.received.map(({ path }) => path)).toEqual(["/ok"]);
});

it.each(["http://example.com/s3cr3t", "https://user:s3cr3t@example.com", "file:///s3cr3t", "s3cr3t"])(
  "refuses %s without printing it",
  async (url) => {
    const why = await ping(url);
    expect(why).toMatch(/^ALMANAC_PING_URL does not hold /);
    expect(why).not.toContain("s3cr3t");
  },
);

it("says what the receiver answered, and follows no redirect", async () => {
  receiver.answers = [{ status: 302, headers: { location: `${receiver.url}/elsewhere` } }];
  expect(await ping(receiver.url)).toBe("the receiver answered 302");
  expect(receiver.received).toHaveLength(1);
});

test("ingest calls it after a good run of all pages, and not where a page failed", async () => {
  const host = await startHost();
  const before = process.env.ALMANAC_PING_URL;
  process.env.ALMANAC_PING_URL = receiver.url;
  try {
    host.paths.set("/models.md", body(page));
    const effects = onlineProject(host, { models: [] });
    expect((await online(effects, ["ingest"])).code).toBe(0);
    expect(receiver.received).toHaveLength(1);
    await online(effects, ["ingest", "--provider", "acme", "--fresh"]);
    host.paths.set("/models.md", status(404));
    expect((await online(effects, ["ingest", "--fresh"])).code).not.toBe(0);
    expect(receiver.received).toHaveLength(1);
  } finally {
    if (before === undefined) delete process.env.ALMANAC_PING_URL;
    else process.env.ALMANAC_PING_URL = before;
    await host.close();
  }
});
