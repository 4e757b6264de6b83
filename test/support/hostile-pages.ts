/** A page with one word wherever a page can say something, as a provider that means us harm would write it. */
import type { PhrasingContent, Root, RootContent } from "mdast";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";

export interface HostilePage {
  format: "markdown" | "html";
  text: string;
}

type Write = (word: string, day: string) => HostilePage;

/** How a page may hold the word. In the first three it is text, so it can add nothing to what the page is made of. */
export const writings: Readonly<Record<string, Write>> = {
  "text in Markdown": (word, day) => markdownPage({ type: "text", value: oneLine(word) }, word, day),
  "code in Markdown": (word, day) => markdownPage({ type: "inlineCode", value: oneLine(word) }, word, day),
  "text in HTML": (word, day) => htmlPage(escaped(word), day),
  "raw Markdown": (word, day) => ({
    format: "markdown",
    text: `---\ntitle: ${word}\n---\n\n# ${word}\n\n${word}\n\n## ${word} models\n\n${word}: ${word}\n\n| Model | ${word} | Shutdown date | Replacement |\n| --- | --- | --- | --- |\n| a-1 ${word} | ${word} | ${day} (${word}) | ${word} |\n| ${word} | x | ${day} | b-1 |\n| \`${word}\` | x | ${day} | \`${word}\` |\n\n${word}\n`,
  }),
  "raw HTML": (word, day) => htmlPage(word, day),
};
export const asText = ["text in Markdown", "code in Markdown", "text in HTML"];

function markdownPage(word: PhrasingContent, link: string, day: string): HostilePage {
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
  const root: Root = {
    type: "root",
    children: [
      { type: "heading", depth: 1, children: [word] },
      paragraph(word),
      paragraph(
        text(`On May 1, 2026, we notified developers using `),
        code,
        text(" models of their retirement: "),
        word,
      ),
      { type: "heading", depth: 2, children: [text("Deprecated "), word, text(" models")] },
      paragraph(text("Note: the dates are the earliest for "), word),
      {
        type: "table",
        children: rows.map((cells) => ({
          type: "tableRow",
          children: cells.map((children) => ({ type: "tableCell", children })),
        })),
      },
    ],
  };
  return { format: "markdown", text: unified().use(remarkGfm).use(remarkStringify).stringify(root) };
}

function htmlPage(word: string, day: string): HostilePage {
  const cells = (...texts: string[]) => `<tr>${texts.map((text) => `<td>${text}</td>`).join("")}</tr>`;
  const text = `<html><head><title>${word}</title></head><body><main><h1>${word}</h1><p>${word}</p>
<p>On May 1, 2026, we notified developers using <code>${word}</code> models of their retirement: ${word}</p>
<h2>Deprecated ${word} models</h2><p>Note: the dates are the earliest for ${word}</p>
<table><tr><th>Model</th><th>${word}</th><th>Shutdown date</th><th>Replacement</th></tr>
${cells(`a-1 ${word}`, word, `${day} (${word})`, word)}
${cells(word, "x", day, `<a href="${word}">b-1</a>`)}
${cells(`<code>${word}</code>`, "x", `${day} for ${word}`, `<code>${word}</code>`)}
<tr><td colspan="4">${word}</td></tr></table></main></body></html>`;
  return { format: "html", text };
}

/** A cell or heading of Markdown is one line. */
const oneLine = (word: string): string => word.replace(/[\r\n]+/g, " ");
const escaped = (word: string): string =>
  word.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
