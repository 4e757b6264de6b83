import { expect, it } from "vitest";
import { plain } from "../../pipeline/extract/read/document.ts";
import { readDocument } from "../../pipeline/extract/read/read-document.ts";
import { chunksOf } from "../../pipeline/extract/reader/chunks/chunks-of.ts";
import { noContext } from "../../pipeline/extract/reader/clauses/claims.ts";
import { productions, productionsFor } from "../../pipeline/extract/reader/clauses/productions/index.ts";
import { rolesOf } from "../../pipeline/extract/reader/clauses/roles.ts";
import { lex } from "../../pipeline/extract/reader/lex.ts";
import { languagesOf } from "../../pipeline/extract/reader/lexicon/language.ts";
import { sentencesOf } from "../../pipeline/extract/reader/sentences.ts";
import { pageOf } from "../support/sentences/judge.ts";
import { corpusFiles, readCorpusFile } from "../support/sentences/parse-corpus.ts";

const contexts = [
  noContext,
  {
    ...noContext,
    subject: { kind: "section" } as const,
    event: "retired" as const,
    day: "2031-05-01",
    claimed: true,
    limited: true,
  },
];

it("a production is left out only where it would read nothing and has no reason to give", () => {
  const tried = new Set<string>();
  const missed: unknown[] = [];
  for (const sentence of corpusFiles().flatMap((file) => readCorpusFile(file))) {
    const { blocks } = readDocument(pageOf(sentence), "markdown");
    const contents = blocks.flatMap((block) => (block.type === "paragraph" ? [block.content] : []));
    for (const content of contents) {
      const { tokens, text } = lex(content, languagesOf(plain(content))(plain(content)));
      for (const chunks of sentencesOf(tokens).map((each) => chunksOf(each, text))) {
        const able = new Set(productionsFor(chunks));
        for (const each of productions.filter((one) => !able.has(one)))
          for (const context of contexts) {
            const read = each[1](rolesOf(chunks), context);
            if (read !== "") missed.push([each[0], sentence.text, read]);
          }
        for (const [name] of able) tried.add(name);
      }
    }
  }
  expect(missed).toEqual([]);
  expect(productions.filter(([name]) => !tried.has(name))).toEqual([]);
});
