import { describe, expect, it } from "vitest";
import { idResolver } from "../../../pipeline/domain/identity/resolve-id.ts";
import type { ModelRecord } from "../../../pipeline/domain/schema.ts";
import { recordOf } from "../../support/dataset.ts";

/** Records in a few words: `provider/model@version`, with a name or aliases, or `bare` where the @ is part of the model. */
function record(id: string, facts: Partial<ModelRecord> & { also?: string[]; bare?: true } = {}): ModelRecord {
  const { also = [], bare = false, ...rest } = facts;
  const slash = id.indexOf("/");
  const at = bare ? 0 : id.lastIndexOf("@");
  const version = at > 0 ? id.slice(at + 1) : null;
  return recordOf(id.slice(slash + 1, at > 0 ? at : undefined), {
    provider: id.slice(0, slash),
    version,
    ...(also.length > 0 ? { aliases: also.map((model) => ({ model, evidence: 0 })) } : {}),
    ...rest,
  });
}

const records = [
  record("openai/gpt-4"),
  record("openai/gpt-4-0613"),
  record("openai/gpt-4o-2024-05-13"),
  record("openai/gpt-4o-mini"),
  record("openai/gpt-3.5-turbo-0125"),
  record("openai/o1"),
  record("openai/o1-mini"),
  record("openai/o1-2024-12-17"),
  record("openai/chatgpt-4o-latest"),
  record("openai//v1/edits", { kind: "endpoint" }),
  record("azure-openai/gpt-4o@2024-05-13"),
  record("azure-openai/gpt-4o@2024-08-06"),
  record("azure-openai/gpt-4@0613"),
  record("azure-openai/gpt-4@1106-preview"),
  record("azure-openai/gpt-35-turbo@0125"),
  record("azure-openai/gpt-4.1@2025-04-14"),
  record("azure-openai/text-embedding-3-small@1"),
  record("azure-openai/dall-e-3@3"),
  record("azure-foundry/Command R"),
  record("azure-foundry/Command R+"),
  record("azure-foundry/Mistral-large-2407"),
  record("anthropic/claude-3-5-sonnet-20240620"),
  record("anthropic/claude-3-5-sonnet-20241022"),
  record("anthropic/claude-opus-4-1-20250805"),
  record("anthropic/claude-sonnet-4-20250514", { also: ["claude-sonnet-4-0"] }),
  record("anthropic/claude-opus-4-6"),
  record("bedrock/anthropic.claude-opus-4-1-20250805-v1:0", { name: "Claude Opus 4.1" }),
  record("bedrock/anthropic.claude-3-5-sonnet-20240620-v1:0", { name: "Claude 3.5 Sonnet" }),
  record("bedrock/anthropic.claude-3-5-sonnet-20241022-v2:0", { name: "Claude 3.5 Sonnet v2" }),
  record("bedrock/amazon.nova-reel-v1:0", { name: "Nova Reel" }),
  record("bedrock/amazon.nova-reel-v1:1", { name: "Nova Reel" }),
  record("bedrock/mistral.mistral-7b-instruct-v0:2"),
  record("vertex/claude-sonnet-4@20250514", { bare: true }),
  record("vertex/gemini-2.5-flash"),
  record("vertex/textembedding-gecko@003", { bare: true }),
  record("google/gemini-2.5-flash"),
  record("google/gemini-2.5-flash-preview-09-2025"),
  record("google/gemini-2.5-flash-preview-09-25"),
  record("google/text-embedding-004"),
  record("cohere/command"),
  record("cohere/command-r"),
  record("cohere/command-r-plus"),
  record("mistral/codestral-2405@24.05", { name: "Codestral" }),
  record("mistral/codestral-2501@25.01"),
  record("mistral/magistral-small-2509@25.09", { name: "Magistral Small 1.2" }),
  record("mistral/mistral-large-2402@24.02"),
  record("mistral/mistral-large-2411@24.11"),
  record("mistral/mistral-medium-2508@25.08", { also: ["mistral-medium-latest"] }),
  record("mistral/mistral-small-2503@25.03", { also: ["mistral-small-latest"] }),
  record("mistral/mistral-small-2506@25.06", { also: ["mistral-small-latest"] }),
  record("groq/mixtral-8x7b-32768"),
  record("groq/openai/gpt-oss-120b"),
  record("groq/meta-llama/llama-guard-4-12b"),
  record("groq/qwen-qwq-32b"),
  record("alibaba/qwq-32b"),
  record("alibaba/deepseek-r1"),
  record("azure-foundry/DeepSeek-R1@1"),
  record("azure-foundry/Cohere-command-r-plus-08-2024@1"),
  record("cohere/command-r-plus-08-2024"),
  record("fireworks/DeepSeek V3.1"),
  record("vertex/claude-3-opus"),
  record("openrouter/anthropic/claude-3.5-sonnet"),
  record("openrouter/openai/gpt-4o"),
];
const resolve = idResolver(records);

