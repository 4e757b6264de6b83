/** Replacements, followed from model to model until one lives. */
import type { Almanac, Model } from "./almanac.ts";

/** Longer trails than this are cut; none is known to have half as many steps. */
const longest = 12;

/**
 * The models after this one: each the replacement its provider names, until one neither has ended nor is ending, or
 * nothing more is named. Of several the first that lives is followed, else the first known. Never the same model twice.
 */
export function chainOf(model: Model, almanac: Almanac): Model[] {
  const chain: Model[] = [];
  const seen = new Set([model.id]);
  let current = model;
  while (chain.length < longest) {
    const next = successorOf(current, almanac, seen);
    if (!next) break;
    chain.push(next);
    seen.add(next.id);
    if (lives(next)) break;
    current = next;
  }
  return chain;
}

/** Whether nothing firm says that the model ends. */
export function lives({ stage }: Model): boolean {
  return stage !== "retired" && stage !== "ending";
}

function successorOf({ record }: Model, almanac: Almanac, seen: ReadonlySet<string>): Model | undefined {
  const named = record.replacements.flatMap(({ id }) => {
    const found = id === null || seen.has(id) ? undefined : almanac.model(id);
    return found ? [found] : [];
  });
  return named.find(lives) ?? named[0];
}
