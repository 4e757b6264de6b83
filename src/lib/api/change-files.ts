/** Changes, announcements and upcoming retirements in the API. */
import type { z } from "zod";
import { byText } from "../../../pipeline/domain/order.ts";
import { type Address, modelApi, monthApi } from "../../../pipeline/domain/paths.ts";
import type { Change } from "../../../pipeline/domain/schema.ts";
import {
  retirementsWithin,
  type UpcomingRetirement,
  unconfirmedRetirements,
} from "../../../pipeline/domain/upcoming.ts";
import { plainText } from "../../../pipeline/text/rich-text.ts";
import type { Almanac } from "../almanac/almanac.ts";
import { ageFields } from "./model-files.ts";
import type { announcements, changeMonths, changesOfMonth, upcoming } from "./shapes.ts";

const latest = 200;
const year = 365;

/** The changes by the month in which we saw them, `2026-03`; baselines included. Also months with unread passages alone. */
export function changesByMonth({ changes, unreadNotices }: Almanac): Map<string, Change[]> {
  const months = Map.groupBy(changes, ({ detectedOn }) => detectedOn.slice(0, 7));
  for (const { day } of unreadNotices) if (!months.has(day.slice(0, 7))) months.set(day.slice(0, 7), []);
  return months;
}

/** The months with changes, newest first. */
export function listMonths(almanac: Almanac, address: Address): z.infer<typeof changeMonths> {
  const months = [...changesByMonth(almanac)].sort(([a], [b]) => byText(b, a));
  return {
    months: months.map(([month, changes]) => ({ month, changes: changes.length, api: address(monthApi(month)) })),
  };
}

/** The changes of a month. Without the day of the build, so that the file of a past month never changes again. */
export function monthFile(month: string, changes: readonly Change[], almanac: Almanac): z.infer<typeof changesOfMonth> {
  const passages = almanac.unreadNotices.flatMap((notice) => notice.passages);
  return { month, changes: [...changes], passages: passages.filter(({ detectedOn }) => detectedOn.startsWith(month)) };
}

/** The retirements of the next 365 days, earliest and tentative dates included, and those that passed unseen. */
export function listUpcoming(almanac: Almanac, address: Address): z.infer<typeof upcoming> {
  const { day } = almanac;
  const records = almanac.models.map(({ record }) => record);
  const told = ({ record: id, ...retirement }: UpcomingRetirement) => {
    const model = almanac.model(id);
    if (!model) return [];
    return [{ id, ...retirement, ...ageFields(model.age), url: address(model.path), api: address(modelApi(model)) }];
  };
  const ageOf = ({ id }: { id: string }) => almanac.model(id)?.age ?? { confirmed: null };
  return {
    day,
    within: year,
    retirements: retirementsWithin(records, day, year).flatMap(told),
    unconfirmed: unconfirmedRetirements(records, day, year, ageOf).flatMap(told),
  };
}

/** The latest 200 announcements, worded as on the site. */
export function listAnnouncements(
  { day, announcements: all }: Almanac,
  address: Address,
): z.infer<typeof announcements> {
  return {
    day,
    announcements: all
      .slice(0, latest)
      .map(({ id, day: seen, provider, kind, kinds, title, detail, models, path }) => ({
        id,
        day: seen,
        provider: provider.id,
        kind,
        kinds: [...kinds],
        title: plainText(title),
        detail: detail && plainText(detail),
        models: models.map(({ model, lines }) => ({ id: model.id, lines: lines.map(plainText) })),
        url: address(path),
      })),
  };
}
