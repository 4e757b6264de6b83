/** Everything the site shows, computed once: models with their history, providers with the status of their sources, announcements. */

import { type Announcement as AnnouncementOf, announcementsOf } from "../../../pipeline/domain/announcements.ts";
import { type Answer, answerOn } from "../../../pipeline/domain/answer.ts";
import { type PageReading, pageReadings } from "../../../pipeline/domain/answer-age.ts";
import { formerIdsOf, underCurrentIds } from "../../../pipeline/domain/former-ids.ts";
import type { StageOnDay } from "../../../pipeline/domain/lifecycle.ts";
import type { ModelChanges as ModelChangesOf } from "../../../pipeline/domain/model-changes.ts";
import { modelTest } from "../../../pipeline/domain/model-patterns.ts";
import { byText } from "../../../pipeline/domain/order.ts";
import { modelPath, providerPath } from "../../../pipeline/domain/paths.ts";
import { labelOf, labelOfId } from "../../../pipeline/domain/record-id.ts";
import { slugOf } from "../../../pipeline/domain/record-slug.ts";
import type {
  RetirementDay as RetirementDayOf,
  Retirement as RetirementOf,
} from "../../../pipeline/domain/retirements.ts";
import type {
  Change,
  Check,
  Kind,
  ModelRecord,
  PassageChange,
  SourceDefinition,
} from "../../../pipeline/domain/schema.ts";
import { type UnreadNotice as UnreadNoticeOf, unreadNoticesOf } from "../../../pipeline/domain/unread-notices.ts";

/** What `generated/` and `sources/` hold. */
export interface Dataset {
  records: readonly ModelRecord[];
  changes: readonly Change[];
  checks: readonly Check[];
  sources: readonly SourceDefinition[];
  /** Passages that no rule reads; absent for none. */
  passages?: readonly PassageChange[];
  /** Ids and patterns of the watch list; absent where there is none. */
  watch?: readonly string[] | undefined;
}

export type Announcement = AnnouncementOf<Model>;
export type ModelChanges = ModelChangesOf<Model>;
export type UnreadNotice = UnreadNoticeOf<Provider>;
export type Retirement = RetirementOf<Model>;
export type RetirementDay = RetirementDayOf<Model>;

/** A record as the site shows it on the day it is built. */
export interface Model {
  record: ModelRecord;
  id: string;
  /** Model and version: `gpt-4o 2024-05-13`. */
  label: string;
  kind: Kind;
  slug: string;
  /** The slugs of ids that it had before it was renamed. */
  formerSlugs: readonly string[];
  path: string;
  provider: Provider;
  /** For all users; null where the page does not say. */
  stage: StageOnDay | null;
  /** Whether and when it is retired: one answer for all users, or one for each scope, the earliest date first. */
  scopes: Answer["scopes"];
  age: Answer["age"];
  /** Oldest first, baselines included. */
  changes: readonly Change[];
}

export interface Provider {
  id: string;
  name: string;
  path: string;
  definition: SourceDefinition;
  /** Sorted by id. */
  models: readonly Model[];
  checks: readonly Check[];
  /** The same pages, with the age after which a reading is out of date. */
  pages: readonly PageReading[];
  /** Newest first. */
  announcements: readonly Announcement[];
  /** Newest first. */
  unreadNotices: readonly UnreadNotice[];
}

export interface Almanac {
  /** The day it is computed for, YYYY-MM-DD, UTC. */
  day: string;
  /** Sorted by id. */
  models: readonly Model[];
  /** Sorted by name. */
  providers: readonly Provider[];
  /** Newest first; without baselines. */
  announcements: readonly Announcement[];
  /** Pages with new passages that we could not read, newest first. */
  unreadNotices: readonly UnreadNotice[];
  /** The models of the watch list, sorted by id; null where there is none. */
  watched: readonly Model[] | null;
  /** Oldest first, baselines included. */
  changes: readonly Change[];
  model: (id: string) => Model | undefined;
  provider: (id: string) => Provider | undefined;
}

/** The almanac of a day. Throws when a record's provider has no source. */
export function buildAlmanac(
  { records, changes, checks, sources, passages = [], watch }: Dataset,
  day: string,
): Almanac {
  const ordered = [...changes].sort((a, b) => byText(a.detectedOn, b.detectedOn));
  const currentOf = formerIdsOf(records);
  const changesOf = Map.groupBy(underCurrentIds(ordered, records), ({ record }) => record);
  const providers = bareProviders(sources, checks);
  const models = [...records]
    .sort((a, b) => byText(a.id, b.id))
    .map((record): Model => {
      const provider = providers.get(record.provider);
      if (!provider) throw new Error(`${record.id}: no source is called "${record.provider}"`);
      const own = changesOf.get(record.id) ?? [];
      const slug = slugOf(record.id, record.provider);
      const model: Model = {
        record,
        id: record.id,
        label: labelOf(record),
        kind: record.kind,
        slug,
        formerSlugs: (record.formerIds ?? [])
          .filter((id) => currentOf.get(id) === record.id)
          .map((id) => slugOf(id, record.provider)),
        path: modelPath(provider.id, slug),
        provider,
        ...answerOn(record, provider.pages, day, own),
        changes: own,
      };
      provider.models.push(model);
      return model;
    });
  const byId = new Map(models.map((model) => [model.id, model]));
  const find = (id: string) => byId.get(currentOf.get(id) ?? id);
  const announcements = announcementsOf(ordered, (id) => byId.get(id) ?? formerly(find(id), id));
  for (const it of announcements) providers.get(it.provider.id)?.announcements.push(it);
  const list = [...providers.values()].sort((a, b) => byText(a.name.toLowerCase(), b.name.toLowerCase()));
  const provider = (id: string) => providers.get(id);
  const unreadNotices = unreadNoticesOf(passages, provider);
  for (const it of unreadNotices) providers.get(it.provider.id)?.unreadNotices.push(it);
  const isWatched = watch && modelTest(watch);
  const watched = isWatched ? models.filter(({ id }) => isWatched(id)) : null;
  return {
    day,
    models,
    providers: list,
    announcements,
    unreadNotices,
    watched,
    changes: ordered,
    model: find,
    provider,
  };
}

/** A model as it was called under a former id: news does not change when a model is renamed. */
function formerly(model: Model | undefined, id: string): Model | undefined {
  if (!model) return undefined;
  const slug = slugOf(id, model.provider.id);
  return { ...model, id, label: labelOfId(id), slug, path: modelPath(model.provider.id, slug) };
}

interface GrowingProvider extends Provider {
  models: Model[];
  announcements: Announcement[];
  unreadNotices: UnreadNotice[];
}

function bareProviders(
  definitions: readonly SourceDefinition[],
  checks: readonly Check[],
): Map<string, GrowingProvider> {
  const pages = pageReadings(definitions, checks);
  const providers = definitions.map((definition): [string, GrowingProvider] => {
    const { id, name } = definition;
    const own = { pages: pages.get(id) ?? [], checks: checks.filter(({ provider }) => provider === id) };
    return [
      id,
      { id, name, path: providerPath(id), definition, ...own, models: [], announcements: [], unreadNotices: [] },
    ];
  });
  return new Map(providers);
}
