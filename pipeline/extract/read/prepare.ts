/**
 * Line work before the Markdown parser: takes out what is no Markdown (front matter, MDX, Liquid, DocFX and kramdown
 * syntax, component tags) and repairs tables that GFM would not recognize.
 * Positions stay correct: `lineMap` maps every line to its line of the page.
 */

import { PageError } from "../page-error.ts";
import { limits } from "../page-limits.ts";
import { markAccordions } from "./accordions.ts";
import { assertSimpleMarkdown } from "./complexity.ts";
import { addContainerMark, type Containers } from "./containers.ts";
import { cutHtml, type HtmlPiece } from "./cut-html.ts";
import { fence, fencedLines } from "./fences.ts";
import { type FrontMatter, takeFrontMatter } from "./front-matter.ts";
import { blankUnseen } from "./unseen.ts";

/** What the parser cannot see: where a labelled container opens or closes, and raw HTML tables. */
export interface Prepared {
  frontMatter: FrontMatter;
  lines: string[];
  /** Line of the page (1-based) for each of `lines`: they differ after a header that was taken off a sentence. */
  lineMap: number[];
  /** 0-based line of the page → containers that open there (with their label) or close there. */
  containers: Containers;
  /** Tables and definition lists in HTML, cut out of the text. */
  html: HtmlPiece[];
}

