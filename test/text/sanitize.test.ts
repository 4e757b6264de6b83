import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  forFeed,
  forGitHub,
  forIcs,
  forPlainText,
  forTerminal,
  jsonForTerminal,
  normalizeText,
  truncate,
} from "../../pipeline/text/sanitize.ts";
import { acts, hostileWords, runnerCommands } from "../support/github.ts";
import { stopwatch } from "../support/stopwatch.ts";

const found = (text: string) => Object.entries(acts).flatMap(([name, act]) => (act.test(text) ? [name] : []));
/** Texts of pieces that attacks are made of, in any order. */
const pieces = fc
  .array(
    fc.constantFrom(
      ...hostileWords,
      ..."@ # ##[ [ ] ( ) ! < > -- - :: : // https:// GitHub.com /issues/ www . ${ {{ 1 a gh- GH- skip ci no \u200b \u034f \u00a0 \n by".split(
        " ",
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

describe("text for GitHub", () => {
  it.each([
    "gpt-4o@2024-05-13",
    "meta.llama3-1-8b-instruct-v1:0",
    "claude-3.5-sonnet (v2)",
    "claude-3-sonnet@20240229",
    "arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-text",
    "accounts/fireworks/models/llama-v3p1-8b",
    "gemini-2.0-flash-live-001",
    "GPT-4 Turbo [preview]",
    "モデル-1",
    "no earlier than 2026-10-01 › Upcoming",
    "https://www.acme.example/docs/models?x=1 has moved for good",
  ])("that is ordinary stays as it is: %s", (word) => {
    expect(forGitHub(word)).toBe(word);
  });

  // By number: the name of a test is printed, too.
  it.each(hostileWords)("is nothing that GitHub acts on: %#", (word) => {
    const said = forGitHub(word);
    expect(found(said)).toEqual([]);
    expect(runnerCommands(said)).toEqual([]);
    expect([...said].length).toBeLessThanOrEqual(150);
    expect(said.trim()).not.toBe("");
  });

  it("stays inert however attacks are put together", () => {
    fc.assert(
      fc.property(pieces, fc.integer({ min: 1, max: 200 }), (word, longest) => {
        const said = forGitHub(word, longest);
        expect(found(said)).toEqual([]);
        expect(runnerCommands(said)).toEqual([]);
        expect(said).not.toMatch(/\n/);
        expect([...said].length).toBeLessThanOrEqual(Math.max(2 * longest, 7));
      }),
      { numRuns: 3_000, seed: 4 },
    );
  });

  it("costs no more for being endless", () => {
    const seconds = stopwatch();
    forGitHub("[skip ".repeat(8_000_000));
    expect(seconds()).toBeLessThan(0.5);
  });
});

describe("text for a terminal", () => {
  it("is no command to a runner, as text or as JSON, and the JSON keeps its value", () => {
    fc.assert(
      fc.property(pieces, (word) => {
        expect(runnerCommands(forTerminal(word))).toEqual([]);
        const json = jsonForTerminal(JSON.stringify({ [word]: [word] }, null, 2));
        expect(runnerCommands(json)).toEqual([]);
        expect(json).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify({ [word]: [word] })));
      }),
      { numRuns: 3_000, seed: 4 },
    );
  });
});

describe("text for a document", () => {
  const nasty = " a\u0000\u202e b\n\u2028c\ufeff ";

  it("is one line without control characters, by the rule of each format", () => {
    expect(forPlainText(nasty)).toBe("a b c");
    expect(forFeed(nasty)).toBe("a\ufffd\ufffd b c");
    expect(forIcs(nasty)).toBe("a b c");
  });

  it("is whole code points even where lone surrogates come in", () => {
    for (const safe of [forPlainText, forFeed, forIcs]) expect(safe("a\ud800b").isWellFormed()).toBe(true);
  });

  it("is cut by code points, not by code units", () => {
    expect(truncate("😀😀😀", 3)).toBe("😀😀😀");
    expect(truncate("😀😀😀", 2)).toBe("😀…");
    expect(truncate("one two", 5)).toBe("one…");
  });
});

describe("text as it is read", () => {
  it("keeps line breaks, unifies hyphens and spaces, and drops what cannot be seen", () => {
    expect(normalizeText("gpt\u20114\u00a0\u00a0turbo\u200b\nnext\tcell")).toBe("gpt-4 turbo\nnext cell");
  });
});
