/**
 * The whole history in one small file for the browser, and what was known on a day. The changes are those of the dataset
 * without their evidence; names and paths are included, since a browser cannot compute them.
 */

import { type Answer, scopedAnswers } from "../../../pipeline/domain/answer.ts";
import { formatBoundedDate, scopeSuffix } from "../../../pipeline/domain/date-text.ts";
import { type Outlook, type StageOnDay, stageOn } from "../../../pipeline/domain/lifecycle.ts";
import { byParts, byText } from "../../../pipeline/domain/order.ts";
import { recordFromState, stateOn } from "../../../pipeline/domain/record-state.ts";
import type { Change, ChangeWithout } from "../../../pipeline/domain/schema.ts";
import type { Almanac } from "../almanac/almanac.ts";
import { type PageReadings, type Reading, readingsOf } from "./readings.ts";

export interface History {
  /** The last day of the data. */
  day: string;
  /** Sorted by name. */
  providers: readonly { name: string; path: string; pages: readonly PageReadings[] }[];
  models: readonly HistoryModel[];
}

export interface HistoryModel {
  id: string;
  label: string;
  /** Without the base. */
  path: string;
  /** The provider's name. */
  provider: string;
  /** The last day on which its facts are known to have held. */
  confirmed: string | null;
  /** Oldest first. */
  changes: readonly HistoryChange[];
}

export type HistoryChange = ChangeWithout<"id" | "record" | "evidence"> & {
  /** The day of the snapshot that it was read from. */
  snapshot: string | null;
  /** Path of its announcement; null for a baseline, and for what is only kept on record. */
  announcement: string | null;
};

/** A record as it was known on a day. */
export interface ModelOnDay {
  model: HistoryModel;
  /** Null where the page did not say. */
  stage: StageOnDay | null;
  /** One for all users, or one for each scope. */
  scopes: Answer["scopes"];
  listed: boolean;
}

/** A change with its record. */
export interface ModelChange {
  model: HistoryModel;
  change: HistoryChange;
}

/** The history of every record of the almanac; `snapshots` are the readings that are stored. */
export function historyOf(almanac: Almanac, snapshots: readonly Reading[]): History {
  const announcementOf = new Map(
    almanac.announcements.flatMap(({ path, models }) =>
      models.flatMap(({ changes }) => changes.map(({ id }) => [id, path] as const)),
    ),
  );
  const models = almanac.models.map(({ id, label, path, provider, age, changes }) => ({
    id,
    label,
    path,
    provider: provider.name,
    confirmed: age.confirmed,
    changes: changes.map(({ id: changeId, record: _, evidence, ...facts }) => ({
      ...facts,
      snapshot: evidence?.snapshot ?? null,
      announcement: announcementOf.get(changeId) ?? null,
    })),
  }));
  const providers = almanac.providers.map((provider) => {
    const { name, path } = provider;
    return { name, path, pages: readingsOf(provider, snapshots) };
  });
  return { day: almanac.day, providers, models };
}

/** Every record known on the day, as it was then, by id. */
export function modelsOn({ models }: History, day: string): ModelOnDay[] {
  return models.flatMap((model) => {
    const changes = model.changes
      .filter(({ detectedOn }) => detectedOn <= day)
      .map((change) => changeOf(model, change));
    const state = stateOn(changes, day);
    if (!state) return [];
    const record = recordFromState(model, state);
    const stage = stageOn(record, day, null, model.confirmed);
    return [{ model, stage, scopes: scopedAnswers(record, day, model.confirmed), listed: state.listed }];
  });
}

/** The changes after one day up to and including another, newest first, without baselines. */
export function changesBetween({ models }: History, since: string, until: string): ModelChange[] {
  const changes = models.flatMap((model) =>
    model.changes
      .filter(({ detectedOn, baseline }) => !baseline && since < detectedOn && detectedOn <= until)
      .map((change) => ({ model, change })),
  );
  return changes.sort(
    (a, b) =>
      byText(b.change.detectedOn, a.change.detectedOn) ||
      byParts([a.model.provider.toLowerCase(), a.model.id], [b.model.provider.toLowerCase(), b.model.id]),
  );
}

/** The day of the first change; null for an empty history. */
export function firstDay({ models }: History): string | null {
  const days = models.flatMap(({ changes }) => changes.slice(0, 1).map(({ detectedOn }) => detectedOn));
  return days.reduce<string | null>((first, day) => (first === null || day < first ? day : first), null);
}

/** What was known about the retirement, in a few words. */
export function retirementText({ kind, date, bound, scope }: Outlook): string {
  if (date === null || bound === null) return kind === "retired" ? "Retired, no date given" : "No retirement date";
  const given = formatBoundedDate(date, bound) + scopeSuffix(scope);
  if (kind === "was-scheduled") return `Was scheduled for ${given} (page not read since then)`;
  if (kind === "passed-unconfirmed") return `${given} (passed; retirement not confirmed)`;
  if (bound !== "on") return given;
  return kind === "retired" ? `Retired ${given}` : `Scheduled for ${given}`;
}

/** The change as the dataset has it, without id and evidence, which the browser does not know. */
export function changeOf({ id }: HistoryModel, { snapshot, announcement: _, ...facts }: HistoryChange): Change {
  const place = { page: "", snapshot, section: [], table: null, row: null, line: 1 };
  return { ...facts, id: "", record: id, evidence: place };
}
