/** A real browser for tests, and a folder served to it. */
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, chromium } from "playwright-core";
import sirv from "sirv";

/** Starts CHROME_PATH, the system's Chromium, or the one from npm. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const installed = [process.env.CHROME_PATH, "/usr/bin/chromium"].find((path) => path && existsSync(path));
  const executablePath = installed ?? (await (await import("@sparticuz/chromium")).default.executablePath());
  return chromium.launch({ executablePath, args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"] });
}

/** Serves a folder on a free port of this machine. The caller closes it. */
export async function serveFolder(folder: string): Promise<{ address: string; close(): Promise<void> }> {
  const answer = sirv(folder, { dev: true });
  const server = createServer((request, response) =>
    answer(request, response, () => {
      response.statusCode = 404;
      response.end("not found");
    }),
  );
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((done) => {
      server.closeAllConnections();
      server.close(() => done());
    });
  return { address, close };
}
