/** Names that a page uses for its models, gathered before its prose is read: ids in code and cells, model cards, headings. */
import { type Block, type Document, type InlineContent, type ListItem, plain } from "../read/document.ts";
import { type Known, knownNames } from "./chunks/known-names.ts";
import type { ChooseLexicon } from "./lexicon/language.ts";
import { isIdLike, isLoneId, isModelCode } from "./names.ts";
import { keyOf } from "./section-key.ts";
import { readTitle } from "./titles.ts";

export interface PageNames {
  known: Known;
  /** Display name in lower case → the id that a model card or "name (`id`)" gives it. */
  idOf: ReadonlyMap<string, string>;
  /** The words of an id, without a date, in order of the alphabet → the ids made of them. */
  byWords: ReadonlyMap<string, readonly string[]>;
  /** Ids printed as code, by their lower case. */
  codes: ReadonlyMap<string, string>;
}

/** The words and numbers of a name, sorted; a date at its end is none of them. */
export function wordsKey(name: string): string {
  // "google/gemini-3": whose it is, or on which platform, is no part of its name.
  const own = /\s/.test(name) ? name : name.slice(name.lastIndexOf("/") + 1);
  const words = own.toLowerCase().match(/\p{L}+|\d+/gu) ?? [];
  return words
    .filter((word) => !/^(?:20\d{6}|latest)$/.test(word))
    .sort()
    .join(" ");
}

/** The one code run of a paragraph that is nothing else. */
export function loneCode(content: InlineContent): string | null {
  const filled = content.filter((run) => run.text.trim() !== "" && !run.isFootnoteRef);
  const [only] = filled;
  return only?.code && filled.length === 1 && isIdLike(only.text.trim()) ? only.text.trim() : null;
}

/** "Endpoint name: `x`" or "Model ID" over `x`: the id that a label gives. */
function labelledId(content: InlineContent, lexicon: ReturnType<ChooseLexicon>): string | null {
  const codes = content.filter((run) => run.code && run.text.trim() !== "");
  const label = plain(content.filter((run) => !run.code)).replace(/[:：\s]+$/, "");
  const [code] = codes;
  if (!code || codes.length > 1 || label === "" || label.length > 40) return null;
  return readTitle(label, lexicon).role === "id" ? code.text.trim() : null;
}

/** All names of a page. */
export function pageNames(document: Document, choose: ChooseLexicon): PageNames {
  const names = new Set<string>();
  const codes = new Map<string, string>();
  const cards = new Map<string, string[]>();
  const headingOf = new Map<string, string>();
  let label: { section: string; role: string } | null = null;
  for (const block of document.blocks) {
    for (const content of contentsOf(block))
      for (const run of content)
        if (run.code && isModelCode(run.text.trim()) && isLoneId(run.text.trim())) {
          names.add(run.text.trim());
          codes.set(run.text.trim().toLowerCase(), run.text.trim());
        }
    if (block.type === "heading" && isLoneId(block.text)) names.add(block.text);
    if (block.type === "heading") headingOf.set(keyOf(block.section), block.section.at(-1) ?? document.title ?? "");
    if (block.type === "table") for (const name of tableNames(block, choose)) names.add(name);
    const own = block.type === "paragraph" || block.type === "heading" ? block : null;
    const text = block.type === "paragraph" ? plain(block.content) : block.type === "heading" ? block.text : "";
    const key = keyOf(block.section);
    const id =
      block.type === "paragraph"
        ? (labelledId(block.content, choose(text)) ??
          (label !== null && label.section === key ? loneCode(block.content) : null))
        : null;
    if (id !== null) cards.set(key, [...(cards.get(key) ?? []), id]);
    label =
      own && text.length < 40 && readTitle(text, choose(text)).role === "id" ? { section: key, role: "id" } : null;
  }
  const idOf = new Map<string, string>();
  for (const [key, ids] of cards) {
    const heading = headingOf.get(key) ?? document.title ?? "";
    const [only] = ids;
    if (only && new Set(ids).size === 1 && heading !== "" && heading.length < 80) {
      idOf.set(heading.toLowerCase(), only);
      names.add(heading);
    }
  }
  const byWords = Map.groupBy(
    [...names].filter((name) => !/\s/.test(name) && /\d/.test(name)),
    wordsKey,
  );
  return { known: knownNames(names), idOf, byWords, codes };
}

/** "Assistants API": several words, each with a capital. */
const isProperName = /^\p{Lu}\p{L}+(?: \p{Lu}[\p{L}\d.-]+){1,3}$/u;

function tableNames(block: Extract<Block, { type: "table" }>, choose: ChooseLexicon): string[] {
  const header = block.header[0] ?? [];
  const lexicon = choose(header.map((cell) => plain(cell.content)).join(" "));
  const columns = header.flatMap((cell, at) => {
    const { role } = readTitle(plain(cell.content), lexicon);
    return role === "id" || role === "name" ? [at] : [];
  });
  return block.body.flatMap((row) =>
    columns.flatMap((at) => {
      const content = row[at]?.content ?? [];
      const text = plain(content);
      const isName = /\d/.test(text) || isModelCode(text) || isProperName.test(text);
      return text.length > 2 && text.length < 60 && !text.includes("\n") && isName ? [text] : [];
    }),
  );
}

function contentsOf(block: Block): InlineContent[] {
  if (block.type === "paragraph") return [block.content];
  if (block.type === "list") return itemContents(block.items);
  return block.type === "table" ? block.body.flatMap((row) => row.map((cell) => cell.content)) : [];
}

const itemContents = (items: readonly ListItem[]): InlineContent[] =>
  items.flatMap((item) => [item.content, ...itemContents(item.items)]);
