/**
 * Changes grouped as a person would announce them. What one provider changed on one day for one reason is one
 * announcement, however many models it affects. Baselines are not announced.
 */
import type { RichText } from "../text/rich-text.ts";
import { plainText } from "../text/rich-text.ts";
import type { AnnouncedModel } from "./announced-model.ts";
import { announcementDetail } from "./announcement-detail.ts";
import { announcementKey } from "./announcement-key.ts";
import { type AnnouncementKind, announcementKinds } from "./announcement-kind.ts";
import { announcementTitle } from "./announcement-title.ts";
import { sha256 } from "./hash.ts";
import { type ModelChanges, modelChangesOf } from "./model-changes.ts";
import { isNews } from "./net-change.ts";
import { byText } from "./order.ts";
import { announcementPath } from "./paths.ts";
import type { Change } from "./schema.ts";

export interface Announcement<M extends AnnouncedModel = AnnouncedModel> {
  /** Stable for ever: made of the day, the provider, the kind and the dates, not of the models or the wording. */
  id: string;
  path: string;
  /** The day we saw it. */
  day: string;
  /** The first day on which that may have been, where only a range of days up to `day` is known; else null. */
  notBefore: string | null;
  provider: M["provider"];
  kind: AnnouncementKind;
  /** Every kind among its changes, the main one first. */
  kinds: readonly AnnouncementKind[];
  title: RichText;
  /** What the title leaves out: before and after. Null where that says it all. */
  detail: RichText | null;
  /** Sorted by id. */
  models: readonly ModelChanges<M>[];
}

/**
 * Groups changes into announcements, newest first. Changes of records that are unknown are left out, and those that are only
 * kept on record, see `isNews`.
 */
export function announcementsOf<M extends AnnouncedModel>(
  changes: readonly Change[],
  find: (id: string) => M | undefined,
): Announcement<M>[] {
  const news = changes.filter(({ baseline }) => !baseline);
  const byModel = Map.groupBy(news, ({ detectedOn, record }) => `${detectedOn} ${record}`);
  const all = [...byModel.values()].flatMap((mine) => {
    const model = find(mine[0]?.record ?? "");
    if (!model) return [];
    const changed = modelChangesOf(model, mine);
    return isNews(changed.net, mine) ? [changed] : [];
  });
  const groups = Map.groupBy(all, announcementKey);
  return [...groups].map(([key, group]) => announcementOf(key, group)).sort(newestFirst);
}

function announcementOf<M extends AnnouncedModel>(key: string, group: readonly ModelChanges<M>[]): Announcement<M> {
  const models = [...group].sort((a, b) => byText(a.model.id, b.model.id));
  const [first] = models;
  if (!first) throw new Error("an announcement without a model");
  const id = sha256(key).slice(0, 16);
  const all = new Set(models.flatMap(({ kinds }) => kinds));
  const {
    kinds: [kind],
    model,
    net,
  } = first;
  const kinds = [kind, ...announcementKinds.filter((other) => other !== kind && all.has(other))];
  return {
    id,
    path: announcementPath(id),
    day: net.day,
    notBefore: earliestOf(models),
    provider: model.provider,
    kind,
    kinds,
    title: announcementTitle(kind, models),
    detail: announcementDetail(kind, models),
    models,
  };
}

function earliestOf(models: readonly ModelChanges[]): string | null {
  const days = models.flatMap(({ changes }) => changes.flatMap(({ detectedNotBefore }) => detectedNotBefore ?? []));
  return days.sort(byText)[0] ?? null;
}

/** Newest day first; on one day the most important kind, then the title. */
function newestFirst(a: Announcement, b: Announcement): number {
  if (a.day !== b.day) return byText(b.day, a.day);
  if (a.kind !== b.kind) return announcementKinds.indexOf(a.kind) - announcementKinds.indexOf(b.kind);
  return byText(plainText(a.title), plainText(b.title)) || byText(a.id, b.id);
}
