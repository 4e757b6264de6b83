import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foreign } from "../../pipeline/text/for-github.ts";
import { printable, printableJson } from "../../pipeline/text/printable.ts";
import { acts, hostileWords, runnerCommands } from "../support/github.ts";

const found = (text: string) => Object.entries(acts).flatMap(([name, act]) => (act.test(text) ? [name] : []));
/** Texts of pieces that attacks are made of, in any order. */
const pieces = fc
  .array(
    fc.constantFrom(
      ...hostileWords,
      ..."@ # ##[ [ ] ( ) ! < > -- - :: : // www . ${ {{ 1 a gh- GH- skip ci no \u200b \u034f \u00a0 \n by".split(" "),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

describe("a foreign word", () => {
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
  ])("that is ordinary stays as it is: %s", (word) => {
    expect(foreign(word)).toBe(word);
  });

  // By number: the name of a test is printed, too.
  it.each(hostileWords)("is nothing that GitHub acts on: %#", (word) => {
    const said = foreign(word);
    expect(found(said)).toEqual([]);
    expect(runnerCommands(said)).toEqual([]);
    expect([...said].length).toBeLessThanOrEqual(150);
    expect(said.trim()).not.toBe("");
  });

  it("stays inert however attacks are put together", () => {
    fc.assert(
      fc.property(pieces, fc.integer({ min: 1, max: 200 }), (word, longest) => {
        const said = foreign(word, longest);
        expect(found(said)).toEqual([]);
        expect(runnerCommands(said)).toEqual([]);
        expect(said).not.toMatch(/\n/);
        expect([...said].length).toBeLessThanOrEqual(Math.max(2 * longest, 7));
      }),
      { numRuns: 3_000, seed: 4 },
    );
  });

  it("costs no more for being endless", () => {
    const before = performance.now();
    foreign("[skip ".repeat(8_000_000));
    expect(performance.now() - before).toBeLessThan(500);
  });
});

describe("what is printed", () => {
  it("is no command to a runner, as text or as JSON, and the JSON keeps its value", () => {
    fc.assert(
      fc.property(pieces, (word) => {
        expect(runnerCommands(printable(word))).toEqual([]);
        const json = printableJson(JSON.stringify({ [word]: [word] }, null, 2));
        expect(runnerCommands(json)).toEqual([]);
        expect(json).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify({ [word]: [word] })));
      }),
      { numRuns: 3_000, seed: 4 },
    );
  });
});
