/** The body of a snapshot: headings, lifecycle tables and statements in our own wording. */

import { normalizeText } from "../text/sanitize.ts";
import { type InlineContent, plain } from "./read/document.ts";
import { type Entry, type PageAnalysis, sectionOf } from "./reader/analysis.ts";
import { readSubjects } from "./reader/cells/subjects.ts";
import type { Column } from "./reader/columns.ts";
import type { Lexicon } from "./reader/lexicon/index.ts";
import { isIdLike } from "./reader/names.ts";
import { readReplacements } from "./reader/replacements.ts";
import type { LifecycleTable, ReadTable } from "./reader/rows/lifecycle-table.ts";
import { redactLongText, safeUrl } from "./reader/rows/printed-values.ts";
import { statementText } from "./reader/statements.ts";

/** Columns whose cells name models. */
const nameRoles: ReadonlySet<string> = new Set(["id", "name", "alias", "replacement"]);

/** Cells of more words than this are kept as the names they hold. */
const fewWords = 12;

/** The Markdown of a snapshot, without front matter. `read` has the rows read from each lifecycle table, in page order. */
export function renderSnapshot(analysis: PageAnalysis, read: ReadTable[]): string {
  const lines: string[] = [];
  const title = headingText(analysis.title ?? "Page");
  const below = new Set(
    analysis.entries.flatMap((entry) =>
      entry.type === "table"
        ? entry.table.section.map((_, at, all) => all.slice(0, at + 1).join("\u0000")).concat("")
        : [],
    ),
  );
  const kept = analysis.entries.filter((entry) => matters(entry, below));
  const returns = kept.some(
    (entry, at) => sectionOf(entry).length === 0 && kept.slice(0, at).some((other) => sectionOf(other).length > 0),
  );
  if (analysis.title !== null || returns) lines.push(`# ${title}`, "");
  let trail: string[] = [];
  let table = 0;
  let inList = false;
  for (const entry of kept) {
    const section = sectionOf(entry);
    if (section.length !== trail.length || section.some((each, at) => each !== trail[at])) {
      if (inList) lines.push("");
      lines.push(...(section.length === 0 ? [`# ${title}`, ""] : headings(trail, section)));
      trail = section;
      inList = false;
    }
    if (entry.type === "table") {
      if (inList) lines.push("");
      for (const each of tableLines(entry.table, read[table])) lines.push(each);
      lines.push("");
      table += 1;
      inList = false;
    } else {
      const item = `- ${line(entry)}`;
      // What a heading says, a snapshot says twice when it is read: in the heading, and in words of our own.
      if (entry.type !== "statement" || !inList || lines.at(-1) !== item) lines.push(item);
      inList = true;
    }
  }
  return `${lines.join("\n").trimEnd()}\n`;
}

/** Whether an entry is kept: a statement about "these models" is useless without a table. `below`: sections with a table in or below them. */
function matters(entry: Entry, below: Set<string>): boolean {
  if (entry.type === "unread") return entry.again !== true;
  if (
    entry.type !== "statement" ||
    entry.statement.models !== null ||
    entry.statement.facts.some(({ says }) => says === "headings")
  )
    return true;
  return below.has(entry.statement.section.join("\u0000"));
}

function headings(from: string[], to: string[]): string[] {
  let common = 0;
  while (common < from.length && common < to.length && from[common] === to[common]) common += 1;
  const start = common === to.length ? Math.max(0, common - 1) : common;
  return to.slice(start).flatMap((text, at) => [`${"#".repeat(Math.min(6, start + at + 2))} ${headingText(text)}`, ""]);
}

