/** A folder of saved pages: <provider>/<page>/<day>.<extension>, where a name of a month is a day that is not known. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

export interface SavedPage {
  provider: string;
  /** Id of the page in the definition of its provider, if it is defined. */
  page: string;
  /** Relative to the folder. */
  name: string;
  path: string;
  /** The day on which it was read; the last of the month where the day is not known. */
  date: string;
  isDayKnown: boolean;
}

const FILE_NAME = /^(?<year>\d{4})-(?<month>\d{2})(?:-(?<day>\d{2}))?(?:-\d+)?\.(?:mdx?|html)$/;
/** Pages that are kept under the address they had first. */
const renamed: Record<string, string> = { "mistral/models-overview": "models" };

/** Every saved page of the folder, oldest first, and in the order of their names within a day; none without the folder. */
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
