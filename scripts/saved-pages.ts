/**
 * A folder of saved pages: <provider>/<YYYY-MM or YYYY-MM-DD>-<name>.<extension>, each a page as it was saved on that
 * day. Tells of each which page of its provider it is, and of which day.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { sourceDefinition } from "../pipeline/domain/schema.ts";

export interface SavedPage {
  provider: string;
  page: string;
  /** Relative to the folder. */
  name: string;
  path: string;
  date: string;
  note: string;
}

const FILE_NAME = /^(?<month>\d{4}-\d{2})(?:-(?<day>\d{2}))?-(?<name>.+)\.(?:mdx?|html)$/;
/** The places in which a page says of which day it is; any other date on it may be about anything. */
const OWN_DATES = [
  /^ms\.date:\s*(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4})/m,
  /\blast updated:?\s+(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})\b/i,
];

/** Every saved page of the folder, oldest first, and in the order of their names within a day. */
export function savedPages(folder: string, root: string): SavedPage[] {
  return readdirSync(folder)
    .flatMap((provider) => readdirSync(join(folder, provider)).map((file) => describe(folder, root, provider, file)))
    .sort((a, b) => (`${a.date} ${a.name}` < `${b.date} ${b.name}` ? -1 : 1));
}

function describe(folder: string, root: string, provider: string, file: string): SavedPage {
  const { month, day, name } = FILE_NAME.exec(file)?.groups ?? {};
  if (!month || !name) throw new Error(`${provider}/${file}: a name such as 2026-08-deprecations.md was expected`);
  const path = join(folder, provider, file);
  const date = day ? `${month}-${day}` : ownDay(readFileSync(path, "utf8"), month);
  return {
    provider,
    page: pageOf(root, provider, name),
    name: `${provider}/${file}`,
    path,
    date: date ?? `${month}-01`,
    note: date
      ? "from a saved copy; url is where the page is today"
      : "from a saved copy; url is where the page is today; day not given by the page: first of the month",
  };
}

/** The page of the provider that the file name ends with; for a page that had another name, the provider's first. */
function pageOf(root: string, provider: string, name: string): string {
  const source = readFileSync(join(root, "sources", provider, "source.yaml"), "utf8");
  const { pages } = sourceDefinition.parse(parse(source));
  const page = pages.find(({ id }) => id === name) ?? pages[0];
  if (!page) throw new Error(`${provider}: no page`);
  return page.id;
}

/** The day which the text gives for itself, if it lies within `month` (YYYY-MM). */
function ownDay(text: string, month: string): string | null {
  for (const pattern of OWN_DATES) {
    const found = pattern.exec(text)?.groups;
    if (!found) continue;
    const day = [found.year, found.month?.padStart(2, "0"), found.day?.padStart(2, "0")].join("-");
    if (day.startsWith(`${month}-`)) return day;
  }
  return null;
}
