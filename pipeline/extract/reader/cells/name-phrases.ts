/** Words that are more than the name of one model. */

import { eventOf } from "../chunks/events.ts";
import { has, lexText, type Token } from "../lex.ts";
import type { Lexicon } from "../lexicon/index.ts";
import { denying, revoking } from "../lexicon/limiting.ts";
import type { Concept } from "../lexicon/schema.ts";
import { stageOfToken } from "./stages.ts";

const phraseConcepts: readonly Concept[] = [
  ...denying,
  "only",
  "undone",
  "unsettled",
  "replace.use",
  "replace.by",
  "replaced",
  "example",
  "pointer",
  "aux.future",
  "aux.past",
  "aux.present",
  "aux.modal",
  "bound.not-before",
  "bound.last-day",
  "bound.deadline",
  "we",
  "request",
  "ref.these",
  "ref.following",
];

const limitingAside: readonly Concept[] = [...denying, ...revoking, "only", "aux.past"];

const asideOf = (name: string): string => /[([]([^()[\]]*)[)\]]\s*$/.exec(name)?.[1] ?? "";

/** "heron-4 image input", "Heron 4 app": what the last word names is no model. */
const isOfPart = (tokens: readonly Token[]): boolean => {
  const last = tokens.findLast(({ kind }) => kind !== "mark");
  return has(last, "part", "part.training") && !has(last, "name.word", "noun.endpoint", "noun.model");
};

/** Why words without code are more than one name, or more than a name; null where they may be one. */
export function whyNoPhrase(name: string, lexicon: Lexicon): string | null {
  const outside = name.replace(/\([^()]*\)/g, " ").trim();
  const tokens = lexText(outside, lexicon);
  const inner = tokens.slice(1);
  if (
    inner.some(
      (token) =>
        (has(token, "and", "or") && !/^[A-Z]/.test(token.text)) ||
        (token.kind === "mark" && ",;→".includes(token.text)),
    )
  )
    return "several names together";
  if (isOfPart(tokens) || isOfPart(lexText(asideOf(name), lexicon))) return "a part of a model, or something else";
  const aside = asideOf(name);
  const asides = lexText(aside, lexicon);
  if (asides.some((token) => has(token, "and") || (token.kind === "mark" && ",;".includes(token.text))))
    return "several names together";
  if (asides.some((token) => has(token, ...limitingAside))) return "words that limit the name";
  if (tokens.length === 1 && tokens[0] && stageOfToken(tokens[0]) !== null && !/\d/.test(outside))
    return "a stage where a model should be";
  if (
    tokens.length > 0 &&
    tokens.every(
      (token) =>
        token.kind === "date" || token.kind === "mark" || has(token, "bound.on", "bound.not-before", "bound.tentative"),
    )
  )
    return "a date where a model should be";
  if (tokens.length > 1 && has(tokens[0], "group", "everyone", "negation")) return "a group where a model should be";
  if (
    inner.some(
      (token) =>
        /^[^A-Z]/.test(token.text) &&
        (has(token, ...phraseConcepts) ||
          (has(token, "scope.prep") && !has(token, "filler")) ||
          eventOf(token) !== null),
    )
  )
    return "a phrase where a model should be";
  const last = tokens.at(-1);
  if (tokens.length > 1 && last && has(last, "noun.model") && /s$/i.test(last.text))
    return "a group where a model should be";
  return [asides.at(-1), tokens.length > 1 ? last : undefined].some(
    (token) => token !== undefined && ["retired", "deprecated"].includes(stageOfToken(token) ?? ""),
  )
    ? "a state beside the name"
    : null;
}
