/** What to use instead of a model. */
import { isStaying, replacementChain } from "../../../pipeline/domain/replacement-chain.ts";
import type { Almanac, Model } from "../almanac/almanac.ts";

export interface ReplacementAdvice {
  /** The replacements that have a page here, each replacing the one before it. */
  chain: readonly Model[];
  /** The names that the provider gives, where none of them has a page here. */
  unknownNames: readonly string[];
  /** Why the chain may be of no use; null where its last model is still offered. */
  note: string | null;
  /** The model parameter of a request before and after; null unless both are ids and the replacement is still offered. */
  parameter: { before: string; after: string } | null;
}

/** The replacements that the provider names, followed to the last. */
export function replacementAdvice(model: Model, almanac: Almanac): ReplacementAdvice {
  const { record } = model;
  const chain = replacementChain(model, almanac.model);
  const last = chain.at(-1);
  const names = record.replacements.map((replacement) => replacement.model);
  return {
    chain,
    unknownNames: last ? [] : names,
    note: last ? noteOn(last) : null,
    parameter: parameterOf(model, last),
  };
}

/** The last of the replacements, which may itself be retired; undefined where none has a page here. */
export function lastReplacement(model: Model, almanac: Almanac): Model | undefined {
  return replacementChain(model, almanac.model).at(-1);
}

function parameterOf({ record }: Model, last: Model | undefined): ReplacementAdvice["parameter"] {
  if (!last || !isOffered(last) || record.kind !== "model") return null;
  const [before, after] = [record.model, last.record.model];
  // A provider whose ids are in lower case prints a name with capitals where it means the product.
  const isSameStyle = after === after.toLowerCase() || before !== before.toLowerCase();
  return isPlainId(before) && isPlainId(after) && isSameStyle ? { before, after } : null;
}

/** Whether the provider lists the model, and it is neither retired nor scheduled for retirement. */
function isOffered(model: Model): boolean {
  return isStaying(model) && model.record.listed && model.record.kind === "model";
}

/** Whether a name can be the id in a request: where a page prints none, the record has the display name. */
function isPlainId(name: string): boolean {
  return /^[\w.:/@-]+$/.test(name) && /[a-z]/.test(name) && (/[-\d]/.test(name) || name === name.toLowerCase());
}

/** Why a replacement may be of no use; null where it is still offered. */
function noteOn(last: Model): string | null {
  const { label, stage, record } = last;
  if (stage === "retired") return `${label} has itself been retired, and the provider names no newer replacement.`;
  if (stage === "ending")
    return `${label} is itself scheduled for retirement, and the provider names no newer replacement.`;
  return record.listed ? null : `The provider no longer lists ${label}.`;
}
