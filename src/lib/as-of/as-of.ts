/**
 * The whole history in one small file for the browser, and what it says of a day. The changes are those of the
 * dataset without their places; names and paths of the records stand beside them, since no browser can make these.
 */

import { formatBoundedDate, formatDate, scopeSuffix } from "../../../pipeline/domain/date-text.ts";
import { type Outlook, outlook, type StageOnDay, stageOn } from "../../../pipeline/domain/lifecycle.ts";
import { byParts, byText } from "../../../pipeline/domain/order.ts";
import { hasPassed } from "../../../pipeline/domain/partial-date.ts";
import { recordFromState, stateOn } from "../../../pipeline/domain/record-state.ts";
import type { Change } from "../../../pipeline/domain/schema.ts";
import type { Almanac } from "../almanac/almanac.ts";

export interface History {
  /** The day the data end with. */
  day: string;
  /** In the order of the site. */
  providers: readonly { name: string; path: string }[];
  models: readonly HistoryModel[];
}

export interface HistoryModel {
  id: string;
  label: string;
  /** Without the base. */
  path: string;
  /** The provider's name. */
  provider: string;
  /** Oldest first. */
  changes: readonly HistoryChange[];
}

export interface HistoryChange extends Omit<Change, "id" | "record" | "evidence"> {
  /** The day of the snapshot that it was read from. */
  snapshot: string | null;
  /** Path of the announcement that tells of it; null for a baseline. */
  news: string | null;
}

/** How a record stood on a day. */
export interface ModelOnDay {
  model: HistoryModel;
  /** Null where the page did not say. */
  stage: StageOnDay | null;
  outlook: Outlook;
  listed: boolean;
}

/** A change and the record that it is of. */
export interface ModelChange {
  model: HistoryModel;
  change: HistoryChange;
}

/** The history of every record of the almanac. */
export function historyOf(almanac: Almanac): History {
  const news = new Map(
    almanac.news.flatMap(({ path, models }) =>
      models.flatMap(({ changes }) => changes.map(({ id }) => [id, path] as const)),
    ),
  );
  const models = almanac.models.map(({ id, label, path, provider, changes }) => ({
    ...{ id, label, path, provider: provider.name },
    changes: changes.map(({ id: changeId, record: _, evidence, ...facts }) => ({
      ...facts,
      ...{ snapshot: evidence?.snapshot ?? null, news: news.get(changeId) ?? null },
    })),
  }));
  return { day: almanac.day, providers: almanac.providers.map(({ name, path }) => ({ name, path })), models };
}

/** Every record that was known on the day, as it stood then, by id. */
export function modelsOn({ models }: History, day: string): ModelOnDay[] {
  return models.flatMap((model) => {
    const changes = model.changes
      .filter(({ detectedOn }) => detectedOn <= day)
      .map((change) => changeOf(model, change));
    const state = stateOn(changes, day);
    if (!state) return [];
    const record = recordFromState(model, state);
    return [{ model, stage: stageOn(record, day), outlook: outlook(record, day), listed: state.listed }];
  });
}

/** What changed after one day up to and with another, newest first; first readings of a page are no change. */
export function changesBetween({ models }: History, since: string, until: string): ModelChange[] {
  const told = models.flatMap((model) =>
    model.changes
      .filter(({ detectedOn, baseline }) => !baseline && since < detectedOn && detectedOn <= until)
      .map((change) => ({ model, change })),
  );
  return told.sort(
    (a, b) =>
      byText(b.change.detectedOn, a.change.detectedOn) ||
      byParts([a.model.provider.toLowerCase(), a.model.id], [b.model.provider.toLowerCase(), b.model.id]),
  );
}

/** The first day on which anything was seen; null for an empty history. */
export function firstDay({ models }: History): string | null {
  const days = models.flatMap(({ changes }) => changes.slice(0, 1).map(({ detectedOn }) => detectedOn));
  return days.reduce<string | null>((first, day) => (first === null || day < first ? day : first), null);
}

/** Name of a provider → stage → how many. */
export function countStages(
  list: readonly { provider: string; stage: StageOnDay | null }[],
): Map<string, Map<StageOnDay | null, number>> {
  const counts = new Map<string, Map<StageOnDay | null, number>>();
  for (const { provider, stage } of list) {
    const mine = counts.get(provider) ?? new Map<StageOnDay | null, number>();
    counts.set(provider, mine.set(stage, (mine.get(stage) ?? 0) + 1));
  }
  return counts;
}

/** What was known of the end, in words; a soft date that has passed says so. */
export function retirementText({ kind, date, bound, scope }: Outlook, day: string): string {
  if (date === null || bound === null) return kind === "retired" ? "Retired, no date given" : "No end given";
  const whom = scopeSuffix(scope);
  if (kind === "passed-unconfirmed") return `${formatBoundedDate(date, bound)}${whom}: passed, not confirmed`;
  if (bound !== "on") return `${formatBoundedDate(date, bound)}${whom}`;
  return `${hasPassed(date, day) ? "Ended" : "Ends"} ${formatDate(date)}${whom}`;
}

/** The change as the dataset has it, as far as the browser knows: without id and place. */
export function changeOf({ id }: HistoryModel, { snapshot, news: _, ...facts }: HistoryChange): Change {
  const place = { page: "", snapshot, section: [], table: null, row: null, line: 1 };
  return { ...facts, id: "", record: id, evidence: place };
}
