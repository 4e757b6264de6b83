/** Finds dates in text, only as precise as they are written. The calendar is date-fns's, the months are the lexicon's. */
import { isExists } from "date-fns/isExists";
import type { Lexicon } from "./lexicon/index.ts";

export type DateOrder = "mdy" | "dmy";

export interface FoundDate {
  start: number;
  end: number;
  /** YYYY-MM-DD, YYYY-MM, YYYY-Qn or YYYY; null where it cannot be: see `fault`. */
  date: string | null;
  /** As written, without a footnote digit glued to it. */
  text: string;
  /** Why there is no date: it cannot be, day and month cannot be told apart, or it has no year. */
  fault?: "impossible" | "ambiguous" | "yearless";
  /** Month and day of a date without a year, as MM-DD. */
  monthDay?: string;
}

type Found = Omit<FoundDate, "start" | "end" | "text"> & { glued?: number };
/** How dates in figures are ordered: on this page, and in this language where the page does not tell. */
interface Orders {
  page: DateOrder | null;
  language: DateOrder | null;
}
/** What the text of every date of a form has: four digits, or the name of a month. A text without it is not searched. */
type Need = "year" | "month";
type Form = [pattern: RegExp, read: (parts: (string | undefined)[], orders: Orders) => Found, need?: Need];

/** Years that a lifecycle date can have. Outside is a typing error on the page ("2525-06-06"), not a date. */
const years = { first: 2015, last: 2060 };

const pad = (value: string | number | undefined): string => String(value ?? "").padStart(2, "0");
const plausible = (year: string | undefined): boolean => Number(year) >= years.first && Number(year) <= years.last;

function whole(y: string | undefined, m: string | number | undefined, d: string | undefined): Found {
  const possible = plausible(y) && isExists(Number(y), Number(m) - 1, Number(d));
  return possible ? { date: `${y}-${pad(m)}-${pad(d)}` } : { date: null, fault: "impossible" };
}

function monthly(y: string | undefined, m: string | number | undefined): Found {
  return plausible(y) && isExists(Number(y), Number(m) - 1, 1)
    ? { date: `${y}-${pad(m)}` }
    : { date: null, fault: "impossible" };
}

function quarterly(y: string | undefined, q: string | undefined): Found {
  return plausible(y) ? { date: `${y}-Q${q}` } : { date: null, fault: "impossible" };
}

const yearless = (m: string | number | undefined, d: string | undefined): Found =>
  isExists(2024, Number(m) - 1, Number(d))
    ? { date: null, fault: "yearless", monthDay: `${pad(m)}-${pad(d)}` }
    : { date: null, fault: "impossible" };

function inFigures(a = "", b = "", y = "", { page, language }: Orders): Found {
  const year = y.length === 2 ? `20${y}` : y;
  const known = page ?? orderOf(a, b, y) ?? (y.length === 4 ? language : null);
  if (known !== null) return known === "mdy" ? whole(year, a, b) : whole(year, b, a);
  return Number(a) === Number(b) ? whole(year, a, b) : { date: null, fault: "ambiguous" };
}

/** The order a date gives away by itself. "24/10/28" gives none: 2024 may stand first as well as the 24th. */
function orderOf(a: string, b: string, y: string): DateOrder | null {
  if (Number(b) > 12 && Number(a) <= 12) return "mdy";
  if (Number(a) > 12 && Number(b) <= 12) return y.length === 2 && plausible(`20${a}`) ? null : "dmy";
  return null;
}

// A hyphen needs no escape outside of a character class, and a pattern with the flag "u" refuses one.
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
const anyOf = (words: readonly string[]): string =>
  [...new Set(words)]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join("|") || "(?!)";

