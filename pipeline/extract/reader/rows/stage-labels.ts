/** Labels that state a stage. */

import type { Stage } from "../../../domain/schema.ts";
import { stageOfToken } from "../cells/stages.ts";
import { has, lexText } from "../lex.ts";
import type { Lexicon } from "../lexicon/index.ts";

/** Stage of a heading, label or separator that is nothing but a stage ("Retired models", "Deprecated:"); else null. */
export function stageOfLabel(label: string, lexicon: Lexicon): Stage | null {
  if (label.length > 60) return null;
  const tokens = lexText(label, lexicon).filter((token) => token.kind !== "mark" && !has(token, "filler"));
  // "Models that remain active"
  const after = tokens.findIndex((token) => has(token, "that"));
  const isLead =
    tokens.slice(0, after).every((token) => has(token, "noun.model")) &&
    has(tokens[after + 1], "goes-on", "aux.present");
  const [first, ...rest] = after > 0 && isLead ? tokens.slice(after + 2) : tokens;
  if (!first || stageOfToken(first) === null || !rest.every((token) => has(token, "stage.noun", "noun.model")))
    return null;
  return has(first, "stage.loose") ? null : stageOfToken(first);
}