/** `id (how)`; several with `|` between them; none with `~` before the family and `=` before the same model elsewhere. */
function told(text: string): string {
  const it = resolve(text);
  if (it.found === "one") return `${it.record.id} (${it.by})`;
  if (it.found === "several") return `${it.records.map(({ id }) => id).join(" | ")} (${it.by})`;
  return [...it.elsewhere.map(({ id }) => `= ${id}`), ...it.family.map(({ id }) => `~ ${id}`)].join(" ");
}

describe("every way of writing", () => {
  it.each([
    // Ours.
    ["openai/gpt-4", "openai/gpt-4 (id)"],
    ["openai//v1/edits", "openai//v1/edits (id)"],
    ["  `openai/gpt-4-0613` ", "openai/gpt-4-0613 (id)"],
    ["OpenAI/GPT-4-0613", "openai/gpt-4-0613 (spelling)"],
    // LiteLLM.
    ["azure/gpt-4o-2024-08-06", "azure-openai/gpt-4o@2024-08-06 (spelling)"],
    ["azure/eu/gpt-4o-2024-08-06", "azure-openai/gpt-4o@2024-08-06 (spelling)"],
    ["azure/global-standard/gpt-4o-2024-08-06", "azure-openai/gpt-4o@2024-08-06 (spelling)"],
    ["azure/gpt-4-1106-preview", "azure-openai/gpt-4@1106-preview (spelling)"],
    ["azure/gpt-3.5-turbo-0125", "azure-openai/gpt-35-turbo@0125 (spelling)"],
    ["azure/standard/1024-x-1792/dall-e-3", "azure-openai/dall-e-3@3 (model)"],
    ["azure_ai/mistral-large-2407", "azure-foundry/Mistral-large-2407 (spelling)"],
    ["azure_ai/command-r-plus", "azure-foundry/Command R+ (spelling)"],
    ["azure_ai/command-r", "azure-foundry/Command R (spelling)"],
    [
      "bedrock/us-east-1/anthropic.claude-opus-4-1-20250805-v1:0",
      "bedrock/anthropic.claude-opus-4-1-20250805-v1:0 (model)",
    ],
    [
      "bedrock/us-gov-east-1/claude-opus-4-1-20250805-v1:0",
      "bedrock/anthropic.claude-opus-4-1-20250805-v1:0 (spelling)",
    ],
    ["bedrock/*/1-month-commitment/amazon.nova-reel-v1:1", "bedrock/amazon.nova-reel-v1:1 (model)"],
    [
      "bedrock/converse/us.anthropic.claude-opus-4-1-20250805-v1:0",
      "bedrock/anthropic.claude-opus-4-1-20250805-v1:0 (model)",
    ],
    ["vertex_ai/claude-sonnet-4@20250514", "vertex/claude-sonnet-4@20250514 (model)"],
    ["vertex_ai/textembedding-gecko@003", "vertex/textembedding-gecko@003 (model)"],
    ["vertex_ai/gemini-2.5-flash", "vertex/gemini-2.5-flash (model)"],
    ["gemini/gemini-2.5-flash", "google/gemini-2.5-flash (model)"],
    ["openrouter/openai/gpt-4o", "openrouter/openai/gpt-4o (id)"],
    ["openrouter/anthropic/claude-3-5-sonnet:beta", "openrouter/anthropic/claude-3.5-sonnet (spelling)"],
    ["groq/mixtral-8x7b-32768", "groq/mixtral-8x7b-32768 (id)"],
    ["cohere_chat/command-r-plus", "cohere/command-r-plus (model)"],
    ["text-completion-openai/gpt-4-0613", "openai/gpt-4-0613 (model)"],
    // Clouds.
    ["us.anthropic.claude-opus-4-1-20250805-v1:0", "bedrock/anthropic.claude-opus-4-1-20250805-v1:0 (model)"],
    ["anthropic.claude-opus-4-1-20250805-v1:0:200k", "bedrock/anthropic.claude-opus-4-1-20250805-v1:0 (model)"],
    ["anthropic.claude-opus-4-1-20250805", "bedrock/anthropic.claude-opus-4-1-20250805-v1:0 (spelling)"],
    ["amazon.nova-reel-v1", "bedrock/amazon.nova-reel-v1:0 (spelling)"],
    [
      "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-opus-4-1-20250805-v1:0",
      "bedrock/anthropic.claude-opus-4-1-20250805-v1:0 (model)",
    ],
    [
      "arn:aws-us-gov:bedrock:us-gov-west-1:123456789012:inference-profile/us-gov.anthropic.claude-opus-4-1-20250805-v1:0",
      "bedrock/anthropic.claude-opus-4-1-20250805-v1:0 (model)",
    ],
    ["publishers/google/models/gemini-2.5-flash", "vertex/gemini-2.5-flash (model)"],
    [
      "projects/p/locations/us-east5/publishers/anthropic/models/claude-sonnet-4@20250514:rawPredict",
      "vertex/claude-sonnet-4@20250514 (model)",
    ],
    ["models/gemini-2.5-flash", "google/gemini-2.5-flash (model)"],
    ["gpt-4o@2024-08-06", "azure-openai/gpt-4o@2024-08-06 (model)"],
    ["gpt-4o@20240806", "azure-openai/gpt-4o@2024-08-06 (spelling)"],
    ["gpt-35-turbo-0125", "azure-openai/gpt-35-turbo@0125 (spelling)"],
    ["azureml://registries/azure-openai/models/gpt-4o/versions/2024-08-06", "azure-openai/gpt-4o@2024-08-06 (model)"],
    ["fireworks_ai/accounts/fireworks/models/deepseek-v3p1", "fireworks/DeepSeek V3.1 (spelling)"],
    ["azure_ai/deepseek-r1", "azure-foundry/DeepSeek-R1@1 (version)"],
    ["azure_ai/command-r-plus-08-2024", "azure-foundry/Cohere-command-r-plus-08-2024@1 (version)"],
    ["vertex_ai/claude-3-opus", "vertex/claude-3-opus (model)"],
    // Other libraries.
    ["openai:gpt-4", "openai/gpt-4 (model)"],
    ["google-gla:gemini-2.5-flash", "google/gemini-2.5-flash (model)"],
    ["google-vertex:gemini-2.5-flash", "vertex/gemini-2.5-flash (model)"],
    ["ft:gpt-4o-2024-05-13:my-org:custom:id", "openai/gpt-4o-2024-05-13 (model)"],
    ["azure/gpt-4o-2024-08-06.ft-0e208cf33a6a466994aff31a08aba678", "azure-openai/gpt-4o@2024-08-06 (spelling)"],
    // Slugs with the maker in front.
    ["anthropic/claude-3.5-sonnet-20240620", "anthropic/claude-3-5-sonnet-20240620 (spelling)"],
    ["mistralai/mistral-large-2411", "mistral/mistral-large-2411@24.11 (model)"],
    ["meta-llama/llama-guard-4-12b", "groq/meta-llama/llama-guard-4-12b (model)"],
    ["openai/gpt-oss-120b", "groq/openai/gpt-oss-120b (spelling)"],
    // Bare.
    ["gpt-4o-2024-05-13", "openai/gpt-4o-2024-05-13 (model)"],
    ["claude-opus-4-1-20250805", "anthropic/claude-opus-4-1-20250805 (model)"],
    ["mixtral-8x7b-32768", "groq/mixtral-8x7b-32768 (model)"],
    ["command", "cohere/command (model)"],
    ["o1", "openai/o1 (model)"],
    ["chatgpt-4o-latest", "openai/chatgpt-4o-latest (model)"],
  ])("%s", (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  it("says what it took the text for", () => {
    expect(resolve("azure/eu/gpt-4o-2024-08-06").written).toMatchObject({
      name: "gpt-4o-2024-08-06",
      region: "eu",
      maker: "openai",
    });
    expect(resolve("us.anthropic.claude-opus-4-1-20250805-v1:0").written).toMatchObject({
      region: "us",
      maker: "anthropic",
    });
    expect(resolve("x/y:free").written.variant).toBe("free");
    expect(resolve("ft:gpt-4o-2024-05-13:a::b").written.note).toContain("fine-tuned");
  });
});

describe("never another model", () => {
  it.each([
    // A date is neither taken away nor added.
    ["openai/gpt-4o", "= openrouter/openai/gpt-4o ~ openai/gpt-4o-2024-05-13"],
    ["openai/gpt-4o-2024-08-06", "= azure-openai/gpt-4o@2024-08-06"],
    ["gpt-4o-2024-08-06", "= azure-openai/gpt-4o@2024-08-06"],
    ["claude-opus-4-1", "~ anthropic/claude-opus-4-1-20250805"],
    ["anthropic/claude-opus-4-6-20260205", "~ anthropic/claude-opus-4-6"],
    ["gpt-4-0314", "~ openai/gpt-4"],
    ["vertex_ai/claude-3-opus@20240229", "~ vertex/claude-3-opus"],
    ["openai/gpt-4-turbo", ""],
    // Nor is a part of an id its whole.
    ["o1-pro", ""],
    ["command-light", ""],
    ["o", ""],
    // An id with another revision or another date.
    [
      "bedrock/anthropic.claude-opus-4-1-20250805-v1:9",
      "= anthropic/claude-opus-4-1-20250805 ~ bedrock/anthropic.claude-opus-4-1-20250805-v1:0",
    ],
    ["bedrock/mistral.mistral-7b-instruct-v0:1", ""],
    ["bedrock/mistral.mistral-7b-instruct", "~ bedrock/mistral.mistral-7b-instruct-v0:2"],
    // What no page says.
    ["mistral-large-latest", "~ mistral/mistral-large-2402@24.02 ~ mistral/mistral-large-2411@24.11"],
    ["claude-sonnet-4", "~ anthropic/claude-sonnet-4-20250514"],
    ["anthropic/claude-opus-4-0", ""],
    // An id of the maker that only others list.
    ["text-embedding-3-small", "= azure-openai/text-embedding-3-small@1"],
    ["openai/text-embedding-3-small", "= azure-openai/text-embedding-3-small@1"],
    ["gpt-4.1", "~ azure-openai/gpt-4.1@2025-04-14"],
    // Another platform than was asked for.
    ["groq/gpt-4", "= openai/gpt-4"],
    ["openrouter/openai/gpt-4", "= openai/gpt-4"],
    ["deepinfra/openai/gpt-4", "= openai/gpt-4"],
    // Another maker than the id says.
    ["openai/mixtral-8x7b-32768", "= groq/mixtral-8x7b-32768"],
    ["groq/qwen/mixtral-8x7b-32768", ""],
    ["arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123def", ""],
    ["", ""],
    ["/", ""],
    ["https://example.com/", ""],
  ])("%s", (text, expected) => {
    expect(resolve(text).found).toBe("none");
    expect(told(text)).toBe(expected);
  });

  it("is not misled by misprints: each record keeps its own id", () => {
    expect(told("gemini-2.5-flash-preview-09-2025")).toBe("google/gemini-2.5-flash-preview-09-2025 (model)");
    expect(told("gemini-2.5-flash-preview-09-25")).toBe("google/gemini-2.5-flash-preview-09-25 (model)");
  });
});

describe("what may be several", () => {
  it.each([
    ["gemini-2.5-flash", "google/gemini-2.5-flash | vertex/gemini-2.5-flash (model)"],
    ["azure/gpt-4o", "azure-openai/gpt-4o@2024-05-13 | azure-openai/gpt-4o@2024-08-06 (version)"],
    ["deepseek-r1", "alibaba/deepseek-r1 | azure-foundry/DeepSeek-R1@1 (model)"],
    ["qwq-32b", "alibaba/qwq-32b (model)"],
    ["Codestral", "mistral/codestral-2405@24.05 | mistral/codestral-2501@25.01 (name)"],
    ["Nova Reel", "bedrock/amazon.nova-reel-v1:0 | bedrock/amazon.nova-reel-v1:1 (name)"],
    ["mistral-small-latest", "mistral/mistral-small-2503@25.03 | mistral/mistral-small-2506@25.06 (alias)"],
  ])("%s is listed, the maker's own platform first", (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  it.each([
    ["claude-sonnet-4-0", "anthropic/claude-sonnet-4-20250514 (alias)"],
    ["anthropic/claude-sonnet-4-0", "anthropic/claude-sonnet-4-20250514 (alias)"],
    ["mistral/mistral-medium-latest", "mistral/mistral-medium-2508@25.08 (alias)"],
    ["magistral small 1.2", "mistral/magistral-small-2509@25.09 (name)"],
    ["azure/gpt-4.1", "azure-openai/gpt-4.1@2025-04-14 (version)"],
    ["azure/text-embedding-3-small", "azure-openai/text-embedding-3-small@1 (version)"],
  ])("%s is one, found by what a page says", (text, expected) => {
    expect(told(text)).toBe(expected);
  });
});

describe("the same model elsewhere", () => {
  it.each([
    ["claude-opus-4-1-20250805", ["bedrock/anthropic.claude-opus-4-1-20250805-v1:0"]],
    ["bedrock/anthropic.claude-opus-4-1-20250805-v1:0", ["anthropic/claude-opus-4-1-20250805"]],
    ["azure-openai/gpt-4@0613", ["openai/gpt-4-0613"]],
    ["openai/gpt-4", []],
    ["openai/gpt-3.5-turbo-0125", ["azure-openai/gpt-35-turbo@0125"]],
    ["anthropic/claude-sonnet-4-20250514", ["vertex/claude-sonnet-4@20250514"]],
    ["cohere/command-r-plus", ["azure-foundry/Command R+"]],
    ["cohere/command-r-plus-08-2024", ["azure-foundry/Cohere-command-r-plus-08-2024@1"]],
    ["groq/qwen-qwq-32b", ["alibaba/qwq-32b"]],
  ])("%s", (text, expected) => {
    const it = resolve(text);
    expect(it.found === "one" && it.elsewhere.map(({ id }) => id)).toEqual(expected);
  });
});
