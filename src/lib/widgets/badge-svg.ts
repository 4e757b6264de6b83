/** The badge of a widget: one line, drawn by us, so that whoever shows it asks no third party. */
import { forPlainText } from "../../../pipeline/text/sanitize.ts";
import { escaped } from "../site/xml.ts";
import { type Widget, widgetText } from "./widget.ts";

const height = 20;
const padding = 8;
/** Widths of a letter at 11 px, generously: readers' fonts differ. */
const letterWidth = 6.4;

const colours = { retiring: "#a34a18", none: "#2b6758", doubtful: "#655f55" };

/** The badge as SVG: name, number, and the day of the reading. What is out of date is grey. */
export function badgeSvg(widget: Widget): string {
  const name = forPlainText(widget.name, 40);
  const message = `${widgetText(widget)} · ${widget.age}`;
  const [left, right] = [widthOf(name), widthOf(message)];
  const colour = colours[widget.isDoubtful ? "doubtful" : widget.retiring > 0 ? "retiring" : "none"];
  const label = escaped(`${name}: ${message}`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="${height}" role="img" aria-label="${label}">`,
    `<title>${label}</title>`,
    `<clipPath id="r"><rect width="${left + right}" height="${height}" rx="3"/></clipPath>`,
    `<g clip-path="url(#r)"><path fill="#1f1d1a" d="M0 0h${left}v${height}H0z"/>`,
    `<path fill="${colour}" d="M${left} 0h${right}v${height}H${left}z"/></g>`,
    `<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">`,
    text(name, padding, left),
    text(message, left + padding, right),
    "</g></svg>",
  ].join("");
}

function widthOf(words: string): number {
  return Math.round([...words].length * letterWidth) + 2 * padding;
}

/** Fitted into its half, whatever font is used. */
function text(words: string, x: number, width: number): string {
  return `<text x="${x}" y="14" textLength="${width - 2 * padding}" lengthAdjust="spacingAndGlyphs">${escaped(words)}</text>`;
}
