/** The year ahead as a poster: a line for each month, a mark for each date, and what is retired then in words. */
import { formatDate, monthName } from "../../../pipeline/domain/date-text.ts";
import { isBefore } from "../../../pipeline/domain/partial-date.ts";
import { count } from "../../../pipeline/text/format.ts";
import { forPlainText } from "../../../pipeline/text/sanitize.ts";
import type { RetirementDay } from "../almanac/almanac.ts";
import { siteName } from "../site/site-urls.ts";
import { escaped } from "../site/xml.ts";
import type { PosterMonth, YearAhead } from "./year-ahead.ts";

const width = 1200;
const margin = 80;
const top = 290;
const row = 116;
const strip = { from: 330, to: width - margin };
const colours = { paper: "#fbf9f4", ink: "#1f1d1a", muted: "#655f55", rule: "#c9c1b1", ending: "#a34a18" };
/** Lines beside the name of a month, and the characters that fit into each. */
const words = { lines: 2, room: 86 };

/** The poster as SVG, 1200 by some 2,000 pixels. `host` is where to find more. */
export function posterSvg(year: YearAhead, host: string): string {
  const height = top + year.months.length * row + 184;
  const title = `Model retirements, ${formatDate(year.from)} to ${formatDate(year.to)}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${colours.paper}"/>`,
    line("The year ahead", margin, 128, serif(76)),
    line(title, margin, 180, serif(32)),
    line(summaryOf(year), margin, 224, sans(24, colours.muted)),
    ...year.months.map((month, i) => monthRow(month, top + i * row, year)),
    ...legend(top + year.months.length * row + 34),
    line(ageOf(year), margin, height - 74, sans(21, colours.muted)),
    line(`${siteName} · ${host} · CC0`, margin, height - 42, sans(21, colours.muted)),
    "</svg>",
  ].join("\n");
}

function summaryOf({ retiring, possible }: YearAhead): string {
  const others =
    possible > 0 ? ` ${count(possible, "other has", "others have")} an earliest or tentative date only.` : "";
  return `${count(retiring, "model has", "models have")} a retirement date.${others}`;
}

function ageOf({ from, read }: YearAhead): string {
  if (!read) return `As of ${formatDate(from)}`;
  const first = read.first === read.last ? "" : `between ${formatDate(read.first)} and `;
  return `As of ${formatDate(from)}, from pages last read ${first === "" ? "on " : first}${formatDate(read.last)}`;
}

function monthRow({ month, days, dated, undated }: PosterMonth, y: number, year: YearAhead): string {
  const x = (day: number) => strip.from + ((day - 0.5) / days) * (strip.to - strip.from);
  const name = `${monthName(month)}${month.endsWith("-01") || month === year.from.slice(0, 7) ? ` ${month.slice(0, 4)}` : ""}`;
  const all = [...dated, ...undated].filter(({ date }) => !isBefore(date, year.from));
  const fixed = all.filter(({ bound }) => bound === "on");
  const models = new Set(fixed.flatMap((it) => it.models.map(({ id }) => id))).size;
  return [
    `<path d="M${margin} ${y}H${width - margin}" stroke="${colours.rule}"/>`,
    line(name, margin, y + 44, serif(30)),
    line(models > 0 ? count(models, "model") : "none announced", margin, y + 74, sans(20, colours.muted)),
    `<path d="M${strip.from} ${y + 36}H${strip.to}" stroke="${colours.rule}" stroke-dasharray="1 6"/>`,
    ...dated.map((it) => mark(it, x(Number(it.date.slice(8))), y + 36)),
    ...wordsOf(all).map((text, i) => line(text, strip.from, y + 74 + i * 26, sans(18, colours.ink))),
  ].join("\n");
}

/** A point whose area is the number of models; hollow for an earliest or tentative date. */
function mark({ bound, models }: RetirementDay, x: number, y: number): string {
  const r = Math.min(24, 5 * Math.sqrt(models.length)).toFixed(1);
  const style =
    bound === "on"
      ? `fill="${colours.ending}" fill-opacity=".85"`
      : `fill="none" stroke="${colours.ending}" stroke-width="1.6" stroke-dasharray="3 2.2"`;
  return `<circle cx="${x.toFixed(1)}" cy="${y}" r="${r}" ${style}/>`;
}

/** `11 OpenAI 6 · 15 Anthropic claude-3-haiku`: day, provider and model or number of models, as many as fit. */
function wordsOf(all: readonly RetirementDay[]): string[] {
  const lines: string[] = [];
  for (const [i, it] of all.entries()) {
    const part = forPlainText(partOf(it), 60);
    const last = lines.at(-1);
    const more = `${all.length - i} more`;
    // The last line keeps room for the number of those that do not fit.
    const room = words.room - (lines.length === words.lines ? more.length + 3 : 0);
    if (last !== undefined && last.length + 3 + part.length <= room) lines[lines.length - 1] = `${last} · ${part}`;
    else if (lines.length < words.lines) lines.push(part);
    else return [...lines.slice(0, -1), `${last} · ${more}`];
  }
  return lines;
}

function partOf({ date, bound, models, provider }: RetirementDay): string {
  const day = date.length > 7 ? `${Number(date.slice(8))} ` : "";
  const what = models.length === 1 ? (models[0]?.label ?? "") : String(models.length);
  const doubt = bound === "on" ? "" : ` (${bound === "tentative" ? "tentative" : "earliest"})`;
  return `${day}${provider.name.replace(/\s*\(.*\)$/, "")} ${what}${doubt}`;
}

function legend(y: number): string[] {
  return [
    `<path d="M${margin} ${y - 34}H${width - margin}" stroke="${colours.rule}"/>`,
    `<circle cx="${margin + 8}" cy="${y + 14}" r="8" fill="${colours.ending}"/>`,
    line("retirement date; size: number of models", margin + 28, y + 21, sans(20, colours.ink)),
    `<circle cx="${margin + 528}" cy="${y + 14}" r="8" fill="none" stroke="${colours.ending}" stroke-width="1.6" stroke-dasharray="3 2.2"/>`,
    line("earliest or tentative date: may come later", margin + 548, y + 21, sans(20, colours.ink)),
  ];
}

/** Families for drawing with our fonts, then for readers' own. */
function serif(size: number): string {
  return `font-family="'Newsreader 16pt',Georgia,serif" font-size="${size}" fill="${colours.ink}"`;
}

function sans(size: number, colour: string): string {
  return `font-family="Inter,Helvetica,Arial,sans-serif" font-size="${size}" fill="${colour}"`;
}

function line(words: string, x: number, y: number, style: string): string {
  return `<text x="${x}" y="${y}" ${style}>${escaped(forPlainText(words, 200))}</text>`;
}
