/** The ids of records as libraries, clouds and marketplaces write them, made without the code that reads them. */
import type { ModelRecord } from "../../pipeline/domain/schema.ts";

/** A text and the record that it names. */
export interface WrittenKey {
  /** Who writes so. */
  kind: string;
  text: string;
  record: string;
}

type Write = (name: string, record: ModelRecord) => readonly (readonly [kind: string, text: string])[];

const bedrock: Write = (name) => [
  ["LiteLLM", `bedrock/${name}`],
  ["LiteLLM", `bedrock_converse/${name}`],
  // The page gives some models by display name only.
  ...(/^[a-z0-9]+\.[a-z]/.test(name) ? dotted(name) : []),
];

const dotted = (name: string): [kind: string, text: string][] => [
  ["LiteLLM with a region", `bedrock/us-east-1/${name}`],
  ["LiteLLM with a region", `bedrock/us-gov-west-1/${name}`],
  ["LiteLLM with a region", `bedrock/eu-central-1/6-month-commitment/${name}`],
  ["Bedrock", name],
  ["Bedrock with a region", `us.${name}`],
  ["Bedrock with a region", `apac.${name}`],
  ["Bedrock with a region", `global.${name}`],
  ["Bedrock ARN", `arn:aws:bedrock:us-east-1::foundation-model/${name}`],
  ["Bedrock ARN", `arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.${name}`],
  ["pydantic-ai", `bedrock:us.${name}`],
];

const azure: Write = (name, { model, version }) => [
  ["LiteLLM", `azure/${name}`],
  ["LiteLLM with a region", `azure/eu/${name}`],
  ["LiteLLM with a region", `azure/us/${name}`],
  ["LiteLLM with a region", `azure/global-standard/${name}`],
  ...(version === null ? [] : [["Azure deployment", `azure/${model}@${version}`] as const]),
];

const vertex: Write = (name) => {
  const maker = /^claude/.test(name) ? "anthropic" : /^(gemini|imagen|veo|text|chat|code)/.test(name) ? "google" : null;
  return [
    ["LiteLLM", `vertex_ai/${name}`],
    ["pydantic-ai", `google-vertex:${name}`],
    ...(maker === null
      ? []
      : ([
          ["Vertex path", `publishers/${maker}/models/${name}`],
          ["Vertex path", `projects/p/locations/us-central1/publishers/${maker}/models/${name}`],
        ] as const)),
  ];
};

const google: Write = (name) => [
  ["LiteLLM", `gemini/${name}`],
  ["pydantic-ai", `google-gla:${name}`],
  ["Gemini API", `models/${name}`],
];

const own =
  (route: string, colon = route): Write =>
  (name) => [
    ["LiteLLM", `${route}/${name}`],
    ["pydantic-ai", `${colon}:${name}`],
    ["LiteLLM in capitals", `${route}/${name.toUpperCase()}`],
  ];

const openrouter: Write = (name) => [
  ["LiteLLM", `openrouter/${name}`],
  ["OpenRouter variant", `openrouter/${name.replace(/:\w+$/, "")}:nitro`],
];

const writers: Readonly<Record<string, Write>> = {
  bedrock,
  "azure-openai": azure,
  "azure-foundry": (name) => [["LiteLLM", `azure_ai/${name}`]],
  vertex,
  google,
  openrouter,
  fireworks: own("fireworks_ai", "fireworks"),
  together: own("together_ai", "together"),
  cohere: own("cohere_chat", "cohere"),
  alibaba: own("dashscope"),
  "z-ai": own("zai"),
  copilot: own("github_copilot"),
};

/** Every key of the models, except where several models of a provider are written the same. */
export function writtenKeys(records: readonly ModelRecord[]): WrittenKey[] {
  const keys = records
    .filter(({ kind }) => kind === "model")
    .flatMap((record) => {
      const write = writers[record.provider] ?? own(record.provider);
      return write(writtenName(record), record).map(([kind, text]) => ({ kind, text, record: record.id }));
    });
  const meant = Map.groupBy(keys, ({ text }) => text.toLowerCase());
  return keys.filter(({ text }) => new Set(meant.get(text.toLowerCase())?.map(({ record }) => record)).size === 1);
}

/** The name in one word: with a version that tells snapshots apart, without one that counts or is in the name already. */
function writtenName({ model, version }: ModelRecord): string {
  const name = model.replaceAll("+", "-plus").replaceAll(" ", "-");
  const isSnapshot = version !== null && /^(20\d\d-\d\d-\d\d|\d{4}$|\D|\d{4}-\D)/.test(version);
  return isSnapshot && !name.endsWith(version) ? `${name}-${version}` : name;
}
