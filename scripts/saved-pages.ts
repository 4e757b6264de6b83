/** A folder of saved pages: <provider>/<page>/<day>.<extension>; a file named after a month has an unknown day. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

export interface SavedPage {
  provider: string;
  /** Id of the page in the definition of its provider, if it is defined. */
  page: string;
  /** Relative to the folder. */
  name: string;
  path: string;
  /** The day on which it was read; the last day of the month if the day is unknown. */
  date: string;
  isDayKnown: boolean;
}

const FILE_NAME = /^(?<year>\d{4})-(?<month>\d{2})(?:-(?<day>\d{2}))?(?:-\d+)?\.(?:mdx?|html)$/;
/** Pages whose folder still has their former id. */
const renamed: Record<string, string> = { "mistral/models-overview": "models" };

/** Every saved page of the folder, oldest first, sorted by name within a day; empty if there is no such folder. */
export function savedPages(folder: string): SavedPage[] {
  if (!existsSync(folder)) return [];
  return foldersIn(folder)
    .flatMap((provider) => foldersIn(join(folder, provider)).map((page) => ({ provider, page })))
    .flatMap(({ provider, page }) => versionsOf(folder, provider, page))
    .sort((a, b) => (`${a.date} ${a.name}` < `${b.date} ${b.name}` ? -1 : 1));
}

function versionsOf(folder: string, provider: string, page: string): SavedPage[] {
  return readdirSync(join(folder, provider, page)).flatMap((file) => {
    const { year, month, day } = FILE_NAME.exec(file)?.groups ?? {};
    if (!year || !month) return [];
    const name = `${provider}/${page}/${file}`;
    return [
      {
        provider,
        page: renamed[`${provider}/${page}`] ?? page,
        name,
        path: join(folder, name),
        date: `${year}-${month}-${day ?? lastDay(Number(year), Number(month))}`,
        isDayKnown: day !== undefined,
      },
    ];
  });
}

const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const foldersIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
