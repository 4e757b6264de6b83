/** A page with hostile words wherever a page can say something, as a provider that means us harm would write it. */
import type { PhrasingContent, Root, RootContent } from "mdast";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";

export interface HostilePage {
  format: "markdown" | "html";
  text: string;
}

/** Writes a page of a section a word, with a day in each. */
type Write = (words: readonly string[], day: string) => HostilePage;

/** How a page may hold words as text, which can add nothing to what the page is made of. */
export const textWritings: Readonly<Record<string, Write>> = {
  "text in Markdown": (words, day) =>
    markdownPage(words.flatMap((word) => markdownSection({ type: "text", value: oneLine(word) }, word, day))),
  "code in Markdown": (words, day) =>
    markdownPage(words.flatMap((word) => markdownSection({ type: "inlineCode", value: oneLine(word) }, word, day))),
  "text in HTML": (words, day) => htmlPage(words.map(escaped), day),
};

/** How a page may hold a word as markup, which reaches as far as it can: a page each. */
export const rawWritings: Readonly<Record<string, (word: string, day: string) => HostilePage>> = {
  "raw Markdown": (word, day) => ({
    format: "markdown",
    text: `---\ntitle: ${word}\n---\n\n# ${word}\n\n${word}\n\n## ${word} models\n\n${word}: ${word}\n\n| Model | ${word} | Shutdown date | Replacement |\n| --- | --- | --- | --- |\n| a-1 ${word} | ${word} | ${day} (${word}) | ${word} |\n| ${word} | x | ${day} | b-1 |\n| \`${word}\` | x | ${day} | \`${word}\` |\n\n${word}\n`,
  }),
  "raw HTML": (word, day) => htmlPage([word], day),
};

function markdownPage(children: RootContent[]): HostilePage {
  const root: Root = { type: "root", children };
  return { format: "markdown", text: unified().use(remarkGfm).use(remarkStringify).stringify(root) };
}

function markdownSection(word: PhrasingContent, link: string, day: string): RootContent[] {
  const text = (value: string): PhrasingContent => ({ type: "text", value });
  const paragraph = (...children: PhrasingContent[]): RootContent => ({ type: "paragraph", children });
  const code: PhrasingContent = { type: "inlineCode", value: oneLine(link) };
  const rows = [
    [[text("Model")], [word], [text("Shutdown date")], [text("Replacement")]],
    [[text("a-1 "), word], [word], [text(`${day} (`), word, text(")")], [word]],
    [[word], [text("x")], [text(day)], [{ type: "link" as const, url: link, children: [text("b-1")] }]],
    [[code], [text("x")], [text(day), text(" for "), word], [code]],
    [[word], [], [], []],
  ];
  return [
    { type: "heading", depth: 1, children: [word] },
    paragraph(word),
    paragraph(text(`On May 1, 2026, we notified developers using `), code, text(" models of their retirement: "), word),
    { type: "heading", depth: 2, children: [text("Deprecated "), word, text(" models")] },
    paragraph(text("Note: the dates are the earliest for "), word),
    {
      type: "table",
      children: rows.map((cells) => ({
        type: "tableRow",
        children: cells.map((children) => ({ type: "tableCell", children })),
      })),
    },
  ];
}

function htmlPage(words: readonly string[], day: string): HostilePage {
  const sections = words.map((word) => htmlSection(word, day)).join("\n");
  const text = `<html><head><title>${words.join(" ")}</title></head><body><main>${sections}</main></body></html>`;
  return { format: "html", text };
}

function htmlSection(word: string, day: string): string {
  const cells = (...texts: string[]) => `<tr>${texts.map((text) => `<td>${text}</td>`).join("")}</tr>`;
  return `<h1>${word}</h1><p>${word}</p>
<p>On May 1, 2026, we notified developers using <code>${word}</code> models of their retirement: ${word}</p>
<h2>Deprecated ${word} models</h2><p>Note: the dates are the earliest for ${word}</p>
<table><tr><th>Model</th><th>${word}</th><th>Shutdown date</th><th>Replacement</th></tr>
${cells(`a-1 ${word}`, word, `${day} (${word})`, word)}
${cells(word, "x", day, `<a href="${word}">b-1</a>`)}
${cells(`<code>${word}</code>`, "x", `${day} for ${word}`, `<code>${word}</code>`)}
<tr><td colspan="4">${word}</td></tr></table>`;
}

/** A cell or heading of Markdown is one line. */
const oneLine = (word: string): string => word.replace(/[\r\n]+/g, " ");
const escaped = (word: string): string =>
  word.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
