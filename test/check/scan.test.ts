// The scanner: places, boundaries, ignores, and that time grows with the length of the text alone.
import { describe, expect, it } from "vitest";
import { scan } from "../../pipeline/check/scan.ts";
import { snippetIndex as index } from "../support/check-snippets.ts";

const day = "2026-11-28";
const found = (text: string) => scan(text, index, day).map(({ written, records }) => [written, ...records]);

describe("a finding", () => {
  it("has its place, in lines and columns", () => {
    const text = 'é\nmodel = "gpt-4-0613"\nother = "openai/gpt-4-0613"';
    const places = scan(text, index, day).map(({ line, column, start, end }) => [line, column, text.slice(start, end)]);
    expect(places).toEqual([
      [2, 10, "gpt-4-0613"],
      [3, 10, "openai/gpt-4-0613"],
    ]);
  });

  it("names every record that may be meant, and the same model elsewhere", () => {
    const [several] = scan("model: azure/gpt-4o", index, day);
    expect(several?.records.length).toBeGreaterThan(2);
    const [one] = scan("claude-3-haiku-20240307", index, day);
    expect(one?.records).toEqual(["anthropic/claude-3-haiku-20240307"]);
    expect(one?.elsewhere).toContain("bedrock/anthropic.claude-3-haiku-20240307-v1:0");
  });

  it("is never a dated version where the bare id is written", () => {
    const [bare] = scan('model="gpt-4o"', index, day);
    expect(bare).toMatchObject({ rule: "unknown", records: [] });
    expect(bare?.family).toContain("openai/gpt-4o-2024-05-13");
  });
});

describe("boundaries", () => {
  it.each([
    "gpt-4-encoder",
    "mygpt-4",
    "gpt-4.json",
    "gpt-4*",
    "`$" + "{prefix}gpt-4`",
    "gpt-4$" + "{suffix}",
    "./prompts/gpt-4",
    "We like GPT-4.",
    "o1js",
    "run command",
    'kind: "command"',
  ])("%s is no id", (text) => {
    expect(found(text)).toEqual([]);
  });

  it.each(["**gpt-4**", "(gpt-4)", "gpt-4.", "\\ngpt-4\\n", "使用gpt-4模型", "x=gpt-4&y", "openai%2Fgpt-4"])(
    "%s has one",
    (text) => expect(found(text)).toEqual([["gpt-4", "openai/gpt-4"]]),
  );
});

describe("an ignore", () => {
  const ignored = (text: string, on = day) => scan(text, index, on).map((finding) => finding.ignored?.reason ?? null);

  it("leaves out its own line, or the next one where it is alone", () => {
    expect(ignored('m = "gpt-4" # almanac-ignore: a test\nn = "gpt-4"')).toEqual(["a test", null]);
    expect(ignored('// almanac-ignore: a test\nm = "gpt-4"\nn = "gpt-4"')).toEqual(["a test", null]);
    expect(ignored('<!-- almanac-ignore-file: history -->\n"gpt-4"\n"gpt-4"')).toEqual(["history", "history"]);
  });

  it("ends with its last day", () => {
    const text = 'm = "gpt-4" # almanac-ignore: moving until 2027-01-01';
    expect(ignored(text, "2027-01-01")).toEqual(["moving"]);
    expect(ignored(text, "2027-01-02")).toEqual([null]);
  });
});

// Quadratic time would be minutes here; the suite's limit for a test is seconds.
describe("hostile text", () => {
  it.each([
    ["one long token", "gpt-4/".repeat(200_000), 0],
    ["many weak ids", '"o1", '.repeat(10_000), 0],
    ["open brackets", `model ${"{ ".repeat(200_000)} "o1"`, 0],
    ["slashes", `models${"/gpt".repeat(60)} `.repeat(2_000), 0],
    ["ignores", "almanac-ignore: ".repeat(50_000), 0],
  ])("%s is read in linear time", (_, text, count) => {
    expect(scan(text, index, day)).toHaveLength(count);
  });
});