const delimiter = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/;
const component = /^[ \t]*<(\/?)([A-Z][\w.]*)(?![\w.])((?:"[^"]*"|'[^']*'|\{[^}]*\}|[^<>"'{}])*?)(\/?)>[ \t]*$/;
const bareTags =
  /^[ \t]*(?:<\/?(?:div|section|article|details|summary|center|figure|aside|p|span|font|small|img|a|br|hr|ul|ol|picture|source)\b[^<>]{0,2000}>[ \t]*)+$/;
const labelled = /\b(?:label|title|header|name)=(?:"([^"]*)"|'([^']*)'|\{\s*["'`]([^"'`]*)["'`]\s*\})/;
const moduleLine = /^(?:import\s+(?:[\w{*].*\sfrom\s+)?["'][^"']+["'];?|export\s+(?:const|default|function)\b.*)\s*$/;

/** Lines of a page, prepared for the Markdown parser. Throws PageError where a bound is broken. */
export function prepareMarkdown(text: string): Prepared {
  const lines = text.split(/\r\n|\r|\n/);
  for (const [at, line] of lines.entries()) {
    if (line.length > limits.lineLength)
      throw new PageError(
        `line ${at + 1} has ${line.length} characters; the limit is ${limits.lineLength}`,
        "too-large",
      );
  }
  assertComplete(lines);
  const prepared: Prepared = {
    frontMatter: takeFrontMatter(lines),
    lines,
    lineMap: lines.map((_, at) => at + 1),
    containers: new Map(),
    html: [],
  };
  dropComments(prepared);
  dropLines(prepared, blankUnseen(prepared.lines));
  prepared.html = cutHtml(prepared.lines, prepared.lineMap);
  markAccordions(prepared);
  cleanLines(prepared);
  promotePseudoHeadings(prepared.lines);
  normalizeTables(prepared);
  assertSimpleMarkdown(prepared);
  return prepared;
}

/** Throws where the page ends inside a table row while the rows above are complete: its last cell may be cut off. */
function assertComplete(lines: string[]): void {
  const last = lines.findLastIndex((line) => line.trim() !== "");
  const isClosed = (line = ""): boolean => /^\s*\|.*\|\s*$/.test(line);
  if (
    /^\s*\|/.test(lines[last] ?? "") &&
    !isClosed(lines[last]) &&
    isClosed(lines[last - 1]) &&
    isClosed(lines[last - 2])
  )
    throw new PageError(`the page ends in the middle of a table row at line ${last + 1}`, "truncated");
}

/** What is commented out, by the opening and closing marks of HTML, MDX and Liquid. */
const comments: [open: string, close: string][] = [
  ["<!--", "-->"],
  ["\\{\\s{0,20}\\/\\*", "\\*\\/\\s{0,20}\\}"],
  ["\\{%-?\\s{0,20}comment\\s{0,20}-?%\\}", "\\{%-?\\s{0,20}endcomment\\s{0,20}-?%\\}"],
];
/** Group 1 is code's mark, then for each kind of comment one group for its opening and one for its closing mark. */
const commentMarks = new RegExp(["(`)", ...comments.flat().map((mark) => `(${mark})`)].join("|"), "g");
const closeOf = comments.map(([, close]) => new RegExp(close));

/**
 * Removes comments: rows in a comment are not rows of the page. A comment that is never closed does not count.
 */
function dropComments(prepared: Prepared): void {
  const { lines } = prepared;
  const lastClose = closeOf.map((close) => lines.findLastIndex((line) => close.test(line)));
  if (lastClose.every((at) => at < 0)) return;
  const fenced = fencedLines(lines);
  const emptied = new Set<number>();
  let inside: number | null = null;
  for (const [at, line] of lines.entries()) {
    if (inside === null && fenced[at]) continue;
    const cleaned = withoutComments(line, at, inside, lastClose);
    if (cleaned.text !== line && cleaned.text.trim() === "") emptied.add(at);
    lines[at] = cleaned.text;
    inside = cleaned.inside;
  }
  dropLines(prepared, emptied);
}

/** Removes the emptied lines between two rows: an empty line would end the table. */
function dropLines(prepared: Prepared, emptied: Set<number>): void {
  const { lines, lineMap } = prepared;
  const isRow = (at: number): boolean => /^\s*\|/.test(lines[at] ?? "");
  const gone = new Set<number>();
  for (const at of emptied) if ((gone.has(at - 1) || isRow(at - 1)) && isRow(nextKept(at, emptied))) gone.add(at);
  if (gone.size === 0) return;
  prepared.lines = lines.filter((_, at) => !gone.has(at));
  prepared.lineMap = lineMap.filter((_, at) => !gone.has(at));
}

function nextKept(at: number, emptied: Set<number>): number {
  let next = at + 1;
  while (emptied.has(next)) next += 1;
  return next;
}

/** One line without its comments; `inside` is the kind of comment that is open at its start, then at its end. */
function withoutComments(
  line: string,
  at: number,
  inside: number | null,
  lastClose: number[],
): { text: string; inside: number | null } {
  let text = "";
  let from = 0;
  let open = inside;
  let inCode = false;
  for (const match of line.matchAll(commentMarks)) {
    const which = match.findIndex((group, index) => index > 0 && group !== undefined) - 1;
    const kind = which > 0 ? (which - 1) >> 1 : null;
    const opens = which % 2 === 1;
    if (open !== null) {
      if (kind !== open || opens) continue;
      open = null;
      from = match.index + match[0].length;
    } else if (kind === null) inCode = !inCode;
    else if (opens && !inCode && (lastClose[kind] ?? -1) >= at) {
      text += line.slice(from, match.index);
      open = kind;
    }
  }
  return { text: open === null ? text + line.slice(from) : text, inside: open };
}

/** A comment ends a list, which a blank line does not: a list goes on only within its container. */
const endOfList = "<!-- -->";

/** One pass over the lines: which fence and which containers are open decides what a line means. */
function cleanLines({ lines, lineMap, containers }: Prepared): void {
  const place = (at: number): number => (lineMap[at] ?? at + 1) - 1;
  const open: { name: string; labelled: boolean; indent: number | null }[] = [];
  let inFence: string | null = null;
  let admonition = -1;
  let tab = false;
  for (let at = 0; at < lines.length; at += 1) {
    let line = lines[at] ?? "";
    const fenced = fence.exec(line)?.[1];
    if (inFence !== null) {
      if (fenced?.startsWith(inFence)) inFence = null;
      continue;
    }
    if (fenced !== undefined) {
      inFence = fenced;
      continue;
    }
    const tag = component.exec(line);
    if (tag) {
      const [, slash, name = "", attributes = "", selfClosing] = tag;
      lines[at] = "";
      if (slash) {
        const from = open.findLastIndex((each) => each.name === name);
        if (from >= 0)
          for (const each of open.splice(from))
            if (each.labelled) {
              addContainerMark(containers, place(at), "close");
              lines[at] = endOfList;
            }
      } else if (!selfClosing) {
        const label = labelled.exec(attributes);
        const text = label?.[1] ?? label?.[2] ?? label?.[3];
        if (open.length >= limits.nesting)
          throw new PageError(`line ${at + 1} is nested deeper than ${limits.nesting} levels`, "too-deep");
        open.push({ name, labelled: text !== undefined, indent: null });
        if (text !== undefined) {
          addContainerMark(containers, place(at), { open: text });
          lines[at] = endOfList;
        }
      }
      continue;
    }
    if (/^!!!\s|^\?\?\?\+?\s|^=== ["']/.test(line)) {
      admonition = 4;
      const label = /^(?:===|!!!|\?\?\?\+?)[\w\s-]*["'](.*)["']\s*$/.exec(line)?.[1];
      if (tab) addContainerMark(containers, place(at - 1), "close");
      if (label !== undefined) addContainerMark(containers, place(at), { open: label });
      tab = label !== undefined;
      lines[at] = "";
      continue;
    }
    if (admonition > 0) {
      if (/^ {4}|^\t/.test(line)) line = line.replace(/^( {4}|\t)/, "");
      else if (line.trim() !== "") {
        admonition = -1;
        if (tab) addContainerMark(containers, place(at - 1), "close");
        tab = false;
      }
    }
    const inside = open.at(-1);
    if (inside && line.trim() !== "") {
      inside.indent ??= /^[ \t]*/.exec(line)?.[0].length ?? 0;
      line = line.slice(Math.min(inside.indent, /^[ \t]*/.exec(line)?.[0].length ?? 0));
    }
    lines[at] = cleanLine(line, at);
  }
}

function cleanLine(line: string, at: number): string {
  if (line === "") return line;
  const nesting = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/.exec(line)?.[0] ?? "";
  if (nesting.replace(/[^>*+.)-]/g, "").length > limits.nesting || /^[ \t]{400}/.test(line))
    throw new PageError(`line ${at + 1} is nested deeper than ${limits.nesting} levels`, "too-deep");
  if (moduleLine.test(line) || bareTags.test(line)) return "";
  if (/^\s*\[!INCLUDE\b/i.test(line)) return "";
  if (line.includes("{")) {
    line = line
      .replace(/\{%[^%]{0,500}%\}/g, "")
      .replace(/\{\{[^{}]{0,500}\}\}/g, "")
      .replace(/\{:[^{}]{0,500}\}/g, "");
    if (/^ {0,3}#/.test(line)) line = line.replace(/(?<!\s)\s*\{#[^{}]{0,200}\}\s*$/, "");
  }
  return line;
}

/** Number of cells in a row as GFM counts them: unescaped pipes, the outer ones optional. */
function splitRow(line: string): string[] {
  const cells = line.trim().split(/(?<!\\)\|/);
  if (cells[0]?.trim() === "") cells.shift();
  if (cells.length > 0 && cells.at(-1)?.trim() === "") cells.pop();
  return cells;
}

/** A line without its indentation and the marks of the quotes around it. */
const unquoted = (line = ""): string => line.replace(/^[ \t>]+/, "");

/**
 * GFM sees no table whose header and delimiter differ in length. A sentence glued to the front of a header is split off;
 * below a header that is too short, the delimiter is shortened too.
 */
function normalizeTables(prepared: Prepared): void {
  const { lines } = prepared;
  /** Line of a header → the sentence glued to the front of it. */
  const leadingSentences = new Map<number, string>();
  let cells = 0;
  let inFence: string | null = null;
  for (let at = 1; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const fenced = fence.exec(line)?.[1];
    if (inFence !== null || fenced !== undefined) {
      if (inFence === null) inFence = fenced ?? null;
      else if (fenced?.startsWith(inFence)) inFence = null;
      continue;
    }
    const above = unquoted(lines[at - 1]);
    const quote = line.slice(0, line.length - unquoted(line).length);
    if (!line.includes("-") || !above.includes("|") || !delimiter.test(unquoted(line)) || delimiter.test(above))
      continue;
    const columns = splitRow(unquoted(line)).length;
    let header = splitRow(above);
    if (header.length > columns && columns > 0) {
      leadingSentences.set(
        at - 1,
        quote +
          header
            .slice(0, header.length - columns)
            .join("|")
            .trim(),
      );
      header = header.slice(-columns);
      lines[at - 1] = `${quote}|${header.join("|")}|`;
    }
    if (header.length !== columns) lines[at] = `${quote}|${"---|".repeat(header.length)}`;
    let end = at + 1;
    let widest = Math.max(columns, header.length);
    for (; end < lines.length && (lines[end] ?? "").trim() !== "" && (lines[end] ?? "").includes("|"); end += 1) {
      const width = splitRow(unquoted(lines[end])).length;
      cells += width;
      widest = Math.max(widest, width);
    }
    cells += widest;
    if (cells > limits.cells || widest > limits.columns)
      throw new PageError(
        `table at line ${at} has too many cells (over ${limits.cells}, or ${limits.columns} columns)`,
        "too-large",
      );
    at = end - 1;
  }
  splitGluedHeaders(prepared, leadingSentences);
}

/** Moves each sentence that is glued to a table header to a line of its own. */
function splitGluedHeaders(prepared: Prepared, glued: Map<number, string>): void {
  if (glued.size === 0) return;
  const { lines, lineMap } = prepared;
  prepared.lines = lines.flatMap((line, at) => [...(glued.has(at) ? [glued.get(at) ?? ""] : []), line]);
  prepared.lineMap = lineMap.flatMap((line, at) => (glued.has(at) ? [line, line] : [line]));
}

/** Text extraction may lose all heading marks: then short, title-like lines become headings. */
function promotePseudoHeadings(lines: string[]): void {
  if (
    lines.some(
      (line, at) =>
        /^ {0,3}#{1,6}\s/.test(line) ||
        (at > 0 &&
          /^ {0,3}(=+|-{2,})\s*$/.test(line) &&
          (lines[at - 1] ?? "").trim() !== "" &&
          !(lines[at - 1] ?? "").includes("|")),
    )
  )
    return;
  for (const [at, line] of lines.entries()) {
    const text = line.trim();
    if (text.length < 3 || text.length > 80 || !/^\p{Lu}/u.test(text) || /[.:;,!?|`*]|^\d/.test(text)) continue;
    if (text.split(/\s+/).length <= 10 && !/\d{4}/.test(text)) lines[at] = `## ${text}`;
  }
}
