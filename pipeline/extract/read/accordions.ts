/** Accordions and callouts in Markdown: the title of each is a heading of its content. */

import { addContainerMark, type Containers } from "./containers.ts";
import { fencedLines } from "./fences.ts";

interface Page {
  lines: string[];
  lineMap: number[];
  containers: Containers;
}

/** The most lines that a summary may take. */
const longestSummary = 10;

/** Removes `<details>`, `<summary>` and `:::` lines; what has a title becomes a titled part. */
export function markAccordions(page: Page): void {
  const { lines, lineMap, containers } = page;
  const fenced = fencedLines(lines);
  const place = (at: number): number => (lineMap[at] ?? at + 1) - 1;
  const last = lines.findLastIndex((line, at) => !fenced[at] && /<\/details\s*>/i.test(line));
  let details = 0;
  const colons: boolean[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    if (fenced[at]) continue;
    const line = lines[at] ?? "";
    if (/^\s*:{3,}/.test(line)) {
      lines[at] = "";
      const title = calloutTitle(line);
      if (title === "closes") {
        if (colons.pop()) addContainerMark(containers, place(at), "close");
      } else if (title !== null) {
        colons.push(title !== "");
        if (title !== "") addContainerMark(containers, place(at) - 1, { open: title });
      }
    } else if (at < last && /^\s*<details\b[^<>]{0,2000}>/i.test(line)) {
      details += 1;
      addContainerMark(containers, place(at) - 1, { open: takeSummary(lines, at) });
    }
    if (details > 0 && /<\/details\s*>/i.test(lines[at] ?? "")) {
      details -= 1;
      addContainerMark(containers, place(at), "close");
      lines[at] = (lines[at] ?? "").replace(/<\/details\s*>/i, "");
    }
  }
}

/** Directives that a line with their own name ends, or that are not containers. */
const otherDirectives = /^(?:zone|moniker|row|column|image|code|video)\b|-end\b/;

/** What a `:::` line opens: a title, "" without one; "closes" where it closes; null where it is neither. */
function calloutTitle(line: string): string | null {
  const words = line.trim().replace(/^:+\s*/, "");
  if (words === "") return "closes";
  if (otherDirectives.test(words) || words.endsWith(":::")) return null;
  const [, bracketed, rest = ""] = /^[\w-]+(?:\[([^\]]*)\])?\s*(.*)$/.exec(words) ?? [];
  return withoutMarks(bracketed ?? rest.replace(/\{[^{}]*\}/g, ""));
}

/** Blanks the opening tag and the summary of an accordion. Returns its title, "" without a summary. */
function takeSummary(lines: string[], from: number): string {
  lines[from] = (lines[from] ?? "").replace(/^\s*<details\b[^<>]*>/i, "");
  let to = from;
  while (to < from + longestSummary && lines[to]?.trim() === "") to += 1;
  const first = to;
  if (!/^\s*<summary\b/i.test(lines[first] ?? "")) return "";
  while (to < first + longestSummary && !/<\/summary\s*>/i.test(lines[to] ?? "")) to += 1;
  const text = lines.slice(first, to + 1).join(" ");
  const end = text.search(/<\/summary\s*>/i);
  if (end < 0) return "";
  lines.fill("", first, to);
  lines[to] = text.slice(end).replace(/^<\/summary\s*>/i, "");
  return withoutMarks(text.slice(0, end));
}

const withoutMarks = (text: string): string =>
  text
    .replace(/<[^<>]*>/g, " ")
    .replace(/[*_`]+/g, "")
    .replace(/\s+/g, " ")
    .trim();
