/** Parts of ids that are ordinary words, or short enough to occur by chance: alone they say nothing about a model. */

const words = new Set(
  (
    "command light plus embed embedding embeddings rerank text chat code image images imagetext music speech video videos model models router ada " +
    "babbage curie davinci whisper sora tts hd audio classify connectors english multilingual search similarity " +
    "edit insert doc query base large small medium mini nano micro pro lite turbo fast instruct preview latest latin " +
    "stable core ultra canvas reel sonic express premier ray nova titan transcribe realtime tiny earth fire water " +
    "global default spark online sonar reasoning deep research live o r v d t i thinking next experimental generation generate " +
    "computer use medium max flash pegasus marengo moderation ocr vision labs"
  ).split(" "),
);

/** How much a name says by itself: `distinct` is enough, `short` needs a hint, `word` needs one and its maker named. */
export type Strength = "distinct" | "short" | "word";

/** The strength of the name of a model, without maker and route. */
export function strengthOf(name: string): Strength {
  const parts = name.toLowerCase().split(/[^a-z0-9]+/);
  const letters = parts.flatMap((part) => part.match(/[a-z]+/g) ?? []);
  const isCommon = letters.every((part) => words.has(part));
  const hasDigit = /\d/.test(name);
  if (parts.length === 1 && isCommon) return hasDigit ? "short" : "word";
  if (/^o\d-/.test(name.toLowerCase())) return "distinct";
  if (!isCommon) return hasDigit || parts.length > 1 ? "distinct" : "short";
  return parts.length > 2 && (hasDigit || parts.length > 3) ? "distinct" : "short";
}

/** Whether a part of an id says nothing by itself. */
export function isCommonWord(part: string): boolean {
  return words.has(part);
}
