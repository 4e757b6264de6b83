/** The preview image of a page, as shown where a link is shared (Open Graph): 1200 by 630 pixels. */
import type { StageOnDay } from "../../../pipeline/domain/lifecycle.ts";
import { forPlainText } from "../../../pipeline/text/sanitize.ts";
import { letters } from "../site/fonts.ts";
import { siteName } from "../site/site-urls.ts";
import { escaped } from "../site/xml.ts";
import { stageIconPath } from "../stage/stage-icon.ts";

/** The texts of an image. */
export interface OgImage {
  /** Above the title; empty for none. */
  kicker: string;
  title: string;
  /** Whether the title is an id. */
  mono: boolean;
  /** The stage whose icon and colour it has; null where none is stated. */
  stage: StageOnDay | null;
  /** A sentence or two. */
  text: string;
  /** In the last line. */
  foot: string;
}

const margin = 80;
const textWidth = 780;
const textSize = 38;
/** Width of a letter relative to the font size: of JetBrains Mono exactly, of the serif at most. */
const letterWidth = { mono: 0.6, serif: 0.5 };

const colours: Record<StageOnDay | "unsaid", string> = {
  active: "#2b6758",
  preview: "#5b4b9a",
  legacy: "#7d5f17",
  deprecated: "#8f5a2e",
  ending: "#b3380f",
  retired: "#8f2f2b",
  unsaid: "#655f55",
};

/** The image as SVG. Text is cut to fit; characters that our fonts lack are shown as `·`. */
export function ogImageSvg({ kicker, title, mono, stage, text, foot }: OgImage): string {
  const size = titleSize(title, mono);
  const titleLines = wrapped(title, size, mono ? "mono" : "serif", 2);
  const bottom = 218 + titleLines.length * size * 1.12;
  const lines = wrapped(text, textSize, "serif", bottom > 316 ? 3 : 4);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630">`,
    `<rect width="1200" height="630" fill="#fbf9f4"/>`,
    stageIcon("deprecated", margin + 16, 82, 16, "#1f1d1a"),
    line(siteName, margin + 48, 93, 'font-family="Newsreader 16pt" font-size="32" fill="#1f1d1a"'),
    line(kicker, margin, 190, 'font-family="Inter" font-size="30" fill="#655f55"'),
    ...titleLines.map((words, i) => line(words, margin, 218 + size * (0.86 + i * 1.12), face(mono, size))),
    ...lines.map((words, i) => line(words, margin, bottom + 64 + i * 48, face(false, textSize))),
    // Over text that is wider or longer than estimated: to clip it would take six times as long.
    `<path d="M870 115H1200V630H0V547H870Z" fill="#fbf9f4"/>`,
    stageIcon(stage, 1000, 300, 110, colours[stage ?? "unsaid"]),
    `<path d="M${margin} 548H${1200 - margin}" stroke="#c9c1b1"/>`,
    line(foot, margin, 588, 'font-family="Inter" font-size="24" fill="#655f55"'),
    "</svg>",
  ].join("");
}

function face(mono: boolean, size: number): string {
  const family = mono ? "JetBrains Mono" : "Newsreader 16pt";
  return `font-family="${family}" font-size="${size}" font-weight="${mono ? 400 : 420}" fill="#1f1d1a"`;
}

/** As large as fits on one line, down to the size at which two lines are better. */
function titleSize(title: string, mono: boolean): number {
  const width = [...title].length * letterWidth[mono ? "mono" : "serif"];
  return Math.round(Math.min(84, Math.max(48, textWidth / Math.max(width, 1))));
}

/** Lines broken at spaces, in ids also after punctuation, elsewhere only where nothing else fits; the last may end in `…`. */
function wrapped(text: string, size: number, kind: keyof typeof letterWidth, most: number): string[] {
  const room = Math.floor(textWidth / (size * letterWidth[kind]));
  const shown = drawable(forPlainText(text, room * most));
  const end = kind === "mono" ? "\\s+|(?<=[-/:._])|$" : "\\s+|$";
  const pattern = new RegExp(`.{1,${room}}(?:${end})|.{1,${room}}`, "gu");
  const lines = (shown.match(pattern) ?? []).map((words) => words.trim());
  const [last, left] = [lines[most - 1], lines.length > most];
  if (!last || !left) return lines;
  return [...lines.slice(0, most - 1), `${[...last].slice(0, room - 1).join("")}…`];
}

function drawable(text: string): string {
  return [...text].map((letter) => (letters.includes(letter) ? letter : "·")).join("");
}

function line(text: string, x: number, y: number, style: string): string {
  return `<text x="${x}" y="${y.toFixed(1)}" ${style}>${escaped(drawable(forPlainText(text, 90)))}</text>`;
}

function stageIcon(stage: StageOnDay | null, x: number, y: number, radius: number, colour: string): string {
  const lit = stage && stageIconPath[stage];
  const dashes = stage === null ? ' stroke-dasharray="1 .7"' : "";
  const circle = `<circle r="6" fill="none" stroke="${colour}" stroke-width=".5"${dashes}/>`;
  const light = lit ? `<path d="${lit}" fill="${colour}"/>` : "";
  return `<g transform="translate(${x} ${y}) scale(${(radius / 6).toFixed(3)})">${circle}${light}</g>`;
}
