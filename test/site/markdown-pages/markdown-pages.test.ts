/** Pages as Markdown: text stays text, and the summary comes first. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Nodes, Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { expect, inject, test } from "vitest";
import { markdown } from "../../../pipeline/text/markdown-tree.ts";
import { plainText } from "../../../pipeline/text/rich-text.ts";
import { buildAlmanac } from "../../../src/lib/almanac/almanac.ts";
import { loadDataset } from "../../../src/lib/almanac/load-dataset.ts";
import { code, heading, link, paragraph, table } from "../../../src/lib/markdown-pages/markdown-nodes.ts";
import { summarize } from "../../../src/lib/model/lifecycle-summary.ts";
import { siteDay } from "../../support/build-site.ts";
import { payloads } from "../../support/hostile-checkout.ts";
import { repositoryRoot } from "../../support/repository.ts";

const site = inject("site");
const almanac = buildAlmanac(loadDataset(repositoryRoot), siteDay);
const core = unified().use(remarkParse);
const parser = unified().use(remarkParse).use(remarkGfm);
const parsed = (text: string): Root => parser.parse(text);
const markdownOf = (path: string) => readFileSync(join(site, path, "index.md"), "utf8");

function textOf(node: Nodes): string {
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
}

test.each(Object.entries(payloads))("hostile text stays text everywhere: %s", (_, payload) => {
  const written = markdown([
    heading(1, payload),
    paragraph("before ", payload, " after"),
    paragraph(code(payload)),
    table([
      [["head"], [payload]],
      [[code(payload)], [payload]],
    ]),
  ]);
  const { children } = parsed(written);
  expect(children.map(({ type }) => type)).toEqual(["heading", "paragraph", "paragraph", "table"]);
  const cells = children[3];
  expect(cells?.type === "table" ? cells.children.map((row) => row.children.length) : []).toEqual([2, 2]);
  // Read by the core alone: remark makes a link of an address in text even where its colon is escaped.
  const [, between] = core.parse(written).children;
  expect(between?.type === "paragraph" && between.children.map(({ type }) => type)).toEqual(["text"]);
  expect(written.split("\n").find((line) => line.startsWith("before"))).not.toMatch(/https?:\/\/|www\.\w/);
});

test("only web addresses become links", () => {
  const types = ["https://example.com/a b", "javascript:alert(1)", "data:text/html,x", "nonsense", null].map((url) => {
    const [first] = parsed(markdown([paragraph(link(url, "words"))])).children;
    return first && "children" in first ? first.children[0]?.type : undefined;
  });
  expect(types).toEqual(["link", "emphasis", "emphasis", "emphasis", "emphasis"]);
});

test("each model has a Markdown page that begins with its id and the summary of its page", () => {
  const wrong = almanac.models.filter((model) => {
    const [title, first] = parsed(markdownOf(model.path)).children;
    const said = plainText(summarize(model, almanac)).replace(/\s+/g, " ");
    return (
      textOf(title ?? parsed("")) !== `${model.label} on ${model.provider.name}` || !first || textOf(first) !== said
    );
  });
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

test("the Markdown page of a model has each date with its bound, scope and source", () => {
  const gpt = almanac.model("azure-openai/gpt-4o@2024-08-06");
  const row = markdownOf(gpt?.path ?? "")
    .split("\n")
    .find((line) => line.startsWith("| Retirement | 1 October 2027"));
  expect(row).toMatch(
    /^\| Retirement \| 1 October 2027 \| on \| Fine-tuned models \| .* \| \[.*Fine-tuned models › row \d+\]\(https:\/\/learn\./,
  );
});

test("an earliest date is never given as a date alone", () => {
  for (const model of almanac.models) {
    const inexact = model.record.events.filter(({ bound }) => bound !== "on").length;
    const rows = markdownOf(model.path).match(/^\| [\w ]+ \| (not before|tentatively) .*$/gm) ?? [];
    expect(rows, model.id).toHaveLength(inexact);
  }
});

test("the Markdown page of a provider links to that of each of its models", () => {
  for (const { path, models } of almanac.providers) {
    const linked = markdownOf(path).match(/^\| \[`.*\]\(https:\/\/almanac\.test\/models\/.*\/index\.md\)/gm) ?? [];
    expect(linked, path).toHaveLength(models.length);
  }
});

test("llms.txt has the parts that llmstxt.org requires, and every provider", () => {
  const text = readFileSync(join(site, "llms.txt"), "utf8");
  const types = parsed(text).children.map(({ type }) => type);
  expect(types.slice(0, 4)).toEqual(["heading", "blockquote", "paragraph", "heading"]);
  expect(text.match(/^# /gm)).toHaveLength(1);
  for (const { path } of almanac.providers) expect(text).toContain(`https://almanac.test${path}index.md`);
});
