/** Who makes a model, whoever offers it, and which platforms are the maker's own. */

interface Maker {
  /** What ids put before the name: `anthropic.claude-…`, `meta-llama/llama-…`. The first is the id of the maker. */
  namespaces: readonly [string, ...string[]];
  /** Providers of ours that are the maker's own platforms, the main one first. */
  platforms: readonly string[];
  /** How names of models begin that others offer only in the maker's name. */
  families: RegExp | null;
  /** How names of models begin whose weights are open: any host offers them in its own right. */
  open: RegExp | null;
}

const makers: readonly Maker[] = [
  maker(
    "openai",
    ["openai"],
    /^(gpt|chatgpt|o\d|codex|dall-e|sora|tts|whisper|omni|computer-use-preview|text-embedding-(3|ada)|text-moderation|(text|code)-(ada|babbage|curie|davinci|cushman|search|similarity)|ada|babbage|curie|davinci)\b/,
    /^(gpt-oss|whisper-large)/,
  ),
  maker("anthropic", ["anthropic"], /^claude\b/),
  maker(
    "google deepmind",
    ["google", "vertex"],
    /^(gemini|imagen|veo|lyria|text-bison|chat-bison|textembedding-gecko|learnlm)\b/,
    /^(gemma|codegemma|paligemma|medgemma|embeddinggemma)/,
  ),
  maker(
    "mistral mistralai mistral-ai",
    ["mistral"],
    /^(mistral-(large|medium|small|saba|ocr|moderation|embed|next|tiny)|codestral|magistral|ministral|devstral|pixtral-large|voxtral)\b/,
    /^(open-(mistral|mixtral|codestral)|mistral|mixtral|mathstral|pixtral)/,
  ),
  maker("cohere cohereforai", ["cohere"], /^(cohere|command|embed|rerank)\b/, /^(c4ai|aya)/),
  maker("xai x-ai", ["xai"], /^grok\b/),
  maker("amazon", ["bedrock"], /^(nova|titan)\b/),
  maker("meta meta-llama", [], null, /^(llama|meta-llama|codellama)/),
  maker("deepseek deepseek-ai", ["deepseek"], null, /^deepseek/),
  maker("qwen alibaba", ["alibaba"], /^(qwen-(max|plus|turbo|vl|long)|qwq-plus)/, /^(qwen|qwq)/),
  maker("moonshotai moonshot", ["moonshot"], /^moonshot/, /^kimi/),
  maker("z-ai zai zai-org thudm zhipu", ["z-ai"], null, /^(glm|chatglm|cogview)/),
  maker("minimax minimaxai", ["minimax"], /^(abab|minimax)/, /^minimax-m/),
  maker("ai21 ai21labs", ["ai21"], /^(j2|jurassic)\b/, /^(ai21-)?jamba/),
  maker("microsoft", ["azure-foundry"], null, /^(phi|mai)-/),
  maker("nvidia", ["nvidia"], null, /^(nvidia|nemotron)/),
  maker("ibm ibm-granite", ["ibm-watsonx"], null, /^granite/),
  maker("perplexity perplexity-ai", ["perplexity"], /^(sonar|pplx)\b/),
  maker("writer", ["writer"], /^palmyra/),
  maker("xiaomi xiaomimimo", ["xiaomi"], null, /^mimo/),
  maker("baidu", ["baidu"], null, /^ernie/),
  maker("tencent", ["tencent"], null, /^hunyuan/),
  maker("bytedance bytedance-seed", ["volcengine"], /^doubao/, /^seed/),
  maker("stability stabilityai", ["stability"], null, /^(stable-|sd3)/),
  maker("twelvelabs", ["twelvelabs"], /^(marengo|pegasus)/),
  maker("luma", ["luma"], /^ray\b/),
];

function maker(namespaces: string, platforms: string[], families: RegExp | null, open: RegExp | null = null): Maker {
  return { namespaces: namespaces.split(" ") as [string, ...string[]], platforms, families, open };
}

const byNamespace = new Map(makers.flatMap((it) => it.namespaces.map((name): [string, Maker] => [name, it])));

/** The id of the maker that a namespace stands for, in any case; null for an unknown one. */
export function makerOfNamespace(word: string): string | null {
  return byNamespace.get(word.toLowerCase())?.namespaces[0] ?? null;
}

/** The id of the maker whose names of models begin so; null where it is not known. */
export function makerOfName(name: string): string | null {
  return makerNaming(name)?.namespaces[0] ?? null;
}

/** The maker's own platforms; none for an unknown maker. */
export function platformsOfMaker(id: string | null): readonly string[] {
  return (id === null ? undefined : byNamespace.get(id))?.platforms ?? [];
}

/** Whether the weights of the model are open, as far as its name tells. */
export function isOpenModel(name: string): boolean {
  const lower = name.toLowerCase();
  return makers.some(({ open }) => open?.test(lower));
}

function makerNaming(name: string): Maker | undefined {
  const lower = name.toLowerCase();
  return makers.find(({ families, open }) => open?.test(lower) || families?.test(lower));
}
