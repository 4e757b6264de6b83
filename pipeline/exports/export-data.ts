/** What the exports are made of: the data of one day, with what is known of each model on it. */
import { type Answer, answerOn } from "../domain/answer.ts";
import { pageReadings } from "../domain/answer-age.ts";
import { underCurrentIds } from "../domain/former-ids.ts";
import { identityKey } from "../domain/identity/id-keys.ts";
import { makerOf, ownFirst } from "../domain/identity/own-platforms.ts";
import { byParts, byText } from "../domain/order.ts";
import type { Change, Check, ModelRecord, SourceDefinition } from "../domain/schema.ts";

/** The published data, in any order, and the day to compute stages for. */
export interface Published {
  /** YYYY-MM-DD, UTC. */
  day: string;
  records: readonly ModelRecord[];
  changes: readonly Change[];
  checks: readonly Check[];
  definitions: readonly SourceDefinition[];
}

/** A record with what is known of it on the day. */
export interface ExportedModel {
  record: ModelRecord;
  answer: Answer;
  /** The scope that is all of the provider's own platform; null where it has none. */
  ownScope: string | null;
  /** The same model at other providers, those of its maker first. */
  elsewhere: readonly ModelRecord[];
}

/** The same data sorted: two exports of equal data are equal byte by byte. */
export interface ExportData {
  day: string;
  /** By id. */
  models: readonly ExportedModel[];
  /** Oldest first, each with the record that it belongs to today. */
  changes: readonly { change: Change; current: string }[];
  /** By provider and page. */
  checks: readonly Check[];
  /** By id. */
  definitions: readonly SourceDefinition[];
  /** The URL of a page; null for one that no definition has any more. */
  pageUrl: (provider: string, page: string) => string | null;
}

/** The data of a day, ready for export. */
export function exportDataOf({ day, records, changes, checks, definitions }: Published): ExportData {
  const ordered = changes.toSorted((a, b) => byParts([a.detectedOn, a.record, a.id], [b.detectedOn, b.record, b.id]));
  const current = underCurrentIds(ordered, records);
  const changesOf = Map.groupBy(current, ({ record }) => record);
  const pages = pageReadings(definitions, checks);
  const same = Map.groupBy(
    records.filter(({ kind }) => kind === "model"),
    (record) => identityKey(record),
  );
  const urls = new Map(definitions.flatMap(({ id, pages }) => pages.map((page) => [`${id} ${page.id}`, page.url])));
  const ownScopes = new Map(definitions.map(({ id, ownScope }) => [id, ownScope]));
  const sorted = records.toSorted((a, b) => byText(a.id, b.id));
  return {
    day,
    models: sorted.map((record) => ({
      record,
      ownScope: ownScopes.get(record.provider) ?? null,
      answer: answerOn(record, pages.get(record.provider) ?? [], day, changesOf.get(record.id) ?? []),
      elsewhere: elsewhereOf(record, same.get(identityKey(record)) ?? []),
    })),
    changes: ordered.map((change, i) => ({ change, current: current[i]?.record ?? change.record })),
    checks: checks.toSorted((a, b) => byParts([a.provider, a.page], [b.provider, b.page])),
    definitions: definitions.toSorted((a, b) => byText(a.id, b.id)),
    pageUrl: (provider, page) => urls.get(`${provider} ${page}`) ?? null,
  };
}

function elsewhereOf(record: ModelRecord, same: readonly ModelRecord[]): ModelRecord[] {
  if (record.kind !== "model") return [];
  return ownFirst(
    same.filter(({ provider }) => provider !== record.provider),
    makerOf(record),
  );
}
