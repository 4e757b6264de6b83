/** A sentence whose parts mean something: text, dates to stress, models to link. Rendered as HTML, Markdown or text. */
import { truncate } from "./sanitize.ts";

export type RichText = readonly RichTextPart[];
export type RichTextPart =
  | string
  | { strong: string }
  /** A name of a model as a page prints it; the path of its page on the site, null where it has none. */
  | { model: string; path: string | null }
  /** Other words of a page. */
  | { quote: string };

/** The sentence as plain text. */
export function plainText(text: RichText): string {
  return text.map(plainPart).join("");
}

/** A part as plain text. */
export function plainPart(part: RichTextPart): string {
  if (typeof part === "string") return part;
  if ("strong" in part) return part.strong;
  return "model" in part ? part.model : `“${part.quote}”`;
}

/** Sentences one after the other, with a space between. Null ones are left out. */
export function joinSentences(list: readonly (RichText | null)[]): RichText {
  return joinText(
    list.filter((text) => text !== null),
    " ",
  );
}

/** Texts one after the other, with a separator between. */
export function joinText(list: readonly RichText[], separator: string): RichText {
  return list.flatMap((text, i) => (i === 0 ? text : [separator, ...text]));
}

/** The text with names and quotes of at most `part` code points each, so that none pushes out what follows it. */
export function shortenParts(text: RichText, part: number): RichText {
  return text.map((one) => {
    if (typeof one === "string" || "strong" in one) return one;
    return "model" in one ? { ...one, model: truncate(one.model, part) } : { quote: truncate(one.quote, part) };
  });
}

/** The text with at most `longest` code points; where it was cut, the last of them is `…`. */
export function truncateText(text: RichText, longest: number): RichText {
  if ([...plainText(text)].length <= longest) return text;
  const kept: RichTextPart[] = [];
  let left = longest - 1;
  for (const part of text) {
    const points = [...plainPart(part)];
    if (points.length > left) return [...kept, `${points.slice(0, left).join("")}…`];
    kept.push(part);
    left -= points.length;
  }
  return kept;
}
