/** Ends by day: what one provider ends on one day stands together. */
import { endsOf } from "../../pipeline/domain/lifecycle.ts";
import { byParts, groupBy } from "../../pipeline/domain/order.ts";
import type { Bound } from "../../pipeline/domain/schema.ts";
import { upcomingEnds } from "../../pipeline/domain/upcoming.ts";
import type { Almanac, Model, Provider } from "./almanac.ts";

/** An end of a model; one model may end on several days, for different users. */
export interface End {
  model: Model;
  date: string;
  bound: Bound;
  scope: string | null;
}

/** What one provider ends on one date, with one firmness and for the same users. */
export interface EndDay {
  date: string;
  bound: Bound;
  scope: string | null;
  provider: Provider;
  models: readonly Model[];
}

/** Every end that any page gives, by date, then id. */
export function allEnds(almanac: Almanac): End[] {
  const ends = almanac.models.flatMap((model) =>
    endsOf(model.record).map(({ date, bound, scope }) => ({ model, date, bound, scope })),
  );
  return ends.sort((a, b) => byParts([a.date, a.model.id, a.scope], [b.date, b.model.id, b.scope]));
}

/** The ends in the days from the day of the build on. */
export function endsAhead(almanac: Almanac, within: number): End[] {
  const records = almanac.models.map(({ record }) => record);
  return upcomingEnds(records, almanac.day, within).flatMap(({ record, date, bound, scope }) => {
    const model = almanac.model(record);
    return model ? [{ model, date, bound, scope }] : [];
  });
}

/** Ends put together by date, provider, firmness and scope, in the order of their dates. */
export function byDay(ends: readonly End[]): EndDay[] {
  const keyOf = ({ model, date, bound, scope }: End) => JSON.stringify([date, model.provider.name, bound, scope]);
  const groups = [...groupBy(ends, keyOf).values()].flatMap((group): EndDay[] => {
    const [first] = group;
    if (!first) return [];
    const { date, bound, scope, model } = first;
    return [{ date, bound, scope, provider: model.provider, models: group.map((end) => end.model) }];
  });
  return groups.sort((a, b) =>
    byParts([a.date, a.provider.name, a.bound, a.scope], [b.date, b.provider.name, b.bound, b.scope]),
  );
}

/** Put together by month, `2027-01`; a quarter or a year stands under its own name. */
export function byMonth(days: readonly EndDay[]): Map<string, EndDay[]> {
  return groupBy(days, ({ date }) => (date.length === 10 ? date.slice(0, 7) : date));
}
