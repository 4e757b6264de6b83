/** Dates in cells: where they are, and other ways to write them. */

export interface FoundDate {
  start: number;
  end: number;
  iso: string;
}

const months = "january february march april may june july august september october november december".split(" ");
const month = `(?:${months.map((name) => `${name}|${name.slice(0, 3)}\\.?`).join("|")}|sept\\.?)`;
const patterns: [RegExp, (groups: string[]) => [year: number, month: number, day: number]][] = [
  [/(?<![\w-])(\d{4})-(\d{2})-(\d{2})(?![\w-])/, ([y, m, d]) => [Number(y), Number(m), Number(d)]],
  [
    new RegExp(`\\b(${month})\\s+(\\d{1,2})(?:st|nd|rd|th)?,\\s+(\\d{4})\\b`, "i"),
    ([m = "", d, y]) => [Number(y), monthOf(m), Number(d)],
  ],
  [
    new RegExp(`\\b(\\d{1,2})\\s+(${month}),?\\s+(\\d{4})\\b`, "i"),
    ([d, m = "", y]) => [Number(y), monthOf(m), Number(d)],
  ],
];

const monthOf = (text: string): number =>
  months.findIndex((name) => name.startsWith(text.toLowerCase().slice(0, 3))) + 1;
const two = (value: number): string => String(value).padStart(2, "0");

/** The only date of a text; null where there is none or another one. A date in an id is none. */
export function onlyDate(text: string): FoundDate | null {
  for (const [pattern, parts] of patterns) {
    const match = pattern.exec(text);
    if (!match) continue;
    const [year, month, day] = parts(match.slice(1));
    const rest = text.slice(0, match.index) + text.slice(match.index + match[0].length);
    if (/\d{4}/.test(rest)) return null;
    return { start: match.index, end: match.index + match[0].length, iso: `${year}-${two(month)}-${two(day)}` };
  }
  return null;
}

const utc = (iso: string): Date => new Date(`${iso}T00:00:00Z`);

/** A day as people of a language write it. */
export const localDate = (iso: string, language: string, style: "long" | "medium"): string =>
  new Intl.DateTimeFormat(language, { dateStyle: style, timeZone: "UTC" }).format(utc(iso)).normalize("NFKC");

/** A day in the ways in which English pages write it. */
export function englishDates(iso: string): string[] {
  const [year = "", month = "", day = ""] = iso.split("-");
  const name = localDate(iso, "en-US", "long").split(" ")[0] ?? "";
  const number = Number(day);
  const ordinal = `${number}${["th", "st", "nd", "rd"][number % 10 > 3 || (number > 10 && number < 14) ? 0 : number % 10]}`;
  return [
    iso,
    `${name} ${number}, ${year}`,
    `${name.slice(0, 3)} ${number}, ${year}`,
    `${number} ${name} ${year}`,
    `${name} ${ordinal}, ${year}`,
    `${ordinal} ${name} ${year}`,
    `${day}-${name.slice(0, 3)}-${year}`,
    `${year}/${month}/${day}`,
    `${name} ${number} ${year}`,
  ];
}

/** A day so many days later. */
export function daysAfter(iso: string, days: number): string {
  return new Date(utc(iso).getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
