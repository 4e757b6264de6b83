/** Retirements by day: what one provider retires on one day is grouped. */
import type { AnnouncedModel } from "./announced-model.ts";
import { retirementsOf } from "./lifecycle.ts";
import { byParts } from "./order.ts";
import { comparePartialDates, monthOf } from "./partial-date.ts";
import type { Bound, ModelRecord } from "./schema.ts";
import { retirementsWithin } from "./upcoming.ts";

/** A model with the dates that its page gives. */
interface DatedModel {
  id: string;
  record: ModelRecord;
}

/** A retirement date of a model; one model may have several, for different users. */
export interface Retirement<M = AnnouncedModel> {
  model: M;
  date: string;
  bound: Bound;
  scope: string | null;
}

/** What one provider retires on one date, with one bound and for the same users. */
export interface RetirementDay<M extends Pick<AnnouncedModel, "provider"> = AnnouncedModel> {
  date: string;
  bound: Bound;
  scope: string | null;
  provider: M["provider"];
  models: readonly M[];
}

/** Every retirement date that any page gives, by date, then id. */
export function allRetirements<M extends DatedModel>(models: readonly M[]): Retirement<M>[] {
  const all = models.flatMap((model) =>
    retirementsOf(model.record).map(({ date, bound, scope }) => ({ model, date, bound, scope })),
  );
  return all.sort(
    (a, b) => comparePartialDates(a.date, b.date) || byParts([a.model.id, a.scope], [b.model.id, b.scope]),
  );
}

/** The retirement dates that lie within so many days of the day. */
export function retirementsAhead<M extends DatedModel>(
  models: readonly M[],
  day: string,
  within: number,
): Retirement<M>[] {
  const byId = new Map(models.map((model) => [model.id, model]));
  const records = models.map(({ record }) => record);
  return retirementsWithin(records, day, within).flatMap(({ record, date, bound, scope }) => {
    const model = byId.get(record);
    return model ? [{ model, date, bound, scope }] : [];
  });
}

/** Retirements grouped by date, provider, bound and scope, in the order of their dates. */
export function groupByDay<M extends Pick<AnnouncedModel, "provider">>(
  retirements: readonly Retirement<M>[],
): RetirementDay<M>[] {
  const keyOf = ({ model, date, bound, scope }: Retirement<M>) =>
    JSON.stringify([date, model.provider.name, bound, scope]);
  const groups = [...Map.groupBy(retirements, keyOf).values()].flatMap((group): RetirementDay<M>[] => {
    const [first] = group;
    if (!first) return [];
    const { date, bound, scope, model } = first;
    return [{ date, bound, scope, provider: model.provider, models: group.map((one) => one.model) }];
  });
  return groups.sort(
    (a, b) =>
      comparePartialDates(a.date, b.date) ||
      byParts([a.provider.name, a.bound, a.scope], [b.provider.name, b.bound, b.scope]),
  );
}

/** Grouped by month, `2027-01`; a quarter or a year is listed under its own name. */
export function groupByMonth<D extends { date: string }>(days: readonly D[]): Map<string, D[]> {
  return Map.groupBy(days, ({ date }) => monthOf(date) ?? date);
}
