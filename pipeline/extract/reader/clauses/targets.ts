/** What a clause names in place of the models that it is about. */

import type { Chunk } from "../chunks/chunk.ts";
import { has } from "../lex.ts";
import { limiting } from "../lexicon/limiting.ts";
import type { Claim, Subject } from "./claims.ts";
import { replacementFacts } from "./role-values.ts";
import { isTitleWord, type Roles } from "./roles.ts";

/**
 * What a notice names in place of a model: names, or a description of models that holds no name ("newer models"), with
 * what they are good for behind them. "`a` and `b` in favor of `c` and `d` respectively" gives each its own. Null where a
 * word limits the replacement.
 */
export function targetsOf(after: Roles): { claims: (subject: Subject) => Claim[] } | null {
  if (after.chunks.length === 0) return { claims: () => [] };
  if (after.whens.length > 0 || after.events.some(({ forms }) => !forms.has("noun"))) return null;
  if (after.words.some((token) => has(token, ...limiting))) return null;
  if (after.names.some(({ family, weak, noun, or }) => family || (weak && !noun) || (or && after.names.length > 1)))
    return null;
  const names = after.names.flatMap((each) => each.names);
  const isRespective = after.words.some((token) => has(token, "respectively"));
  const behind = after.chunks.slice(after.chunks.indexOf(after.names[0] as Chunk) + 1);
  const between = after.names.length > 1 ? behind.slice(0, behind.indexOf(after.names.at(-1) as Chunk)) : [];
  const joined = between.every(
    (chunk) =>
      chunk.type === "names" ||
      (chunk.type === "word" && (has(chunk.token, "and", "filler", "group", "noun.model") || isTitleWord(chunk.token))),
  );
  if (!joined) return null;
  // "in favor of hosting Acme 3": what is done with it need not be a replacement. An id there is left unread.
  const lead = after.chunks.slice(0, after.chunks.indexOf(after.names[0] as Chunk));
  const isPlain = lead.every(
    (chunk) =>
      chunk.type === "word" &&
      (has(chunk.token, "filler", "group", "noun.model", "replace.use", "we") || isTitleWord(chunk.token)),
  );
  if (!isPlain) return names.some(({ code }) => code) ? null : { claims: () => [] };
  return {
    claims: (subject) => {
      if (!isRespective) return replacementFacts(names).map((fact) => ({ subject, fact }));
      if (subject.kind !== "names" || subject.names.length !== names.length) return [];
      return subject.names.flatMap((name, at) =>
        replacementFacts(names.slice(at, at + 1)).map(
          (fact): Claim => ({ subject: { kind: "names", names: [name] }, fact }),
        ),
      );
    },
  };
}
