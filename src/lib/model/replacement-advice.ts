/** What to use instead of a model. */
import { isStaying, replacementChain } from "../../../pipeline/domain/replacement-chain.ts";
import type { Almanac, Model } from "../almanac/almanac.ts";

export interface ReplacementAdvice {
  /** The replacements that have a page here, each replacing the one before it. */
  chain: readonly Model[];
  /** The names that the provider gives, where none of them has a page here. */
  unknownNames: readonly string[];
  /** Why the chain may be of no use; null where its last model is neither retired nor scheduled for retirement. */
  note: string | null;
  /** The model parameter of a request before and after; null where no name is known, or it is not a model. */
  parameter: { before: string; after: string } | null;
}

/** The replacements that the provider names, followed to the last. */
export function replacementAdvice(model: Model, almanac: Almanac): ReplacementAdvice {
  const { record } = model;
  const chain = replacementChain(model, almanac.model);
  const last = chain.at(-1);
  const names = record.replacements.map((replacement) => replacement.model);
  const after = last?.record.model ?? names[0];
  return {
    chain,
    unknownNames: last ? [] : names,
    note: last && !isStaying(last) ? noteOn(last) : null,
    parameter: record.kind === "model" && after !== undefined ? { before: record.model, after } : null,
  };
}

function noteOn({ label, stage }: Model): string {
  const fate = stage === "retired" ? "has itself been retired" : "is itself scheduled for retirement";
  return `${label} ${fate}, and the provider names no newer replacement.`;
}
