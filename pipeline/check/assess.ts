/** What a finding means on a day: whether the model goes away, when, how firm that is, for whom, and what to use instead. */

import { ageMark } from "../domain/age-mark.ts";
import type { Answer, ScopedAnswer } from "../domain/answer.ts";
import { formatShortDate } from "../domain/date-text.ts";
import { daysBetween } from "../domain/days.ts";
import { byText } from "../domain/order.ts";
import { outlookText } from "../domain/outlook-text.ts";
import type { Bound, ModelRecord } from "../domain/schema.ts";
import type { Almanac } from "./almanac-data.ts";
import type { Finding } from "./scan.ts";

/**
 * `retired`: an exact date has passed, or the page says so. `retiring`: an exact date is ahead. `soft`: a date that is not
 * exact, or only for some users, or for some of the versions that may be meant. `deprecated`: without a date. `current`: the
 * pages announce no retirement. `unknown`: no page that is read has the id; that is never called fine.
 */
export const statuses = ["retired", "retiring", "soft", "deprecated", "unknown", "current"] as const;
export type Status = (typeof statuses)[number];

export interface Assessment {
  status: Status;
  /** The record that decides it; null for an unknown id. */
  record: string | null;
  /** When, as precise as the page; null where it gives none. */
  date: string | null;
  bound: Bound | null;
  /** Days until the date, or the first day of the month, quarter or year; negative when it has passed. */
  days: number | null;
  /** Whom the date is for; null for all. */
  scope: string | null;
  /** In words: what, when, how firm, for whom. */
  text: string;
  /** The replacement that is staying. `model` is how its platform writes it. */
  replacement: { id: string; model: string } | null;
  link: string | null;
  /** When the page was last read; null for never or unknown. */
  lastRead: string | null;
  /** Why the answer may be out of date: `not read since 20 Aug 2026`, `held since …`; null where it is not. */
  note: string | null;
}

export interface ClockOptions {
  /** The provider whose dates count; null for the one that the id names. */
  via: string | null;
  /** Deployment types, regions and audiences whose dates count beside those for all. */
  scopes: readonly string[];
}

/** The assessment of a finding. Of several records that may be meant, the one that goes first decides. */
export function assess(
  {
    written,
    records,
    elsewhere,
    family,
    region,
  }: Pick<Finding, "written" | "records" | "elsewhere" | "family" | "region">,
  almanac: Almanac,
  { via, scopes }: ClockOptions,
): Assessment {
  const named = [...records, ...elsewhere].flatMap((id) => almanac.recordOf(id) ?? []);
  const meant =
    via === null ? named.filter(({ id }) => records.includes(id)) : named.filter((it) => it.provider === via);
  const asked = region === null ? scopes : [...scopes, region];
  const all = meant.map((record) => assessRecord(record, almanac, asked)).sort(byUrgency);
  const [first] = all;
  if (!first) return unknown(written, named, family, via);
  const isForAll = all.every(({ status }) => status === first.status);
  if (isForAll || !isFirm(first.status)) return first;
  return {
    ...first,
    status: "soft",
    text: `${first.record}: ${first.text}; the id does not say which version is used`,
  };
}

/** Whether a build may fail for it without being asked to heed soft dates. */
function isFirm(status: Status): boolean {
  return status === "retired" || status === "retiring";
}

function assessRecord(record: ModelRecord, almanac: Almanac, others: readonly string[]): Assessment {
  const answer = almanac.answerOf(record);
  const own = almanac.ownScopeOf(record.provider);
  const asked = own === null ? others : [...others, own];
  const mine = scopedAnswer(answer, asked);
  const { outlook } = mine;
  const replacement = almanac.replacementOf(record);
  const known = outlook.date;
  return {
    status: statusOf(answer, mine, asked),
    record: record.id,
    date: known,
    bound: outlook.bound,
    days: known === null ? null : daysBetween(almanac.day, firstDay(known)),
    scope: outlook.scope,
    text: outlookText(outlook, answer.age),
    replacement: replacement && { id: replacement.id, model: replacement.model },
    link: almanac.linkOf(record),
    lastRead: answer.age.lastRead,
    note: ageMark(answer.age, formatShortDate),
  };
}

/** The answer for the scopes that were asked for, where the page gives one; else the one for all, or the earliest. */
function scopedAnswer({ scopes }: Answer, asked: readonly string[]): ScopedAnswer {
  const mine = scopes.find(({ scope }) => scope !== null && isAsked(scope, asked));
  return mine ?? (asked.length === 0 ? scopes[0] : (scopes.find(({ scope }) => scope === null) ?? scopes[0]));
}

function statusOf({ stage, scopes }: Answer, { scope, outlook }: ScopedAnswer, asked: readonly string[]): Status {
  if (stage === "retired") return "retired";
  const isMine = outlook.scope === null || (scope !== null && isAsked(scope, asked)) || stage === "ending";
  switch (outlook.kind) {
    case "retired":
    case "was-scheduled":
      return isMine ? "retired" : "soft";
    case "retires-on":
      return isMine ? "retiring" : "soft";
    case "may-retire-from":
    case "passed-unconfirmed":
      return "soft";
    default:
      if (scopes.some((it) => it.outlook.date !== null)) return "soft";
      return stage === "deprecated" || stage === "legacy" ? "deprecated" : "current";
  }
}

function isAsked(scope: string, asked: readonly string[]): boolean {
  return asked.some((one) => scope.toLowerCase().includes(one.toLowerCase()));
}

function unknown(
  written: string,
  elsewhere: readonly ModelRecord[],
  family: readonly string[],
  via: string | null,
): Assessment {
  const others = [...new Set([...elsewhere.map(({ id }) => id), ...family])].slice(0, 4);
  const where = via === null ? "no page that we read has this id" : `no page of ${via} that we read has ${written}`;
  const hint = others.length === 0 ? "" : `; related: ${others.join(", ")}`;
  return { ...nothing, status: "unknown", text: `${where}${hint}` };
}

/** The first day of a date. */
function firstDay(date: string): string {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(date);
  const month = quarter ? `${quarter[1]}-${String(Number(quarter[2]) * 3 - 2).padStart(2, "0")}` : date;
  return `${month}-01-01`.slice(0, 10);
}

const nothing: Omit<Assessment, "status" | "text"> = {
  record: null,
  date: null,
  bound: null,
  days: null,
  scope: null,
  replacement: null,
  link: null,
  lastRead: null,
  note: null,
};

function byUrgency(a: Assessment, b: Assessment): number {
  return statuses.indexOf(a.status) - statuses.indexOf(b.status) || byText(a.date ?? "9999", b.date ?? "9999");
}