function line(entry: Exclude<Entry, { type: "table" }>): string {
  if (entry.type === "unread")
    return `Unread: ${entry.unread.hash} (${entry.unread.dates} dates, ${entry.unread.models} models).`;
  if (entry.type === "skipped") return `Left out: ${entry.skipped.rule} "${escapeText(entry.skipped.value)}".`;
  return statementText(entry.statement)
    .split(/(`[^`]*`)/)
    .map((part, at) => (at % 2 === 1 ? part : escapeText(part)))
    .join("");
}

function tableLines({ columns, block, lexicon }: LifecycleTable, read: ReadTable | undefined): string[] {
  const kept = columns.filter(({ role }) => role !== "ignore" && role !== "notes" && role !== "moved");
  const row = (cells: string[]): string => `| ${cells.join(" | ")} |`;
  return [
    row(kept.map(({ title }) => escapeText(title))),
    `|${" --- |".repeat(kept.length)}`,
    ...block.body.map((cells, at) => {
      const label = cells.slice(1).every((cell) => cell.isSpan) && cells.length > 1;
      if (label) return row(kept.map((_, position) => (position === 0 ? labelText(cells[0]?.content ?? []) : "")));
      return row(
        kept.map((column) =>
          cellText(column, cells[column.at]?.content ?? [], read?.kept[at]?.get(column.at), lexicon),
        ),
      );
    }),
  ];
}

/** A row that spans its table is a label. One that looks like an id would be read as a model where nothing spans. */
function labelText(content: InlineContent): string {
  const text = plain(content);
  return isIdLike(text) ? "" : escapeText(redactLongText(text));
}

function cellText(column: Column, content: InlineContent, kept: string | undefined, lexicon: Lexicon): string {
  if (kept !== undefined) return escapeText(kept);
  const words = plain(content).split(/\s+/).length;
  if (words > fewWords && column.role === "replacement")
    return namedIn(content, lexicon)
      .map(({ model, version, url }) => `${linked(`\`${model}\``, url)}${version === null ? "" : ` (${version})`}`)
      .join(", ");
  if (words > fewWords && nameRoles.has(column.role)) {
    const subjects = readSubjects(content, lexicon);
    if (subjects.ok && !subjects.value.training)
      return subjects.value.names.map(({ text }) => `\`${text}\``).join(", ");
  }
  const text = plain(content);
  // A few long ids are not prose: without them the snapshot would lose their records.
  const isPlain = column.role === "qualifier" || (nameRoles.has(column.role) && words <= fewWords);
  return text.length > 120 && !isPlain ? escapeText(redactLongText(text)) : richText(content);
}

function namedIn(
  content: InlineContent,
  lexicon: Lexicon,
): { model: string; version: string | null; url: string | null }[] {
  const read = readReplacements(content, lexicon);
  return read.ok ? read.value : [];
}

/** Content as one line of Markdown. Only https links are kept. */
function richText(content: InlineContent): string {
  return content
    .filter((run) => !run.isFootnoteRef)
    .map((run) => {
      const text = normalizeText(run.text);
      // A backtick ends code, a brace may open a template, a backslash may escape a pipe: such code is kept as plain text,
      // which does not name a model either.
      const body =
        run.code && !/[`{\\]/.test(text)
          ? `\`${text.trim().replaceAll("`", "'").replaceAll("|", "\\|")}\``
          : escapeText(text);
      return body.trim() === "" || body === "``" ? body.replace("``", "") : linked(body, run.href ?? null);
    })
    .join("")
    .trim();
}

function linked(body: string, href: string | null): string {
  const url = safeUrl(href);
  return url === null ? body : `[${body}](<${url}>)`;
}

/** Text of a heading, with a trailing "#" escaped, which would close it. */
const headingText = (text: string): string => escapeText(text).replace(/#+$/, (marks) => marks.replaceAll("#", "\\#"));

/** Text escaped for Markdown and for template syntax around it. */
function escapeText(text: string): string {
  return text
    .replace(/[\\`*[\]<|~&]/g, "\\$&")
    .replaceAll("{", "&#123;")
    .replaceAll("\\<!", "&lt;!")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/ *\n */g, "<br>")
    .replace(/^(\s*\d*)([#+>-]|(?<=\d)[.)])(?=\s|$)/, "$1\\$2");
}
