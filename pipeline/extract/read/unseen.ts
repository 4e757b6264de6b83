/** Removes from Markdown what HTML tags around it hide or strike through. */

import { fencedLines } from "./fences.ts";
import { type Attributes, isOutOfSight, isStruck } from "./visibility.ts";

interface Place {
  line: number;
  column: number;
}
interface Range {
  from: Place;
  to: Place;
}

/** Parts of HTML tables, whose spans only the HTML reader knows, and void elements. */
const leftAlone = new Set("table thead tbody tfoot tr td th caption col colgroup li br hr img input wbr".split(" "));
/** Group 1 is code's mark; else 2 is "/" in a closing tag, 3 the name, 4 the attributes. */
const tag = /(`+)|<(\/?)([a-z][a-z0-9]*)\b([^<>]{0,2000})>/g;

/**
 * Removes text between tags that hide it or strike it through, tags included. A tag that is never closed does not
 * count. The pipes of a table row are kept, so that its cells stay in their columns. Returns the emptied lines.
 */
export function blankUnseen(lines: string[]): Set<number> {
  const emptied = new Set<number>();
  for (const [at, cuts] of cutsOf(unseenRanges(lines), lines)) {
    const line = lines[at] ?? "";
    const isRow = /^\s*\|/.test(line) && !(cuts[0]?.[0] === 0 && cuts[0][1] === line.length);
    let kept = "";
    let end = 0;
    for (const [from, to] of cuts) {
      kept +=
        line.slice(end, from) +
        (isRow
          ? line
              .slice(from, to)
              .replace(/\\\||[^|]/g, "")
              .replaceAll("|", " | ")
          : "");
      end = to;
    }
    lines[at] = kept + line.slice(end);
    if (lines[at]?.trim() !== "" || line.trim() === "") continue;
    lines[at] = "";
    emptied.add(at);
  }
  return emptied;
}

/** For each line, the ranges of columns to remove, in order. */
function cutsOf(ranges: Range[], lines: string[]): Map<number, [from: number, to: number][]> {
  const cuts = new Map<number, [number, number][]>();
  for (const { from, to } of ranges)
    for (let at = from.line; at <= to.line; at += 1) {
      const here = cuts.get(at) ?? [];
      cuts.set(at, here);
      here.push([at === from.line ? from.column : 0, at === to.line ? to.column : (lines[at] ?? "").length]);
    }
  return cuts;
}

/** The outermost ranges, in order. */
function unseenRanges(lines: string[]): Range[] {
  const open = new Map<string, { at: Place; unseen: boolean }[]>();
  const ranges: Range[] = [];
  const fenced = fencedLines(lines);
  for (const [line, text] of lines.entries()) {
    if (fenced[line] || !text.includes("<")) continue;
    let code: string | null = null;
    for (const match of text.matchAll(tag)) {
      const [all, ticks, slash, name = "", attributes = ""] = match;
      if (ticks !== undefined) code = code === null ? ticks : code === ticks ? null : code;
      if (ticks !== undefined || code !== null || leftAlone.has(name) || attributes.endsWith("/")) continue;
      const same = open.get(name) ?? [];
      open.set(name, same);
      if (!slash) {
        const known = attributesOf(attributes);
        same.push({ at: { line, column: match.index }, unseen: isOutOfSight(known) || isStruck(name, known) });
        continue;
      }
      const opened = same.pop();
      if (opened?.unseen) ranges.push({ from: opened.at, to: { line, column: match.index + all.length } });
    }
  }
  const isBefore = (a: Place, b: Place): boolean => a.line < b.line || (a.line === b.line && a.column < b.column);
  const outermost: Range[] = [];
  for (const range of ranges.sort((a, b) => (isBefore(a.from, b.from) ? -1 : 1))) {
    const last = outermost.at(-1);
    if (!last || !isBefore(range.from, last.to)) outermost.push(range);
  }
  return outermost;
}

/** The attributes of a tag, written as in HTML or JSX. */
function attributesOf(text: string): Attributes {
  const attributes: Attributes = {};
  const values = /(?:^|\s)([a-z-]+)(?:\s?=\s?(?:"([^"]*)"|'([^']*)'|\{\{?([^{}]*)\}?\}|([^\s"'{}]+)))?/gi;
  for (const [, name = "", ...quoted] of text.matchAll(values)) {
    const value = quoted.find((each) => each !== undefined) ?? "";
    attributes[name === "className" ? "class" : name.toLowerCase()] = value.replace(/^["'`]|["'`]$/g, "");
  }
  if (attributes.hidden === "false") delete attributes.hidden;
  return attributes;
}
