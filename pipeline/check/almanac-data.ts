/** All data that the package ships, or that `--data` names: what is published of a day, as one JSON file. */

import { type Answer, answerOn } from "../domain/answer.ts";
import { type PageReading, pageReadings } from "../domain/answer-age.ts";
import { underCurrentIds } from "../domain/former-ids.ts";
import { byText } from "../domain/order.ts";
import { isStaying, replacementChain } from "../domain/replacement-chain.ts";
import type { Change, Check, ModelRecord, SourceDefinition } from "../domain/schema.ts";
import { type CheckIndex, checkIndex } from "./check-index.ts";

export interface AlmanacData {
  format: 1;
  /** The last day on which any page was read: the data are of this day. */
  day: string;
  records: readonly ModelRecord[];
  changes: readonly Change[];
  checks: readonly Check[];
  sources: readonly SourceDefinition[];
}

/** The published data in that form, of the last day on which any page was read. */
export function almanacDataOf(published: Omit<AlmanacData, "format" | "day">): AlmanacData {
  const read = published.checks.flatMap(({ lastRead }) => lastRead ?? []).sort(byText);
  return { format: 1, day: read.at(-1) ?? "1970-01-01", ...published };
}

/** The data with the answers to questions about a day. */
export interface Almanac {
  /** The day that is asked about. */
  day: string;
  /** The day that the data are of. */
  dataDay: string;
  index: CheckIndex;
  recordOf(id: string): ModelRecord | undefined;
  /** What is known of a record on the day. */
  answerOf(record: ModelRecord): Answer;
  /** The model to move to: the first in the chain of replacements that is staying; null where the pages name none. */
  replacementOf(record: ModelRecord): ModelRecord | null;
  /** The scope that is all of a provider's own platform; null where it has none. */
  ownScopeOf(provider: string): string | null;
  /** The page of the provider that says so; null where it is not known. */
  linkOf(record: ModelRecord): string | null;
}

/** The data, opened for a day. */
export function almanacOn(data: AlmanacData, day: string): Almanac {
  const records = new Map(data.records.map((record) => [record.id, record]));
  const pages = pageReadings(data.sources, data.checks);
  const changes = Map.groupBy(underCurrentIds(data.changes, data.records), ({ record }) => record);
  const answers = new Map<string, Answer>();
  const answerOf = (record: ModelRecord): Answer => {
    const known = answers.get(record.id);
    if (known) return known;
    const answer = answerOn(record, pages.get(record.provider) ?? [], day, changes.get(record.id) ?? []);
    answers.set(record.id, answer);
    return answer;
  };
  const staged = (record: ModelRecord) => ({ id: record.id, stage: answerOf(record).stage, record });
  return {
    day,
    dataDay: data.day,
    index: checkIndex(data.records),
    recordOf: (id) => records.get(id),
    answerOf,
    replacementOf: (record) => {
      const find = (id: string) => {
        const found = records.get(id);
        return found && staged(found);
      };
      const last = replacementChain(staged(record), find).at(-1);
      return last && isStaying(last) ? last.record : null;
    },
    ownScopeOf: (provider) => data.sources.find(({ id }) => id === provider)?.ownScope ?? null,
    linkOf: (record) => linkOf(record, pages.get(record.provider) ?? []),
  };
}

function linkOf({ evidence, events, stageEvidence }: ModelRecord, pages: readonly PageReading[]): string | null {
  const index = events.find(({ event }) => event === "retired")?.evidence ?? stageEvidence ?? 0;
  const page = evidence[index]?.page;
  return pages.find(({ check }) => check.page === page)?.check.url ?? null;
}
