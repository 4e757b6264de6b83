// Protects the statuses of the local server: a missing page is a 404, whatever page is shown for it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { siteServer } from "../../scripts/site-server.ts";

async function servedSite(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "almanac-served-"));
  mkdirSync(join(folder, "about"));
  writeFileSync(join(folder, "about/index.html"), "<p>about");
  writeFileSync(join(folder, "404.html"), "<p>page not found");
  const server = siteServer(folder);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true });
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("a page is served with 200, and with 304 to whoever has it", async () => {
  const response = await fetch(`${await servedSite()}/about/`);
  expect([response.status, await response.text()]).toEqual([200, "<p>about"]);
  const etag = response.headers.get("etag") ?? "";
  expect((await fetch(response.url, { headers: { "if-none-match": etag } })).status).toBe(304);
});

test.each(["/nowhere/", "/nowhere", "/about/image.png", "/%E0%A4%A"])(
  "%s is 404 with the page for it",
  async (path) => {
    const response = await fetch(`${await servedSite()}${path}`);
    expect([response.status, await response.text()]).toEqual([404, "<p>page not found"]);
    expect(response.headers.get("content-type")).toBe("text/html;charset=utf-8");
  },
);

test("HEAD has the status without the page", async () => {
  const response = await fetch(`${await servedSite()}/nowhere/`, { method: "HEAD" });
  expect([response.status, await response.text()]).toEqual([404, ""]);
});
