/**
 * Protects against reading in the square of a page's size: four times the text may cost about four times the CPU time (16
 * times where it grows with the square), and what a parser takes the square of is refused. Wall time plays no part.
 */
import { describe, expect, it } from "vitest";
import { PageError } from "../../pipeline/extract/page-error.ts";
import { type Format, readDocument } from "../../pipeline/extract/read/read-document.ts";

/** Pieces of the page, in order, to at least so many characters. */
function text(length: number, piece: (at: number) => string): string {
  let all = "";
  for (let at = 0; all.length < length; at += 1) all += piece(at);
  return all;
}
const words = (count: number) => Array.from({ length: count }, (_, at) => `a${at}`).join(" ");

/** CPU milliseconds that reading takes; what is refused costs time, too. */
function cpu(page: string, format: Format): number {
  const before = process.cpuUsage();
  try {
    readDocument(page, format);
  } catch (error) {
    if (!(error instanceof PageError)) throw error;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

type Shape = [name: string, format: Format, page: (length: number) => string];

/** Below this, what is measured is the machine. */
const floor = 40;

describe("four times the text costs about four times as much", () => {
  it.each<Shape>([
    ["a delimiter row of spaces", "markdown", (length) => `a | b\n|---${" ".repeat(length)}x\n`],
    ["paragraphs of 480 short lines", "markdown", (length) => text(length, () => `${"a b\n".repeat(480)}\n`)],
    ["quotes with 480 lazy lines", "markdown", (length) => text(length, () => `> a\n${"b\n".repeat(480)}\n`)],
    ["rows that are no table", "markdown", (length) => text(length, () => `${"a | b\n".repeat(480)}\n`)],
    ["tags of 900 attributes", "html", (length) => text(length, () => `<p ${words(900)}>x`)],
    ["a heading with a brace before spaces", "markdown", (length) => `# {${" ".repeat(length)}x`],
    ["an admonition of spaces", "markdown", (length) => `!!! ${" ".repeat(length)}x`],
    ["a component of dots", "markdown", (length) => `<${text(length, () => "A.")}`],
    // micromark 4.0.3 takes the square of these three; package.json overrides it.
    ["underlined headings", "markdown", (length) => text(length, () => "a\n-\n")],
    ["quotes", "markdown", (length) => text(length, () => "> a\n\n")],
    ["lists", "markdown", (length) => text(length, () => "- a\n\nb\n\n")],
    ["small tables", "markdown", (length) => text(length, () => "| a | b |\n| - | - |\n| a | b |\n\n")],
    ["components with labels", "markdown", (length) => text(length, () => '<Tab label="x">\n</Tab>\n')],
    [
      "tabs and panels",
      "html",
      (length) => text(length, (at) => `<p role=tab aria-controls=p${at}>a</p><p role=tabpanel id=p${at}>b</p>`),
    ],
  ])("%s", (_, format, page) => {
    const [few, many] = [cpu(page(20_000), format), cpu(page(80_000), format)];
    expect(many / Math.max(few, floor)).toBeLessThan(9);
  });
});

describe("what its parser takes the square of is refused", () => {
  it.each<[name: string, format: Format, page: string, message: string]>([
    [
      "a paragraph of short lines",
      "markdown",
      `x\n\n${"a b\n".repeat(30_000)}`,
      "line 503: more than 500 lines in one paragraph",
    ],
    ["lazy lines of a quote", "markdown", `> a\n${"b\n".repeat(30_000)}`, "more than 500 lines"],
    ["lines of a quote", "markdown", "> a\n".repeat(30_000), "more than 500 lines"],
    ["lazy lines of a list", "markdown", `- a\n${"b\n".repeat(30_000)}`, "more than 500 lines"],
    ["numbers that begin no list", "markdown", `a\n${"2. b\n".repeat(30_000)}`, "more than 500 lines"],
    ["rows without a delimiter", "markdown", "a | b\n".repeat(30_000), "more than 500 lines"],
    [
      "brackets over the lines of a quote",
      "markdown",
      "> [a [b [c [d [e [f [g [h\n".repeat(480),
      "more than 3000 marks",
    ],
    ["attributes", "html", `<p ${words(60_000)}>x`, "more than 1000 attributes"],
    ["attributes of a closing tag", "html", `<p>x</p ${words(60_000)}>`, "more than 1000 attributes"],
    ["attributes after a stray quote", "html", `<p " ${words(60_000)}>x`, "more than 1000 attributes"],
    [
      "attributes after a value with a bracket",
      "html",
      `<p a=">" b='>' ${words(60_000)}>x`,
      "more than 1000 attributes",
    ],
    ["attributes in Markdown", "markdown", `<div ${words(60_000)}>x</div>\n`, "more than 1000 attributes"],
  ])("%s", (_, format, page, message) => {
    expect(() => readDocument(page, format)).toThrow(message);
  });
});

describe("what looks like it and is not, is read", () => {
  it.each<[name: string, format: Format, page: string]>([
    ["a table of 1,500 rows", "markdown", `| a | b |\n| - | - |\n${"| [a](b) | `c` |\n".repeat(1_500)}`],
    ["a list of 1,500 items", "markdown", "- [a](b)\n".repeat(1_500)],
    ["a numbered list of 1,500 items", "markdown", "1. [a](b)\n2. c\n".repeat(750)],
    ["code of 1,500 lines", "markdown", `x\n\`\`\`\n${"a [b\n".repeat(1_500)}\`\`\`\n`],
    ["a class of 1,500 words", "html", `<p class="${words(1_500)}">x</p>`],
    ["attributes of 1,500 tags", "html", '<a href="b" id=c>d</a>\n'.repeat(1_500)],
  ])("%s", (_, format, page) => {
    expect(readDocument(page, format).blocks).not.toEqual([]);
  });
});
