/** How other catalogues of models name ours. */

interface Naming {
  /** What LiteLLM puts before the id; absent where its keys cannot be told. */
  liteLlm?: string;
  /** The provider's id in models.dev; absent where it has none. */
  modelsDev?: string;
}

const namings: Readonly<Record<string, Naming>> = {
  openai: { liteLlm: "", modelsDev: "openai" },
  anthropic: { liteLlm: "", modelsDev: "anthropic" },
  google: { liteLlm: "gemini/", modelsDev: "google" },
  vertex: { liteLlm: "vertex_ai/", modelsDev: "google-vertex" },
  bedrock: { liteLlm: "", modelsDev: "amazon-bedrock" },
  "azure-openai": { liteLlm: "azure/", modelsDev: "azure" },
  "azure-foundry": { liteLlm: "azure_ai/", modelsDev: "azure" },
  mistral: { liteLlm: "mistral/", modelsDev: "mistral" },
  cohere: { liteLlm: "", modelsDev: "cohere" },
  xai: { liteLlm: "xai/", modelsDev: "xai" },
  groq: { liteLlm: "groq/", modelsDev: "groq" },
  deepseek: { liteLlm: "deepseek/", modelsDev: "deepseek" },
  fireworks: { liteLlm: "fireworks_ai/", modelsDev: "fireworks-ai" },
  together: { liteLlm: "together_ai/", modelsDev: "togetherai" },
  perplexity: { liteLlm: "perplexity/", modelsDev: "perplexity" },
  cerebras: { liteLlm: "cerebras/", modelsDev: "cerebras" },
  openrouter: { liteLlm: "openrouter/", modelsDev: "openrouter" },
  databricks: { liteLlm: "databricks/", modelsDev: "databricks" },
  sambanova: { liteLlm: "sambanova/" },
  cloudflare: { liteLlm: "cloudflare/", modelsDev: "cloudflare-workers-ai" },
  alibaba: { liteLlm: "dashscope/", modelsDev: "alibaba" },
  moonshot: { liteLlm: "moonshot/", modelsDev: "moonshotai" },
  minimax: { liteLlm: "minimax/", modelsDev: "minimax" },
  "z-ai": { liteLlm: "zai/", modelsDev: "zai" },
  xiaomi: { modelsDev: "xiaomi" },
  novita: { liteLlm: "novita/", modelsDev: "novita-ai" },
  "github-models": { liteLlm: "github/", modelsDev: "github-models" },
  copilot: { liteLlm: "github_copilot/", modelsDev: "github-copilot" },
  "ibm-watsonx": { liteLlm: "watsonx/" },
  oci: { liteLlm: "oci/" },
  baseten: { modelsDev: "baseten" },
  wandb: { liteLlm: "wandb/", modelsDev: "wandb" },
  venice: { modelsDev: "venice" },
  scaleway: { modelsDev: "scaleway" },
  digitalocean: { modelsDev: "digitalocean" },
  opencode: { modelsDev: "opencode" },
};

/** The names of a provider's models elsewhere; empty for an unknown provider. */
export function namingOf(provider: string): Naming {
  return namings[provider] ?? {};
}
