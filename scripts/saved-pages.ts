/** A folder of saved pages: <provider>/<page>/<day>.<extension>; a file named after a month has an unknown day. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

export interface SavedPage {
  provider: string;
  /** Id of the page in the definition of its provider, if it is defined. */
  page: string;
  /** Other pages that are read from the same file, each with its own sections of it. */
  also: readonly { provider: string; page: string }[];
  /** Relative to the folder. */
  name: string;
  path: string;
  /** The day on which it was read; if it is unknown, the last day of the month, or today if that is still ahead. */
  date: string;
  /** The first day on which it may have been read; null if the day is known. */
  notBefore: string | null;
}

const FILE_NAME = /^(?<year>\d{4})-(?<month>\d{2})(?:-(?<day>\d{2}))?(?:-\d+)?\.(?:mdx?|html)$/;
/** Folders of pages that are defined under another id. */
const renamed: Record<string, string> = { "mistral/models-overview": "models" };
/** Folders of pages that are defined for several providers. */
const shared: Record<string, readonly { provider: string; page: string }[]> = {
  "azure-foundry/model-retirement-schedule": [{ provider: "azure-openai", page: "model-retirements" }],
};

/** Every saved page of the folder, oldest first, sorted by name within a day; empty if there is no such folder. */
export function savedPages(folder: string): SavedPage[] {
  if (!existsSync(folder)) return [];
  return foldersIn(folder)
    .flatMap((provider) => foldersIn(join(folder, provider)).map((page) => ({ provider, page })))
    .flatMap(({ provider, page }) => versionsOf(folder, provider, page))
    .sort((a, b) => (`${a.date} ${a.name}` < `${b.date} ${b.name}` ? -1 : 1));
}

function versionsOf(folder: string, provider: string, page: string): SavedPage[] {
  const versions = `${provider}/${page}`;
  const defined = { provider, page: renamed[versions] ?? page, also: shared[versions] ?? [] };
  return readdirSync(join(folder, versions)).flatMap((file) => {
    const { year, month, day } = FILE_NAME.exec(file)?.groups ?? {};
    if (!year || !month) return [];
    const name = `${versions}/${file}`;
    const first = `${year}-${month}-01`;
    const date = day === undefined ? lastDay(Number(year), Number(month)) : `${year}-${month}-${day}`;
    const notBefore = day === undefined && first < date ? first : null;
    return [{ ...defined, name, path: join(folder, name), date, notBefore }];
  });
}

/** The last day of a month, or today if that is still ahead. */
function lastDay(year: number, month: number): string {
  const day = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  const today = new Date().toISOString().slice(0, 10);
  return day < today ? day : today;
}

const foldersIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
