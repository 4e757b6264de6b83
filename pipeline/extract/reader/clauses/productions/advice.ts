/** Clauses that advise what to use in place of a model. */

import type { Chunk } from "../../chunks/chunk.ts";
import { has } from "../../lex.ts";
import { isUnspaced } from "../../lexicon/index.ts";
import { limiting } from "../../lexicon/limiting.ts";
import type { Context, Production, Subject } from "../claims.ts";
import { replacementFacts, subjectOf } from "../role-values.ts";
import { isTitleWord, plain, type Roles, rolesOf, without } from "../roles.ts";

/** "use X instead", "we recommend moving to X", "X users should move to Y". */
export const advice: Production = (roles, context) => {
  const at = roles.chunks.findIndex((chunk) => chunk.type === "word" && has(chunk.token, "replace.use"));
  if (at < 0 || roles.events.some(({ forms }) => !forms.has("noun"))) return "";
  const before = rolesOf(roles.chunks.slice(0, at));
  const after = rolesOf(roles.chunks.slice(at + 1));
  // Languages that put the verb last: "instead X use".
  if (
    after.names.length === 0 &&
    before.names.length === 1 &&
    before.whens.length === 0 &&
    isUnspaced(roles.chunks[at]?.tokens[0]?.text ?? "")
  )
    return verbLast(before, after, context);
  const [target, ...others] = after.names;
  if (!target || others.length > 0 || (target.weak && !target.noun)) return "one run of names";
  if (target.family) return "a model, not a family";
  const purposeAt = after.chunks.indexOf(target) + 1;
  const purpose = after.chunks.slice(purposeAt);
  if (!isPurpose(purpose)) return "no limits on the replacement";
  const lead = rolesOf(after.chunks.slice(0, purposeAt - 1));
  const family = familyIn(before);
  const odd = [
    ...(family === null ? without(before, ...plain, "replace.use", "scope", "part", "aux.modal") : []),
    ...without(lead, ...plain, "group", "replace.use").filter((token) => !isTitleWord(token)),
  ];
  if (odd.length > 0 || before.whens.length > 0) return `all but "${odd.map(({ text }) => text).join(" ")}"`;
  const own = before.names.length > 0 || before.refs.length > 0 ? subjectOf(before, context) : context.subject;
  const subject: Subject | null = family === null ? own : { kind: "family", name: family };
  if (!subject) return "whom it replaces";
  return { claims: replacementFacts(target.names).map((fact) => ({ subject, fact })), context: { subject } };
};

/** "For command model replacements": the word by which models are meant whose names begin with it; null for none. */
function familyIn({ chunks }: Roles): string | null {
  const words = chunks.flatMap((chunk) => (chunk.type === "word" && chunk.token.kind === "word" ? [chunk.token] : []));
  const [first, name, ...more] = words.filter((token) => !has(token, "filler"));
  if (
    !first ||
    !name ||
    !has(first, "scope.prep") ||
    words.length < chunks.filter(({ type }) => type !== "word").length
  )
    return null;
  const isPlain = more.length > 0 && more.every((token) => has(token, "noun.model", "replace.noun", "noun.family"));
  const lone = chunks.every((chunk) => chunk.type === "word");
  return isPlain && lone && name.concepts.length === 0 && has(more[0], "noun.model") ? name.text.toLowerCase() : null;
}

function verbLast(before: Roles, after: Roles, context: Context): ReturnType<Production> {
  const left = [...without(before, ...plain, "replace.instead", "replace.noun"), ...without(after, ...plain)];
  const [target] = before.names;
  if (left.length > 0 || !target || target.family || before.events.length > 0)
    return `all but "${left.map(({ text }) => text).join(" ")}"`;
  const { subject } = context;
  if (!subject) return "whom it replaces";
  return { claims: replacementFacts(target.names).map((fact) => ({ subject, fact })), context: { subject } };
}

/** What may follow a replacement: "instead", and what it is good for. Nothing that limits it. */
function isPurpose(chunks: readonly Chunk[]): boolean {
  return chunks.every((chunk) => {
    if (chunk.type === "names" || chunk.type === "when" || chunk.type === "ref") return false;
    if (chunk.type === "event") return chunk.event === "released" || chunk.forms.has("noun");
    return chunk.type !== "word" || !has(chunk.token, ...limiting, "part.training");
  });
}
