/** Clauses that say that a name is another name of a model: "`a-latest` points to `a-2`", "`a` is an alias for `b`". */

import type { Chunk } from "../../chunks/chunk.ts";
import { has } from "../../lex.ts";
import type { Claim, Production } from "../claims.ts";
import { rolesOf, without } from "../roles.ts";

const isLink = (chunk: Chunk): boolean =>
  (chunk.type === "event" || chunk.type === "word") && chunk.tokens.some((token) => has(token, "alias.to"));

/** Only of the present: what will point to another model, or has done so since a day, is redirected. */
export const aliasOf: Production = (roles, context) => {
  const at = roles.chunks.findIndex(isLink);
  const verb = roles.chunks[at];
  if (!verb || context.day !== null || (verb.type === "event" && verb.tense !== "present" && verb.tense !== null))
    return "";
  const before = rolesOf(roles.chunks.slice(0, at));
  const after = rolesOf(roles.chunks.slice(at + 1));
  const [own, target] = [before.names[0], after.names[0]];
  if (!own || !target || before.names.length + after.names.length > 2 || target.names.length > 1) return "";
  if ([own, target].some(({ family, weak, noun }) => family || (weak && !noun))) return "";
  const others = [before, after].flatMap(({ whens, events, refs, scopes }) => [
    ...whens,
    ...events,
    ...refs,
    ...scopes,
  ]);
  const allowed = ["filler", "noun.model", "noun.endpoint", "alias", "aux.present", "stage.active"] as const;
  if (others.length > 0 || without(before, ...allowed).length + without(after, ...allowed).length > 0) return "";
  const subject = { kind: "names" as const, names: target.names };
  const claims: Claim[] = own.names.map(({ text }) => ({ subject, fact: { says: "alias", model: text } }));
  return { claims, context: { subject } };
};
