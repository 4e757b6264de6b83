/** The models that an item of a list names. */

import type { Kind } from "../../../domain/schema.ts";
import { type InlineContent, type ListItem, plain } from "../../read/document.ts";
import type { Chunk } from "../chunks/chunk.ts";
import { chunksOf } from "../chunks/chunks-of.ts";
import { isModelTitle } from "../columns.ts";
import { has, isScope, lex, lexText } from "../lex.ts";
import type { Lexicon } from "../lexicon/index.ts";
import type { Concept } from "../lexicon/schema.ts";
import { isModelCode, kindByForm } from "../names.ts";
import type { Name } from "../statements.ts";
import { withoutAsides } from "../titles.ts";
import { toName } from "./model-names.ts";
import type { PageState } from "./page-state.ts";

/** "Name — `id`, a model that …": the names that an item of a list of releases begins with. */
export function describedNames(page: PageState, item: ListItem): Name[] | null {
  const lexicon = page.choose(plain(item.content));
  const { tokens, text } = lex(item.content, lexicon);
  const [first, second, third] = chunksOf(tokens, text, page.names.known);
  if (first?.type !== "names" || first.family || (first.weak && !first.noun)) return null;
  const [name] = first.names;
  if (second === undefined || !name) return first.names.map((each) => toName(page, each));
  if (second.type !== "word" || second.token.kind !== "mark") return null;
  // Behind the id may be an alias of it.
  const [id] =
    third?.type === "names" && "–—-:".includes(second.token.text) && third.names.every(({ code }) => code)
      ? third.names
      : [];
  return id ? [{ ...toName(page, id), name: name.text }] : first.names.map((each) => toName(page, each));
}

/** Words that say more of a model than its name. */
const limiting: readonly Concept[] = [
  "negation",
  "exception",
  "condition",
  "only",
  "undone",
  "unsettled",
  "replace.use",
  "replace.by",
  "available",
  "aux.present",
  "aux.past",
  "aux.future",
  "goes-on",
];

/** What a list item names: the code it starts with and its aliases, or a few plain words. Null where more words limit it. */
export function itemNames(page: PageState, item: ListItem, strict: boolean, label: string): Name[] | null {
  const text = plain(item.content);
  const lexicon = page.choose(text);
  const { tokens, text: printed } = lex(item.content, lexicon);
  if (tokens.some((token) => token.kind === "date" || token.text === "→" || has(token, ...limiting))) return null;
  const parameter = parameterNames(item.content, lexicon);
  if (parameter) return parameter;
  const { codes: lead, tail } = leadingCodes(item.content, lexicon);
  if (lead.length > 0)
    return (lead.some(isModelCode) && limitsNames(tail, lexicon)) || (strict && !lead.every(isModelCode))
      ? null
      : lead.map((model) => ({ model, version: null, name: null, kind: kindByForm(model) }));
  const [first, ...rest] = chunksOf(tokens, printed, page.names.known).filter((chunk) => !isEmpty(chunk));
  if (first?.type === "names" && rest.length === 0 && !first.family)
    return first.names.map((name) => toName(page, name));
  return strict ? null : wordsAsName(text, label, lexicon);
}

const isEmpty = (chunk: Chunk): boolean =>
  chunk.type === "word" && (has(chunk.token, "filler") || chunk.token.kind === "mark" || chunk.token.kind === "break");

/** A few plain words as a name; null for more words, and for words that read like a sentence. */
function wordsAsName(text: string, label: string, lexicon: Lexicon): Name[] | null {
  const name = text
    .replace(/\s*[(:–].*$/s, "")
    .replace(/[.;]$/, "")
    .trim();
  const words = name.split(/\s+/);
  const isSentence = lexText(name, lexicon).some(
    (token) =>
      has(token, "aux.future", "aux.past", "aux.present", "negation", "scope.prep") && /^\p{Ll}/u.test(token.text),
  );
  if (name === "" || words.length > 5 || isSentence) return null;
  if (words.some((word) => /^\p{Ll}+$/u.test(word)) && words.length > 2) return null;
  return [{ model: name, version: null, name: null, kind: kindOfWords(name, isModelTitle(label, lexicon)) }];
}

/** What kind of thing words name below a label; `underModels`: the label speaks of models. */
function kindOfWords(name: string, underModels: boolean): Kind {
  if (kindByForm(name) === "endpoint") return "endpoint";
  return underModels ? "model" : "tool";
}

/** The codes that an item starts with, aliases among them, and the words behind them. */
function leadingCodes(content: InlineContent, lexicon: Lexicon): { codes: string[]; tail: string } {
  const codes: string[] = [];
  for (const [at, run] of content.entries()) {
    if (run.code && run.text.trim() !== "") codes.push(run.text.trim());
    else if (!run.isFootnoteRef && run.text.trim() !== "") {
      const joins = lexText(run.text, lexicon).every(
        (token) => token.kind === "mark" || has(token, "and", "or", "alias", "filler"),
      );
      if (!joins) return { codes, tail: plain(content.slice(at)) };
    }
  }
  return { codes, tail: "" };
}

/** Words behind a name that may say for whom it holds, or that a part of the model is meant: "`a` fine-tuning", "`a` (EU)". */
function limitsNames(tail: string, lexicon: Lexicon): boolean {
  const tokens = lexText(tail, lexicon);
  const { main, asides } = withoutAsides(tokens);
  // "(Refer to the guide for alternatives)"
  if (main.every(({ kind }) => kind === "mark") && asides.every(([first]) => has(first, "pointer"))) return false;
  const isSetApart = main[0]?.kind === "mark" || main[0]?.kind === "break";
  const known: readonly Concept[] = ["noun.model", "noun.endpoint", "filler", "alias", "and", "or", "title.version"];
  return (
    tokens.some(
      (token) =>
        (isScope(token) && !has(token, "everyone", "name.word", "noun.endpoint")) || has(token, "part.training"),
    ) ||
    (!isSetApart && main.some((token) => token.kind === "word" && !has(token, ...known))) ||
    main.some((token) => has(token, "part", "scope.prep") && !has(token, ...known))
  );
}

/** "`/v1/chat` parameters: `a`, `b`": the parameters, not the endpoint. */
function parameterNames(content: InlineContent, lexicon: Lexicon): Name[] | null {
  const at = content.findIndex(
    (run) => !run.code && lexText(run.text, lexicon).some((token) => has(token, "kind.parameter")),
  );
  if (at < 0) return null;
  const names = content
    .slice(at + 1)
    .filter((run) => run.code)
    .map((run) => run.text.trim());
  return names.length === 0 ? null : names.map((model) => ({ model, version: null, name: null, kind: "parameter" }));
}
