/** What axe-core finds on an open page. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type axe from "axe-core";
import type { Page } from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What it finds in both themes, a line each, best practices too; another theme changes colours alone. */
export async function axeFaultsOf(page: Page): Promise<string[]> {
  await page.evaluate(source);
  const width = page.viewportSize()?.width;
  const light = (await violations(page, null)).map((text) => `${width} light: ${text}`);
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await violations(page, ["color-contrast", "link-in-text-block"]);
  await page.emulateMedia({ colorScheme: "light" });
  return [...light, ...dark.map((text) => `${width} dark: ${text}`)];
}

async function violations(page: Page, only: string[] | null): Promise<string[]> {
  const results = await page.evaluate(async (rules) => {
    const { axe: run } = window as unknown as { axe: typeof axe };
    return run.run(document, { resultTypes: ["violations"], preload: false, ...(rules && { runOnly: rules }) });
  }, only);
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" ")}`);
}
