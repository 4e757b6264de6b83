/** A real browser for tests, and a folder served to it. Without any browser a test fails: to skip would be to say nothing. */
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { delimiter, join } from "node:path";
import { type Browser, chromium, type LaunchOptions, type Page } from "playwright-core";
import sirv from "sirv";
import { inject } from "vitest";

const programs = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const args = [
  ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

declare module "vitest" {
  export interface ProvidedContext {
    /** Path of the browser's program; empty where Playwright has to look for an installed Chrome. */
    browser: string;
  }
}

/**
 * Path of a browser: CHROME_PATH, one on PATH, or on Linux the one that npm installed, unpacked into `folder`, which the
 * caller removes. Empty elsewhere. Throws where Linux has none.
 */
export async function browserProgram(folder: string): Promise<string> {
  const { CHROME_PATH, PATH = "" } = process.env;
  if (CHROME_PATH) return CHROME_PATH;
  const found = PATH.split(delimiter)
    .flatMap((directory) => programs.map((program) => join(directory, program)))
    .find((path) => existsSync(path));
  if (found || process.platform !== "linux") return found ?? "";
  return unpackedProgram(folder);
}

/** The package unpacks into the temporary folder and uses again what lies there, even half a file: so it gets its own. */
async function unpackedProgram(folder: string): Promise<string> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: packed } = await import("@sparticuz/chromium");
    return await packed.executablePath();
  } catch (cause) {
    throw new Error("no browser: install Chromium, set CHROME_PATH, or run npm ci with development packages", {
      cause,
    });
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** Starts the browser of this test run. Throws, with what was tried, where there is none; the caller closes it. */
export function launchBrowser(): Promise<Browser> {
  const program = inject("browser");
  const which: LaunchOptions = program === "" ? { channel: "chrome" } : { executablePath: program };
  return chromium.launch({ ...which, args });
}

export interface Served {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  address: string;
  close(): Promise<void>;
}

/** Serves a built site as a static host does: folders by their index.html, 404.html for what is not there. */
export async function serveFolder(folder: string): Promise<Served> {
  const files = sirv(folder, { dev: false, etag: false });
  const server = createServer((request, response) =>
    files(request, response, () => {
      response.statusCode = 404;
      request.url = "/404.html";
      files(request, response, () => void response.end("not found"));
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** By how many pixels a page is wider than its window, and the innermost element that reaches furthest; empty where it fits. */
export function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const over = Math.max(root.scrollWidth, document.body.scrollWidth) - root.clientWidth;
    if (over <= 0) return [];
    const edge = (element: Element) => element.getBoundingClientRect().right;
    const widest = [...document.querySelectorAll("body *")].reduce((a, b) => (edge(b) >= edge(a) ? b : a), root);
    return [`${over} px too wide: ${widest.outerHTML.slice(0, 120)}`];
  });
}
