/** The data, opened for a day: what the library answers from. */
import { type AlmanacData, almanacOn } from "../check/almanac-data.ts";
import { type Assessment, assess, type ClockOptions } from "../check/assess.ts";
import { type Finding, scan } from "../check/scan.ts";
import type { Answer } from "../domain/answer.ts";
import { idResolver, type Resolution } from "../domain/identity/resolve-id.ts";
import type { ModelRecord } from "../domain/schema.ts";
import { retirementsWithin, type UpcomingRetirement } from "../domain/upcoming.ts";

export interface ModelAlmanac {
  /** The day that is asked about, YYYY-MM-DD. */
  day: string;
  /** The last day on which any page was read: nothing newer is known. */
  dataDay: string;
  records: readonly ModelRecord[];
  /** The record with exactly this id, `provider/model`. */
  record(id: string): ModelRecord | undefined;
  /** Which record an id means, in any form: one, several, or none. None is never the same as fine. */
  find(id: string): Resolution<ModelRecord>;
  /** Stage and retirement on the day, one answer for each scope, and how old the reading is. */
  answer(record: ModelRecord): Answer;
  /** Retirement dates from the day on, soonest first; only those with bound `on` are fixed. */
  upcoming(options?: { within?: number; provider?: string }): UpcomingRetirement[];
  /** The replacement that the provider names and that is neither retired nor about to be; null for none. */
  replacement(record: ModelRecord): ModelRecord | null;
  /** The ids of models in a text, each with what becomes of it. */
  check(text: string, options?: Partial<ClockOptions>): CheckedFinding[];
}

export interface CheckedFinding extends Finding {
  assessment: Assessment;
}

/** Opens data for a day; without one, for today (UTC). */
export function createAlmanac(data: AlmanacData, day = new Date().toISOString().slice(0, 10)): ModelAlmanac {
  const almanac = almanacOn(data, day);
  let resolve: ReturnType<typeof idResolver<ModelRecord>> | undefined;
  return {
    day,
    dataDay: almanac.dataDay,
    records: data.records,
    record: almanac.recordOf,
    find: (id) => {
      resolve ??= idResolver(data.records);
      return resolve(id);
    },
    answer: almanac.answerOf,
    upcoming: ({ within = 90, provider } = {}) => {
      const records = data.records.filter((record) => provider === undefined || record.provider === provider);
      return retirementsWithin(records, day, within);
    },
    replacement: almanac.replacementOf,
    check: (text, { via = null, scopes = [] } = {}) =>
      scan(text, almanac.index, day).map((finding) => ({
        ...finding,
        assessment: assess(finding, almanac, { via, scopes }),
      })),
  };
}