/** Forms that no language changes. A form earlier in the list wins where two would match. */
const figures: Form[] = [
  // A third digit after the day is a footnote mark that lost its superscript: no day has three digits.
  [
    /(?<![\d.])(\d{4})(?:(-)(?=\d{1,2}-\d)|([/.]))(\d{1,2})(?:\2|\3)(\d{2}|\d(?!\d))(\d)?(?![\d-])/,
    ([y, , , m, d, glued]) => ({ ...whole(y, m, d), glued: glued ? 1 : 0 }),
    "year",
  ],
  [/(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?![\d/])/, ([a, b, y], orders) => inFigures(a, b, y, orders)],
  // The order of a page's slashed dates says nothing of dates with dots.
  [
    /(?<![\d./-])(\d{1,2})([.-] ?)(\d{1,2})\2(\d{4})(?!\d)/,
    ([a, , b, y], { language }) => inFigures(a, b, y, { page: null, language }),
    "year",
  ],
  [/(?<![\d.])(\d{4})\. ?(\d{1,2})\. ?(\d{1,2})(?!\d)\.?/, ([y, m, d]) => whole(y, m, d), "year"],
  [
    /(?<!\d)(\d{4}) ?[年년] ?(\d{1,2}) ?[月월](?: ?(\d{1,2}) ?[日号號일])?/u,
    ([y, m, d]) => (d === undefined ? monthly(y, m) : whole(y, m, d)),
    "year",
  ],
];
const closing: Form[] = [
  [/(?<![\p{L}\d])Q([1-4])[ /-]?(?:of )?(\d{4})(?!\d)/iu, ([q, y]) => quarterly(y, q), "year"],
  [/(?<!\d)(\d{4})[年년]?[ /-]?Q([1-4])(?!\d)/iu, ([y, q]) => quarterly(y, q), "year"],
  [/(?<![\d-])(\d{4})[-/](\d{2})(?![\d/-])/, ([y, m]) => monthly(y, m), "year"],
  [/(?<![\p{L}\d.,/-])(\d{2}|\d(?=\/))[./](\d{4})(?![\d/-])/u, ([m, y]) => monthly(y, m), "year"],
  [/(?<!\d)(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日号號일]/u, ([m, d]) => yearless(m, d)],
];
const bareYear = /^\s*(\d{4})(?:年)?\s*$/;

/** By the months of a lexicon, which the lexicons of all pages share. */
const formsOf = new WeakMap<Lexicon["months"], { forms: Form[]; monthName: RegExp }>();

function formsIn(lexicon: Lexicon): { forms: Form[]; monthName: RegExp } {
  const known = formsOf.get(lexicon.months);
  if (known) return known;
  const month = anyOf([...lexicon.months.keys()]);
  const monthOf = (name: string | undefined): number => lexicon.months.get((name ?? "").toLowerCase()) ?? 0;
  const day = `(\\d{1,2})(?:${anyOf(lexicon.ordinals)}|\\.)?`;
  const joint = `(?:(?:${anyOf(lexicon.joints)})[ \\n]+)?`;
  const year = `(\\d{4})(?:[ ]?(?:${anyOf(lexicon.yearMarks)})(?![\\p{L}]))?`;
  const quarter = anyOf([...lexicon.quarters.keys()]);
  const quarterOf = (name: string | undefined): string =>
    lexicon.quarters.get((name ?? "").toLowerCase().replace(/\s+/g, " ")) ?? "";
  // "05.03.31" is a date only where the language is known to write the day first.
  const shortYear: Form[] =
    lexicon.order === "dmy"
      ? [[/(?<![\p{L}\d./-])(\d{2})\.(\d{2})\.(\d{2})(?![\d.]\d)/u, ([d, m, y]) => whole(`20${y}`, m, d)]]
      : [];
  const forms: Form[] = [
    ...figures,
    ...shortYear,
    [
      new RegExp(`(?<![\\p{L}\\d])(${quarter}),?[ \\n/-]*${joint}${year}(?!\\d)`, "iu"),
      ([q, y]) => quarterly(y, quarterOf(q)),
      "year",
    ],
    [
      new RegExp(
        `(?<!\\d)(\\d{4})[ ]?(?:${anyOf(lexicon.yearMarks)})?[ ,/-]*(${quarter})(?![\\p{Script=Latin}\\d])`,
        "iu",
      ),
      ([y, q]) => quarterly(y, quarterOf(q)),
      "year",
    ],
    [
      new RegExp(`(?<![\\d\\p{L}-])(\\d{1,2})-(${month})-(\\d{4})(?!\\d)`, "iu"),
      ([d, m, y]) => whole(y, monthOf(m), d),
      "month",
    ],
    [
      new RegExp(`(?<![\\p{L}\\d])(${month})\\.?,?[ \\n]+${day},?[ \\n]*,?[ \\n]*(\\d{4})(\\d)?(?![\\d\\p{L}])`, "iu"),
      ([m, d, y, glued]) => ({ ...whole(y, monthOf(m), d), glued: glued ? 1 : 0 }),
      "month",
    ],
    [
      new RegExp(
        `(?<![\\d\\p{L}])${day}[ \\n]*${joint}(${month})\\.?,?[ \\n]+${joint}${year}(\\d)?(?![\\d\\p{L}])`,
        "iu",
      ),
      ([d, m, y, glued]) => ({ ...whole(y, monthOf(m), d), glued: glued ? 1 : 0 }),
      "month",
    ],
    [
      new RegExp(`(?<![\\p{L}\\d])(${month})\\.?,?[ \\n]+${joint}${year}(?![\\d\\p{L}])`, "iu"),
      ([m, y]) => monthly(y, monthOf(m)),
      "month",
    ],
    ...closing,
    [
      new RegExp(`(?<![\\p{L}])(${month})\\.?[ \\n]+${day}(?![\\d\\p{L}])`, "iu"),
      ([m, d]) => yearless(monthOf(m), d),
      "month",
    ],
    [
      new RegExp(`(?<![\\d\\p{L}])${day}[ \\n]+${joint}(${month})(?![\\p{L}])`, "iu"),
      ([d, m]) => yearless(monthOf(m), d),
      "month",
    ],
  ];
  const made = { forms, monthName: new RegExp(month, "iu") };
  formsOf.set(lexicon.months, made);
  return made;
}

