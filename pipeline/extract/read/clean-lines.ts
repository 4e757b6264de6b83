/** Lines without the syntax of MDX, Material for MkDocs, DocFX, kramdown and Liquid. */
import { PageError } from "../page-error.ts";
import { limits } from "../page-limits.ts";
import { addContainerMark, type Containers } from "./containers.ts";
import { fence } from "./fences.ts";
import type { Prepared } from "./prepared.ts";

const component = /^[ \t]*<(\/?)([A-Z][\w.]*)(?![\w.])((?:"[^"]*"|'[^']*'|\{[^}]*\}|[^<>"'{}])*?)(\/?)>[ \t]*$/;
const bareTags =
  /^[ \t]*(?:<\/?(?:div|section|article|details|summary|center|figure|aside|p|span|font|small|img|a|br|hr|ul|ol|picture|source)\b[^<>]{0,2000}>[ \t]*)+$/;
const labelled = /\b(?:label|title|header|name)=(?:"([^"]*)"|'([^']*)'|\{\s*["'`]([^"'`]*)["'`]\s*\})/;
/** A short text beside the label of an entry: what is new in it. */
const described = /\bdescription=(?:"([^"]{1,60})"|'([^']{1,60})')/;
const moduleLine = /^(?:import\s+(?:[\w{*].*\sfrom\s+)?["'][^"']+["'];?|export\s+(?:const|default|function)\b.*)\s*$/;
const admonitionStart = /^!!!\s|^\?\?\?\+?\s|^=== ["']/;
const admonitionLabel = /^(?:===|!!!|\?\?\?\+?)[\w\s-]*["'](.*)["']\s*$/;

/** A comment ends a list, which a blank line does not: a list continues only within its container. */
const endOfList = "<!-- -->";

/** Cleans the lines outside fences in place, and records where labelled containers open and close. Throws PageError if they nest too deep. */
export function cleanLines({ lines, lineMap, containers }: Prepared): void {
  const cleaner = new LineCleaner(lineMap, containers);
  for (const [at, line] of lines.entries()) lines[at] = cleaner.clean(line, at);
}

interface OpenComponent {
  name: string;
  labelled: boolean;
  /** Of its first line with content; null before that. */
  indent: number | null;
}

/** Takes the lines in order: what a line means depends on the fence, components and admonition that are open. */
class LineCleaner {
  private readonly lineMap: readonly number[];
  private readonly containers: Containers;
  private readonly components: OpenComponent[] = [];
  private openFence: string | null = null;
  private inAdmonition = false;
  /** Whether the admonition has a label, and so a container to close. */
  private hasLabel = false;

  constructor(lineMap: readonly number[], containers: Containers) {
    this.lineMap = lineMap;
    this.containers = containers;
  }

  clean(line: string, at: number): string {
    if (this.isFenced(line)) return line;
    const tag = component.exec(line);
    if (tag) return this.component(tag, at) ? endOfList : "";
    if (admonitionStart.test(line)) {
      this.startAdmonition(line, at);
      return "";
    }
    return cleanLine(this.withoutIndent(this.insideAdmonition(line, at)), at);
  }

  private isFenced(line: string): boolean {
    const mark = fence.exec(line)?.[1];
    if (this.openFence === null) {
      this.openFence = mark ?? null;
      return mark !== undefined;
    }
    if (mark?.startsWith(this.openFence)) this.openFence = null;
    return true;
  }

  /** Whether a labelled container opens or closes. */
  private component([, slash, name = "", attributes = "", selfClosing]: RegExpExecArray, at: number): boolean {
    if (slash) {
      const from = this.components.findLastIndex((each) => each.name === name);
      const closed = from < 0 ? [] : this.components.splice(from).filter((each) => each.labelled);
      for (const _ of closed) this.mark(at, "close");
      return closed.length > 0;
    }
    if (selfClosing) return false;
    const label = labelled.exec(attributes);
    const title = label?.[1] ?? label?.[2] ?? label?.[3];
    const about = described.exec(attributes);
    const text = title !== undefined && about ? `${title}: ${(about[1] ?? about[2] ?? "").trim()}` : title;
    if (this.components.length >= limits.nesting) throw tooDeep(at);
    this.components.push({ name, labelled: text !== undefined, indent: null });
    if (text !== undefined) this.mark(at, { open: text });
    return text !== undefined;
  }

  private startAdmonition(line: string, at: number): void {
    const label = admonitionLabel.exec(line)?.[1];
    this.inAdmonition = true;
    this.closeLabel(at);
    if (label !== undefined) this.mark(at, { open: label });
    this.hasLabel = label !== undefined;
  }

  private insideAdmonition(line: string, at: number): string {
    if (!this.inAdmonition) return line;
    if (/^ {4}|^\t/.test(line)) return line.replace(/^( {4}|\t)/, "");
    if (line.trim() !== "") {
      this.inAdmonition = false;
      this.closeLabel(at);
      this.hasLabel = false;
    }
    return line;
  }

  private withoutIndent(line: string): string {
    const inside = this.components.at(-1);
    if (!inside || line.trim() === "") return line;
    const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    inside.indent ??= indent;
    return line.slice(Math.min(inside.indent, indent));
  }

  private closeLabel(at: number): void {
    if (this.hasLabel) this.mark(at - 1, "close");
  }

  private mark(at: number, what: { open: string } | "close"): void {
    addContainerMark(this.containers, (this.lineMap[at] ?? at + 1) - 1, what);
  }
}

function cleanLine(line: string, at: number): string {
  if (line === "") return line;
  const nesting = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/.exec(line)?.[0] ?? "";
  if (nesting.replace(/[^>*+.)-]/g, "").length > limits.nesting || /^[ \t]{400}/.test(line)) throw tooDeep(at);
  if (moduleLine.test(line) || bareTags.test(line) || /^\s*\[!INCLUDE\b/i.test(line)) return "";
  return line.includes("{") ? withoutTemplates(line) : line;
}

/** Without Liquid tags and values, and kramdown attributes. */
function withoutTemplates(line: string): string {
  const text = line
    .replace(/\{%[^%]{0,500}%\}/g, "")
    .replace(/\{\{[^{}]{0,500}\}\}/g, "")
    .replace(/\{:[^{}]{0,500}\}/g, "");
  return /^ {0,3}#/.test(text) ? text.replace(/(?<!\s)\s*\{#[^{}]{0,200}\}\s*$/, "") : text;
}

function tooDeep(at: number): PageError {
  return new PageError(`line ${at + 1} is nested deeper than ${limits.nesting} levels`, "too-deep");
}
