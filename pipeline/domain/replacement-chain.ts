/** Replacements, followed from model to model until one is staying. */
import type { StageOnDay } from "./lifecycle.ts";
import type { ModelRecord } from "./schema.ts";

/** A model with the replacements that its page names. */
export interface ReplaceableModel {
  id: string;
  /** Null where the page does not say. */
  stage: StageOnDay | null;
  record: Pick<ModelRecord, "replacements">;
}

/** Longer chains than this are cut; none is known to have half as many steps. */
const longest = 12;

/**
 * The models after this one: each the replacement its provider names, until one is neither retired nor about to be, or
 * nothing more is named. Of several the first that is staying is followed, else the first known. Never the same model twice.
 */
export function replacementChain<M extends ReplaceableModel>(model: M, find: (id: string) => M | undefined): M[] {
  const chain: M[] = [];
  const seen = new Set([model.id]);
  let current = model;
  while (chain.length < longest) {
    const next = replacementOf(current, find, seen);
    if (!next) break;
    chain.push(next);
    seen.add(next.id);
    if (isStaying(next)) break;
    current = next;
  }
  return chain;
}

/** Whether the model is neither retired nor has an exact retirement date ahead. */
export function isStaying({ stage }: Pick<ReplaceableModel, "stage">): boolean {
  return stage !== "retired" && stage !== "ending";
}

function replacementOf<M extends ReplaceableModel>(
  { record }: M,
  find: (id: string) => M | undefined,
  seen: ReadonlySet<string>,
): M | undefined {
  const named = record.replacements.flatMap(({ id }) => {
    const found = id === null || seen.has(id) ? undefined : find(id);
    return found ? [found] : [];
  });
  return named.find(isStaying) ?? named[0];
}
