/** What stands around a token: whether it is used as the id of a model there. Looks at a bounded part of the text only. */
import type { Token } from "./tokens.ts";

/** How many characters before and after a token matter. */
export const reach = 200;

/** The text before and after a token, as far as it matters. */
export interface Context {
  before: string;
  after: string;
}

export interface Surroundings extends Context {
  /** The token is a whole quoted string, an inline code span, or a whole XML text. */
  isQuoted: boolean;
  /** The token is what a setting, option, argument or element called `model` or the like is set to. */
  isModelValue: boolean;
  /** The token is the argument of a call that names a provider: `openai("o3")`. */
  isProviderCall: boolean;
  /** The token is the whole value of some setting or entry of a list. */
  isValue: boolean;
}

/** The text before and after a token. */
export function contextOf(text: string, { start, end }: Token): Context {
  return { before: text.slice(Math.max(0, start - reach), start), after: text.slice(end, end + reach) };
}

/** What stands around a token. */
export function surroundingsOf(text: string, token: Token): Surroundings {
  const { before, after } = contextOf(text, token);
  const open = /(\\?["'`]|>)$/.exec(before)?.[1] ?? "";
  const isQuoted = open !== "" && after.startsWith(open === ">" ? "<" : open);
  const bare = withoutItems(before.slice(0, before.length - (isQuoted ? open.length : 0)));
  return {
    before,
    after,
    isQuoted,
    isModelValue: isModelKey(isQuoted && open === ">" ? `${bare}>` : bare),
    isProviderCall: isQuoted && providerCall.test(bare),
    isValue: isQuoted
      ? valueStart.test(bare) || open === "`"
      : plainValue.test(bare) && /^\s*(?:[\n,;#\]}]|$)/.test(after),
  };
}

/** `startsWith("gpt-4")` asks for a family, and the label of a block of Terraform names the block. */
const prefixTest = /(?:starts?_?with|has_?prefix)\(\s*["'`]$/i;
const blockLabel = /^[ \t]*(?:resource|module|data|variable|output|provider)[ \t]+(?:"[^"\n]*"[ \t]+)?"$/m;

/** Whether a quoted token is the beginning of ids, or the name of something else. */
export function isNameOfElse({ before, after }: Context): boolean {
  if (prefixTest.test(before)) return true;
  return /^"[ \t]*(?:"|\{)/.test(after) && blockLabel.test(before.slice(before.lastIndexOf("\n") + 1));
}

/** `model`, `modelId`, `MODEL_NAME`, `engine`, `azure_deployment` and the like, up to where the value begins. */
const key = `(?:models?|engine|deployment|llms?)(?:[_-]?(?:id|ids|name|names|version|slug|key|alias|type|list|fallbacks?))?`;
const assignment = new RegExp(
  String.raw`${key}(?:\\?["'\`])?[\])]?[?!]?\s*(?::\s*(?:string|str|&str|&'static str|const|(?:array|list)<?\w*>?)(?:\[\])?\s*=|=>|:=|[!=]=?=?|:|\(|>|,|->|\?\?|\|\|)\s*(?:\(?new\s+\w+\(|\[|\{|\(|&|@|-\s)*\s*$`,
  "i",
);
const option =
  /(?:^|[\s"'[,])-{1,2}(?:model|engine|llm|deployment)[\w-]*["']?[\s=,]+["']?$|\s-m\s+["']?$|\bENV\s+\w*(?:MODEL|ENGINE)\w*\s+["']?$/i;
const block = /\bmodel["']?\s*[:=]?\s*(?:=>)?\s*[{[]\s*[^{}]{0,160}\bname["']?\s*[:=]\s*$/i;
const nested = /\bmodel["']?\s*[:=]\s*\{\s*["']?(?:id|name|default|value)["']?\s*[:=]\s*$/i;
const path = /\b(?:models|engines|deployments|foundation-model|inference-profile)\/$/i;
const called = /\b(?:model|llm|engine)\w*\s*\(\s*(?:\w+\s*,\s*)?$/i;

function isModelKey(before: string): boolean {
  return [assignment, option, block, nested, path, called].some((it) => it.test(before));
}

const providerCall =
  /\b(?:\w*openai|azure|anthropic|google|gemini|vertex|bedrock|mistral|cohere|groq|xai|perplexity|deepseek|fireworks|togetherai|cerebras|openrouter|gateway|litellm)\w*(?:\.\w+)*\(\s*$/i;
const valueStart = /(?:[:=([{,>]|=>|:=|\bcase|\breturn|\bin|==|-|\?|\|\||\?\?|\bor)\s*$/;
const plainValue = /(?:[\w"'\])]\s*[:=]\s*|\n\s*-\s+|[\s"']--?[\w-]+[ =])$/;

/** Without the items of a list that come before the last one, so that its key is what comes last. */
function withoutItems(before: string): string {
  let rest = before;
  for (let i = 0; i < 8; i++) {
    const item = /(?:["'`][^"'`\n]{0,80}["'`]|\b[\w./:@-]{1,80})\s*(?:,|\|(?=\s)|\|\||\n\s*-\s)\s*$/.exec(rest);
    const lead = item ? rest.slice(0, item.index) : rest;
    // The item has to be one of a list: what is before it opens the list or is another item.
    if (!item || !/(?:[[({,|]|-\s|[:=]\s?|>)\s*$/.test(lead)) break;
    rest = /-\s$/.test(item[0]) ? lead : lead.replace(/\s+$/, "");
  }
  return rest.replace(/\n\s*-\s*$/, " ");
}
