// The JSON and YAML pages of sources/, each read from an answer in the shape that its API gives.
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type PageDefinition, sourceDefinition } from "../../pipeline/domain/schema.ts";
import { extractPage, snapshotPage } from "../../pipeline/extract/extract-page.ts";
import { parseYaml } from "../../pipeline/storage/validate.ts";
import { linesOf } from "../support/data-sources.ts";
import { repositoryRoot } from "../support/repository.ts";

const definitions = globSync("sources/*/source.yaml", { cwd: repositoryRoot }).map((file) =>
  parseYaml(sourceDefinition, readFileSync(join(repositoryRoot, file), "utf8"), file),
);
const dataPages = definitions.flatMap(({ id, pages }) =>
  pages.flatMap((page) => (page.records ? [{ provider: id, page }] : [])),
);

function read(provider: string, answer: unknown) {
  const found = dataPages.find((one) => one.provider === provider);
  if (!found) throw new Error(`${provider} has no page of data`);
  const { page: definition } = found;
  const input = { provider, page: definition.id, snapshot: null, definition };
  const text = typeof answer === "string" ? answer : JSON.stringify(answer);
  const { body, extraction } = snapshotPage(text, { ...input, format: definition.format });
  const again = extractPage(body, { ...input, format: "markdown" });
  expect(linesOf(again)).toEqual(linesOf(extraction));
  return { lines: linesOf(extraction), problems: extraction.problems.map(({ rule }) => rule) };
}

/** [provider, answer, what is read] */
const answers: [string, unknown, string[]][] = [
  [
    "openrouter",
    {
      data: [
        { id: "z-ai/glm-4.5", canonical_slug: "z-ai/glm-4.5", name: "Z.ai: GLM 4.5", expiration_date: "2026-12-31" },
        { id: "stealth/ox-alpha", canonical_slug: "stealth/ox-alpha", name: "Ox Alpha", expiration_date: "2098-12-31" },
        { id: "~z-ai/glm-latest", name: "GLM Latest", alias_target: { slug: "z-ai/glm-5.3" }, expiration_date: null },
      ],
    },
    ['stealth/ox-alpha "Ox Alpha"', 'z-ai/glm-4.5 "Z.ai: GLM 4.5"; retired 2026-12-31'],
  ],
  [
    "cloudflare",
    {
      result: [
        {
          id: "d7948af7-749a-4fa3-8480-2a9f4215f427",
          source: 1,
          name: "@cf/moonshotai/kimi-k2.5",
          created_at: "2026-02-02 21:11:49.874",
          properties: [
            { property_id: "context_window", value: "256000" },
            { property_id: "planned_deprecation_date", value: "2026-05-30" },
          ],
        },
        { id: "0b8e1b4a", source: 1, name: "@cf/zai-org/glm-4.7-flash", properties: [] },
        { id: "0b8e1b4b", source: 2, name: "our-own-finetune", properties: [] },
      ],
      result_info: { count: 3, page: 1, per_page: 500, total_count: 3 },
    },
    ["@cf/moonshotai/kimi-k2.5; retired 2026-05-30", "@cf/zai-org/glm-4.7-flash"],
  ],
  [
    "venice",
    {
      data: [
        {
          id: "llama-3.1-405b",
          model_spec: { name: "Llama 3.1 405B", deprecation: { date: "2025-03-01T00:00:00.000Z" } },
        },
        { id: "venice-uncensored-1.2", model_spec: { name: "Venice Uncensored 1.2" } },
      ],
    },
    ['llama-3.1-405b "Llama 3.1 405B"; retired 2025-03-01', 'venice-uncensored-1.2 "Venice Uncensored 1.2"'],
  ],
  [
    "copilot",
    [
      "- name: 'Claude Opus 4'",
      "  retirement_date: '2025-10-23'",
      "  suggested_alternative: 'Claude Opus 4.1'",
      "- name: 'Grok Code Fast 1'",
      "  retirement_date: '2026-05-15'",
      "  suggested_alternative: 'None'",
    ].join("\n"),
    ["Claude Opus 4; retired 2025-10-23; → Claude Opus 4.1", "Grok Code Fast 1; retired 2026-05-15"],
  ],
  [
    "openai",
    {
      data: [
        { id: "gpt-4-0613", owned_by: "openai", shutdown_date: "2026-10-23" },
        { id: "gpt-5.6", owned_by: "system", shutdown_date: null },
        { id: "ft:gpt-4o-2024-08-06:acme::7p4lURel", owned_by: "acme", shutdown_date: "2026-10-23" },
      ],
    },
    ["gpt-4-0613; retired 2026-10-23", "gpt-5.6"],
  ],
  [
    "xai",
    {
      data: [
        { id: "grok-4.3", aliases: ["grok-4.3-latest"], created: 1776988800, object: "model", owned_by: "xai" },
        { id: "grok-imagine-video", aliases: [], created: 1769644800, object: "model", owned_by: "xai" },
      ],
      object: "list",
    },
    ["grok-4.3; = grok-4.3-latest", "grok-imagine-video"],
  ],
  [
    "mistral",
    {
      data: [
        {
          id: "codestral-2501",
          name: "codestral-2501",
          type: "base",
          aliases: ["codestral-2412"],
          deprecation: "2026-01-31T12:00:00Z",
          deprecation_replacement_model: "codestral-latest",
        },
        { id: "codestral-2412", name: "codestral-2501", type: "base", deprecation: "2026-01-31T12:00:00Z" },
        { id: "ft:codestral:acme:1", name: "ft:codestral:acme:1", type: "fine-tuned", deprecation: null },
      ],
    },
    ["codestral-2501; retired 2026-01-31; → codestral-latest; = codestral-2412"],
  ],
  [
    "bedrock",
    {
      modelSummaries: [
        {
          modelId: "anthropic.claude-sonnet-4-20250514-v1:0",
          modelName: "Claude Sonnet 4",
          modelLifecycle: {
            status: "LEGACY",
            startOfLifeTime: "2025-05-22T00:00:00+00:00",
            legacyTime: "2026-04-14T08:00:00+00:00",
            publicExtendedAccessTime: "2026-07-14T08:00:00+00:00",
            endOfLifeTime: "2026-10-14T08:00:00+00:00",
          },
        },
      ],
    },
    [
      'anthropic.claude-sonnet-4-20250514-v1:0 "Claude Sonnet 4"; legacy; released 2025-05-22; legacy 2026-04-14; extended-access 2026-07-14; retired 2026-10-14',
    ],
  ],
  [
    "azure-openai",
    {
      value: [
        {
          kind: "OpenAI",
          model: {
            format: "OpenAI",
            name: "gpt-35-turbo",
            version: "1106",
            skus: [{ name: "GlobalBatch", deprecationDate: "2025-04-30T00:00:00Z" }, { name: "Provisioned" }],
            deprecation: {
              fineTune: "2025-10-28T00:00:00Z",
              inference: "2025-11-11T00:00:00Z",
              deprecationStatus: "Tentative",
            },
            lifecycleStatus: "GenerallyAvailable",
            replacementConfig: { targetModelName: "gpt-4.1-mini", targetModelVersion: "2025-04-14" },
          },
        },
        { kind: "AIServices", model: { format: "OpenAI", name: "gpt-35-turbo", version: "1106", skus: [] } },
      ],
    },
    [
      "gpt-35-turbo@1106; active; training-retired tentative 2025-10-28; retired tentative 2025-04-30 for GlobalBatch; retired tentative 2025-11-11; → gpt-4.1-mini",
    ],
  ],
];

