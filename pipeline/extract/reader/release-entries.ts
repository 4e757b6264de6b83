/** Pages that list releases: each entry gives its day, and its title the model. */
import { type Document, plain } from "../read/document.ts";
import { chunksOf } from "./chunks/chunks-of.ts";
import { eventOf } from "./chunks/events.ts";
import { readHeading } from "./headings.ts";
import { has, lexText } from "./lex.ts";
import type { ChooseLexicon } from "./lexicon/language.ts";
import { isIdLike, isLoneId } from "./names.ts";
import { wordsKey } from "./page-names.ts";

/** Paragraphs at the top of a page that may say what the page is. */
const leadParagraphs = 3;

/** Whether a page says, in its title or at its top, that it lists releases of models, and nothing of an end of life. */
export function listsReleases({ title, blocks }: Document, choose: ChooseLexicon): boolean {
  const lead = blocks.filter(({ type }) => type === "paragraph").slice(0, leadParagraphs);
  const texts = [title ?? "", ...lead.map((block) => (block.type === "paragraph" ? plain(block.content) : ""))].filter(
    (text) => text.length < 200,
  );
  const events = texts.map((text) => lexText(text, choose(text)));
  const isOnEnds = readHeading(title ?? "", choose(title ?? "")).lifecycle;
  const told = events.some((tokens, at) =>
    tokens.some(
      (token) =>
        has(token, "new-models") || (eventOf(token) === "released" && (at === 0 || has(token, "event.released.noun"))),
    ),
  );
  return !isOnEnds && told && events.some((tokens) => tokens.some((token) => has(token, "noun.model")));
}

/** The names that a title of an entry is, and nothing besides: "MiniMax M3", "Speech-02-turbo / Speech-02-hd". */
export function titleNames(title: string, choose: ChooseLexicon): string[] {
  const names = title.split(" / ").map((part) => titleName(part, choose));
  return names.every((name) => name !== null) ? names : [];
}

function titleName(title: string, choose: ChooseLexicon): string | null {
  const text = title.trim();
  if (/^\p{Lu}[\w.+]*(?:-[\w.+]+)+$/u.test(text) && isIdLike(text)) return text;
  const chunks = chunksOf(lexText(text, choose(text)), text);
  const [only, ...more] = chunks;
  if (only?.type !== "names" || more.length > 0 || only.family || only.names.length !== 1 || only.noun) return null;
  const isPlain = only.tokens.every((token) => token.concepts.length === 0 || has(token, "name.word"));
  return isPlain && /\d/.test(text) ? text : null;
}

/** The id in a text that is made of the words of a name: "MiniMax-M3" for "MiniMax M3". */
export function idOfName(name: string, text: string, choose: ChooseLexicon): string | null {
  const key = wordsKey(name);
  const ids = lexText(text, choose(text)).filter(
    (token) => token.kind === "id" && isLoneId(token.text) && wordsKey(token.text) === key,
  );
  return ids[0]?.text ?? null;
}
