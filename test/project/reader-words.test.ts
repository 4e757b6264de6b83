// The reader's rules know concepts, never words: a word of a language belongs to the lexicon.
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { filesBelow, textOf } from "../support/repository.ts";

const folder = "pipeline/extract/reader";

/** Patterns that may hold words, and why: the file below the reader, and the words in the order of the pattern. */
const allowed: readonly { file: string; words: string; why: string }[] = [
  {
    file: "columns.ts",
    words: "id",
    why: "an abbreviation in titles of all languages, here inside a longer phrase of the lexicon",
  },
  { file: "dates.ts", words: "of", why: "the form of a quarter, which is written like this in code" },
  { file: "lex.ts", words: "https", why: "an address" },
  { file: "lex.ts", words: "st nd rd th am pm er px GB gb", why: "units and endings right behind a number" },
  { file: "lex.ts", words: "UTC GMT", why: "names of time zones" },
  { file: "lex.ts", words: "st nd rd th", why: "endings right behind a number" },
  {
    file: "names.ts",
    words: "your my example some model id name slug version your my example sample model",
    why: "placeholders in code are English on pages in every language",
  },
  {
    file: "names.ts",
    words:
      "us eu ap sa ca me af il mx cn gov iso north south east west central northeast southeast northwest southwest " +
      "us europe asia australia northamerica southamerica me africa north south east west central northeast southeast " +
      "northwest southwest",
    why: "codes of cloud regions",
  },
  { file: "names.ts", words: "https APIs endpoints", why: "an address; names of interfaces are English everywhere" },
  { file: "page-names.ts", words: "latest", why: "the last part of an id" },
  { file: "titles.ts", words: "mm dd yy", why: "the order of a date's parts in a title" },
  { file: "titles.ts", words: "dd mm yy", why: "the order of a date's parts in a title" },
  { file: "statements.ts", words: "replaced by version", why: "our own wording in snapshots" },
  { file: "statements.ts", words: "also", why: "our own wording in snapshots" },
  { file: "statements.ts", words: "headings give the day announced", why: "our own wording in snapshots" },
  { file: "statements.ts", words: "no facts hold", why: "our own wording in snapshots" },
  { file: "statements.ts", words: "unread", why: "our own wording in snapshots" },
  { file: "page/labels.ts", words: "fact unread left out", why: "our own wording in snapshots" },
  { file: "page/snapshot-lines.ts", words: "Left out", why: "our own wording in snapshots" },
  { file: "page/snapshot-lines.ts", words: "Unread dates models", why: "our own wording in snapshots" },
  { file: "lexicon/index.ts", words: "marks", why: "a key of the lexicon's files" },
];

/** The words of a pattern: runs of two letters or more that are no syntax and no class of characters. */
function wordsOf(pattern: string): string {
  const bare = pattern
    .replace(/\/[a-z]*$/, "")
    .replace(/\\p\{[^}]*\}|\\u[0-9A-Fa-f]{4}|\\[a-zA-Z]|\[(?:\\.|[^\]\\])*\]/gu, " ");
  return (bare.match(/\p{L}{2,}/gu) ?? []).join(" ");
}

/** The patterns of a file that hold words, and its strings in a script other than Latin. */
function wordsIn(file: string): { file: string; words: string }[] {
  const found: { file: string; words: string }[] = [];
  const add = (words: string): void => {
    if (words !== "") found.push({ file: file.slice(folder.length + 1), words });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) add(wordsOf(node.text));
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      add((node.text.match(/[^\P{L}\p{ASCII}]{2,}/gu) ?? []).join(" "));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true));
  return found;
}

const found = filesBelow(folder)
  .filter((file) => file.endsWith(".ts"))
  .flatMap(wordsIn);
const keyOf = ({ file, words }: { file: string; words: string }): string => `${file}: ${words}`;

describe("the rules of the reader", () => {
  it("find the words of a pattern", () => {
    expect(wordsOf("/^(?:retired|shut down)\\b[a-z]+\\p{Lu}$/iu")).toBe("retired shut down");
  });

  it("hold no word of a language outside the lexicon", () => {
    const expected = new Set(allowed.map(keyOf));
    expect(found.map(keyOf).filter((key) => !expected.has(key))).toEqual([]);
  });

  it("need every exception", () => {
    const used = new Set(found.map(keyOf));
    expect(allowed.map(keyOf).filter((key) => !used.has(key))).toEqual([]);
  });
});