describe("the pages of data", () => {
  it.each(answers)("%s", (provider, answer, lines) => {
    const { lines: found, problems } = read(provider, answer);
    expect([found.sort(), problems]).toEqual([lines, []]);
  });

  it("each have an answer above", () => {
    expect(dataPages.map(({ provider }) => provider).sort()).toEqual(answers.map(([provider]) => provider).sort());
  });

  it("with a part of the list are not read", () => {
    const part = { result: [{ source: 1, name: "@cf/a/b" }], result_info: { count: 1, total_count: 2 } };
    expect(() => read("cloudflare", part)).toThrow("only a part of the list");
    expect(() => read("azure-openai", { value: [answers], nextLink: "https://x.example" })).toThrow();
  });

  const apis = join(repositoryRoot, "../shared/apis");
  const recorded = (file: string): unknown => JSON.parse(readFileSync(join(apis, file), "utf8"));
  it.skipIf(!existsSync(apis))("read what was recorded of the real APIs (skipped without ../shared/apis)", () => {
    const lineOf = (provider: string, answer: unknown, model: string) =>
      read(provider, answer).lines.find((line) => line.startsWith(model));
    const openrouter = read("openrouter", recorded("openrouter-models.json"));
    expect([openrouter.problems, openrouter.lines.join().includes("2098")]).toEqual([[], false]);
    expect(openrouter.lines.filter((line) => line.includes("retired")).length).toBeGreaterThan(5);
    expect(lineOf("mistral", recorded("mistral-models.json"), "mistral-medium-2505")).toBe(
      "mistral-medium-2505; retired 2026-08-31; → mistral-medium-3-5",
    );
    expect(lineOf("azure-openai", recorded("azure-arm-models.json"), "gpt-35-turbo@0125")).toBe(
      "gpt-35-turbo@0125; active; training-retired 2025-10-28; redirected 2025-09-30; retired 2025-04-30 for GlobalBatch; retired 2025-11-11; retired 2025-11-11 for LowPriority; retired 2025-11-11 for Provisioned; retired 2025-11-11 for Standard; → gpt-4.1-mini",
    );
    const openai = read("openai", recorded("real-openai-7acc8cd9-2026-08-05.json"));
    expect([openai.lines.length > 130, openai.problems]).toEqual([true, []]);
  });
});

describe("a page with an account in its URL", () => {
  it("has a key, and the account is in the path alone", () => {
    const all: PageDefinition[] = definitions.flatMap(({ pages }) => pages);
    for (const { url, key } of all.filter((page) => page.url.includes("{"))) {
      expect([url, key]).toEqual([url, expect.anything()]);
      expect(new URL(url).pathname).toContain("%7B");
    }
  });
});
