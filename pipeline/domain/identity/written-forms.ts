/** The forms in which libraries and clouds write ids around the name of a model. */

/** A form of a whole text. */
export interface WrittenForm {
  /** With the groups `name` and, where the form has them, `version`, `region` and `maker`. */
  pattern: RegExp;
  /** The route that the form stands for where no other is given. */
  route: string;
  /** False where a point is written as a p: `llama-v3p1`. */
  hasPoints?: false;
  /** What a reader should know of it. */
  note?: string;
}

const fineTuned = "the base model of a fine-tuned model, which may have dates of its own";

export const writtenForms: readonly WrittenForm[] = [
  {
    pattern: /^arn:aws[\w-]*:bedrock:(?<region>[\w-]*):\d*:(?:foundation-model|inference-profile)\/(?<name>[^/\s]+)$/i,
    route: "bedrock",
  },
  {
    pattern:
      /^(?:projects\/[^/]+\/locations\/(?<region>[^/]+)\/)?publishers\/(?<maker>[\w-]+)\/models\/(?<name>[^/:]+)(?::\w+)?$/i,
    route: "vertex",
  },
  {
    pattern: /^azureml:\/\/registries\/[\w-]+\/models\/(?<name>[^/]+)(?:\/versions\/(?<version>[^/]+))?$/i,
    route: "azure",
  },
  { pattern: /^accounts\/[\w-]+\/models\/(?<name>[^/]+)$/i, route: "fireworks", hasPoints: false },
  { pattern: /^(?<name>@[ch]f\/.+)$/i, route: "cloudflare" },
  { pattern: /^models\/(?<name>[^/:]+)(?::\w+)?$/i, route: "google" },
  { pattern: /^ft:(?<name>[^:]+)(?::[^:]*){0,4}$/i, route: "openai", note: fineTuned },
  { pattern: /^(?<name>[^/]+)\.ft-[0-9a-f-]{6,}$/i, route: "azure", note: fineTuned },
  // The version after an @ is Azure's and Vertex's way of writing, and so is 35 for 3.5 Azure's.
  {
    pattern:
      /^(?<name>gpt-35-[^/\s]+|(?:gpt|o\d|dall-e|sora|tts|whisper|codex|text-embedding-(?:3|ada))[\w.-]*@[\w.-]+)$/i,
    route: "azure",
  },
  { pattern: /^(?<name>(?:claude|gemini|imagen|veo|textembedding)[\w.-]*@[\w.-]+)$/i, route: "vertex" },
];

/** A region between the route and the name. */
export const regionSegment = /^(global|us|eu|apac|us-gov|[a-z]{2}(-gov)?-[a-z]+-\d)$/i;

/** What else stands between the route and the name and is no part of it: deployment types, terms, sizes of images. */
export const otherSegments: readonly RegExp[] = [
  /^\*$/,
  /^(global-|data-?zone-|regional-)?standard(-[a-z]+)?$|^(global-)?(batch|provisioned)$|^data-?zone$/i,
  /^\d+-month-commitment$/i,
  /^(converse|converse_like|invoke|fast|priority)$/i,
  /^(\d+-x-\d+|hd|high|medium|low|standard)$/i,
];

/** After the name: variants of OpenRouter, lengths of contexts of Bedrock. None is a model of its own unless it has a record. */
export const variantSuffix = /:(free|beta|extended|thinking|nitro|floor|online|exacto|batch|flex|\d+k|mm)$/i;