/** The order of slashed dates that these texts give away; null where they do not, or contradict each other. */
export function detectDateOrder(texts: Iterable<string>): DateOrder | null {
  const seen = new Set<DateOrder>();
  for (const text of texts)
    for (const [, a = "", b = "", y = ""] of text.matchAll(/(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?![\d/])/g)) {
      const order = orderOf(a, b, y);
      if (order !== null) seen.add(order);
    }
  return seen.size === 1 ? ([...seen][0] ?? null) : null;
}

/** All dates in a text, in order, none overlapping. `order` settles what figures leave open. */
export function findDates(text: string, lexicon: Lexicon, order: DateOrder | null = null): FoundDate[] {
  if (!/\d/.test(text)) return [];
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (iso) return [{ start: 0, end: text.length, text, ...whole(iso[1], iso[2], iso[3]) }];
  const found: FoundDate[] = [];
  const orders: Orders = { page: order, language: lexicon.order === "dmy" ? "dmy" : null };
  let rest = text;
  const { forms, monthName } = formsIn(lexicon);
  const lacks: Record<Need, boolean> = { year: !/\d{4}/.test(text), month: !monthName.test(text) };
  for (const [form, read, need] of forms) {
    if (need && lacks[need]) continue;
    for (let match = form.exec(rest); match; match = form.exec(rest)) {
      const { glued = 0, ...result } = read(match.slice(1), orders);
      const start = match.index;
      const end = start + match[0].length;
      found.push({ ...result, start, end, text: text.slice(start, end - glued) });
      rest = rest.slice(0, start) + "\u0001".repeat(match[0].length) + rest.slice(end);
    }
  }
  const year = found.length === 0 ? bareYear.exec(text)?.[1] : undefined;
  if (year !== undefined && plausible(year))
    found.push({ start: text.indexOf(year), end: text.trimEnd().length, date: year, text: year });
  return found.sort((a, b) => a.start - b.start);
}

/** True where `coarse` says no more than `fine` does: 2025-09 and 2025-09-15. */
export function isCoarserThan(coarse: string, fine: string): boolean {
  if (coarse.length >= fine.length) return false;
  const quarter = /^(\d{4})-Q([1-4])$/.exec(coarse);
  if (quarter)
    return fine.startsWith(`${quarter[1]}-`) && Math.ceil(Number(fine.slice(5, 7)) / 3) === Number(quarter[2]);
  return fine.startsWith(`${coarse}-`);
}
