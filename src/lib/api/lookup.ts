/** The compact index of the API, for tools. */
import type { z } from "zod";
import type { ScopedAnswer } from "../../../pipeline/domain/answer.ts";
import { byText } from "../../../pipeline/domain/order.ts";
import type { Almanac, Model } from "../almanac/almanac.ts";
import { atOtherProviders } from "../model/same-model.ts";
import type { lookup } from "./shapes.ts";

/**
 * Id, current or former → what is known of its retirement, and how old that is. Aliases are
 * apart: they may name another model tomorrow.
 */
export function lookUp(almanac: Almanac): z.infer<typeof lookup> {
  const { models, day } = almanac;
  const current = new Set(models.map(({ id }) => id));
  const entries = models.flatMap((model) => {
    const former = (model.record.formerIds ?? []).filter((other) => !current.has(other));
    return [model.id, ...former].map((key) => [key, compact(model)] as const);
  });
  const elsewhere = models.map((model) => [model.id, atOtherProviders(model, almanac).map(({ id }) => id)] as const);
  return {
    day,
    models: Object.fromEntries(entries),
    aliases: aliasesOf(models, current),
    elsewhere: Object.fromEntries(elsewhere.filter(([, ids]) => ids.length > 0)),
  };
}

/** Each alias behind its provider → the models that pages give it to; without those that are ids of models themselves. */
function aliasesOf(models: readonly Model[], current: ReadonlySet<string>): Record<string, string[]> {
  const pairs = models.flatMap(({ id, record: { provider, aliases = [] } }) =>
    aliases.map(({ model }) => ({ alias: `${provider}/${model}`, id })),
  );
  const groups = [...Map.groupBy(pairs, ({ alias }) => alias)].filter(([alias]) => !current.has(alias));
  groups.sort(([a], [b]) => byText(a, b));
  return Object.fromEntries(groups.map(([alias, of]) => [alias, [...new Set(of.map(({ id }) => id))]]));
}

function compact({ stage, scopes, age: { lastRead, held, stale } }: Model): z.infer<typeof lookup>["models"][string] {
  const [first, ...others] = scopes;
  const more = others.map((other) => compactAnswer(other, other.stage));
  return [...compactAnswer(first, stage), lastRead, held?.since ?? null, stale, more];
}

function compactAnswer({ scope, outlook: { date, bound, kind } }: ScopedAnswer, stage: Model["stage"]) {
  return [stage, date, bound, scope, kind] satisfies [unknown, unknown, unknown, unknown, unknown];
}
