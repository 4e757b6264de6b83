/** Clauses with two runs of names, of which one replaces the other. */

import type { Chunk, Names } from "../../chunks/chunk.ts";
import { has } from "../../lex.ts";
import type { Concept } from "../../lexicon/schema.ts";
import type { Production, Subject } from "../claims.ts";
import { replacementFacts } from "../role-values.ts";
import { isTitleWord, plain, without } from "../roles.ts";

/** Two runs of names and which of them replaces the other: "from A to B", "B replaces A", "use B instead of A". */
export const pair: Production = (roles) => {
  const [one, two, ...more] = roles.names;
  if (
    !one ||
    !two ||
    more.length > 0 ||
    roles.events.length + roles.whens.length > 0 ||
    roles.names.some(({ family, weak, noun }) => family || (weak && !noun))
  )
    return "";
  const at = (chunk: Chunk): number => roles.chunks.indexOf(chunk);
  const where = (concept: Concept): number =>
    roles.chunks.findIndex((chunk) => chunk.type === "word" && has(chunk.token, concept));
  const [fromBehind, instead] = [where("replace.from.behind"), where("replace.instead")];
  const [from, over, replaces, noun, use] = [
    where("replace.from"),
    where("replace.over"),
    where("replaces"),
    where("replace.noun"),
    where("replace.use"),
  ];
  const left = without(
    roles,
    ...plain,
    "replace.from",
    "replace.over",
    "replaces",
    "replace.noun",
    "replace.use",
    "replace.instead",
    "replace.from.behind",
    "replace.to",
    "replace.to.behind",
    "group",
    "aux.future",
    "aux.modal",
  ).filter((token) => !isTitleWord(token));
  if (left.length > 0) return `all but "${left.map(({ text }) => text).join(" ")}"`;
  const says = (old: Names, target: Names): ReturnType<Production> => {
    const subject: Subject = { kind: "names", names: old.names };
    return { claims: replacementFacts(target.names).map((fact) => ({ subject, fact })), context: { subject } };
  };
  if (from >= 0 && from < at(one)) return says(one, two);
  if (over >= 0) return over < at(one) ? says(one, two) : use >= 0 && over < at(two) ? says(two, one) : "";
  if (replaces > at(one)) return says(two, one);
  // Languages that put the verb last: "from A to B move", "instead of A B use".
  const isBehind = use > at(two);
  if (isBehind && (fromBehind === at(one) + 1 || (instead > at(one) && instead < at(two)))) return says(one, two);
  if (use >= 0 && use < at(one) && instead > at(one) && instead < at(two)) return says(two, one);
  if (use >= 0 && use < at(one) && noun > at(one) && noun < at(two)) return says(two, one);
  return "";
};
