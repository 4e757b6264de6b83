// Answers of providers' APIs, with what they say written down by hand from the answers.
import { describe, expect, it, test } from "vitest";
import { dataSource, extractData, linesOf, throughSnapshot } from "../../support/data-sources.ts";

const expected: Record<string, string[]> = {
  openrouter: [
    'inclusionai/ring-2.6-1t "inclusionAI: Ring-2.6-1T"; retired 2026-08-24; = inclusionai/ring-2.6-1t-20260508',
    // Its slug is the id of another model of the list, and so no alias.
    'nvidia/nemotron-nano-9b-v2 "NVIDIA: Nemotron Nano 9B V2"',
    'nvidia/nemotron-nano-9b-v2:free "NVIDIA: Nemotron Nano 9B V2 (free)"; retired 2026-08-24',
    'stealth/ox-alpha "Ox Alpha"',
    'tencent/hy-mt2-1.8b "Tencent: Hy-MT2-1.8B"; = tencent/hy-mt2-1.8b-20260521',
    'z-ai/glm-4.5 "Z.ai: GLM 4.5"; retired 2026-12-31',
  ],
  cloudflare: [
    "@cf/moonshotai/kimi-k2.5; released 2026-02-02; retired 2026-05-30",
    "@cf/zai-org/glm-4.7-flash; released 2026-01-19",
  ],
  mistral: [
    "codestral-2501; retired 2026-01-31; → codestral-latest; = codestral-2412; = codestral-2411-rc5",
    "mistral-medium-2505; retired 2026-08-31; → mistral-medium-3-5",
    "mistral-small-2603; = mistral-small-latest",
  ],
  "azure-models": [
    "dall-e-3@3.0; active; retired 2026-01-31",
    "gpt-35-turbo@0301; deprecated; redirected 2025-02-13; retired 2025-02-13 for Standard; retired 2025-04-30; retired 2025-05-15 for Provisioned; → gpt-35-turbo",
    "gpt-35-turbo@1106; active; training-retired 2025-10-28; redirected 2025-10-27; retired 2025-04-30 for GlobalBatch; retired 2025-11-11; → gpt-4.1-mini",
    "whisper@001; active; retired tentative 2026-02-01; retired tentative 2026-02-01 for Standard",
  ],
  "openai-models": ["gpt-4-0613; retired 2026-10-23", "gpt-5.6"],
  venice: ['llama-3.1-405b "Llama 3.1 405B"; retired 2025-03-01', 'venice-uncensored-1.2 "Venice Uncensored 1.2"'],
  "bedrock-models": [
    "anthropic.claude-sonnet-4-20250514-v1:0; legacy; released 2025-05-22; legacy 2026-04-14; extended-access 2026-07-14; retired 2026-10-14",
    "anthropic.claude-sonnet-4-6; active; released 2026-02-17",
  ],
  copilot: [
    "Claude Opus 4; retired 2025-10-23; → Claude Opus 4.1",
    "Claude Sonnet 3.5; retired 2025-11-06",
    "GPT-5",
    "o1-mini; retired 2025-10-23; → GPT-5 mini",
  ],
};

describe.each(Object.entries(expected))("the answer of %s", (provider, lines) => {
  const source = dataSource(provider);

  it("is read as it stands", () => {
    expect(linesOf(extractData(source))).toEqual(lines);
  });

  it("says the same in its snapshot", () => {
    const { body, extraction } = throughSnapshot(source);
    expect(linesOf(extraction)).toEqual(lines);
    expect(body).toMatch(/^\n?## \$[^\n]*\n\n\| Model (?:ID|name) /);
  });
});

test("what is wrong with an answer is reported", () => {
  const problems = extractData(dataSource("copilot")).problems.map(({ rule, line, value }) => ({ rule, line, value }));
  // The page replaces a model by itself, in the record that begins on line 2.
  expect(problems).toEqual([{ rule: "unread-cell", line: 2, value: "Claude Sonnet 3.5" }]);
  for (const provider of Object.keys(expected).filter((each) => each !== "copilot"))
    expect([provider, extractData(dataSource(provider)).problems]).toEqual([provider, []]);
});

test("evidence names the list, the record and its line", () => {
  const [record] = extractData(dataSource("mistral")).records;
  expect(record?.evidence).toEqual([
    { page: "models", snapshot: null, section: ["$.data[?!@.name || @.id == @.name]"], table: 1, row: 1, line: 4 },
  ]);
  const [minified] = extractData(dataSource("openai-models")).records;
  expect(minified?.evidence[0]).toMatchObject({ row: 1, line: 1 });
});
