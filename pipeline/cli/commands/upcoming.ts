/** `almanac upcoming`: retirements within the next days. */

import { type AnswerAge, ageOf } from "../../domain/answer-age.ts";
import { dateDoubt } from "../../domain/answer-age-text.ts";
import { formatScopedDate } from "../../domain/date-text.ts";
import { underCurrentIds } from "../../domain/former-ids.ts";
import type { ModelRecord } from "../../domain/schema.ts";
import { retirementsWithin, type UpcomingRetirement, unconfirmedRetirements } from "../../domain/upcoming.ts";
import type { Context } from "../../ingest/context.ts";
import { loadDatasetAsOf } from "../../ingest/data-as-of.ts";
import { assertProvider } from "../../storage/sources.ts";
import { count } from "../../text/format.ts";
import { dayOption, daysOption } from "../options.ts";
import { outJson, table } from "../table.ts";

export interface UpcomingOptions {
  within: string;
  on?: string;
  provider?: string;
  json?: boolean;
}

/** Prints the retirements within some days of today, or of another day as known on that day. */
export async function upcoming(context: Context, options: UpcomingOptions): Promise<number> {
  const { effects } = context;
  const within = daysOption("--within", options.within);
  const day = options.on === undefined ? effects.today() : dayOption("--on", options.on);
  if (options.provider !== undefined) assertProvider(effects, context.root, options.provider);
  const { records: all, changes, pagesOf } = await loadDatasetAsOf(context, options.on);
  const mine = all.filter(({ provider }) => options.provider === undefined || provider === options.provider);
  const records = new Map(mine.map((record) => [record.id, record]));
  const delistings = Map.groupBy(
    underCurrentIds(changes, mine).filter(({ type }) => type === "delisted"),
    (it) => it.record,
  );
  const age = (record: ModelRecord) => ageOf(record, pagesOf(record.provider), day, delistings.get(record.id) ?? []);
  const aged = (end: UpcomingRetirement): AgedRetirement[] => {
    const record = records.get(end.record);
    return record ? [{ ...end, age: age(record) }] : [];
  };
  const passed = unconfirmedRetirements(mine, day, within, age).flatMap(aged);
  const ahead = retirementsWithin(mine, day, within).flatMap(aged);
  if (options.json) outJson(effects, [...passed.map(jsonOf("passed")), ...ahead.map(jsonOf("ahead"))]);
  else for (const line of upcomingLines(ahead, passed, day, effects.colour)) effects.out(line);
  return 0;
}

type AgedRetirement = UpcomingRetirement & { age: AnswerAge };

function jsonOf(when: "passed" | "ahead") {
  return ({ age: { lastRead, held, stale }, ...end }: AgedRetirement) => ({ ...end, when, lastRead, held, stale });
}

function upcomingLines(
  ahead: readonly AgedRetirement[],
  passed: readonly AgedRetirement[],
  day: string,
  colour: boolean,
): string[] {
  const rowOf = (end: AgedRetirement) => row(end, dateDoubt(end, end.age, day) ?? "");
  const [rows, unconfirmed] = [ahead.map(rowOf), passed.map(rowOf)];
  return [
    ...(rows.length === 0 ? ["no retirements announced for these days"] : table(header, rows, colour)),
    ...(unconfirmed.length === 0
      ? []
      : ["", "These dates have passed, but the page was not read since:", ...table(header, unconfirmed, colour)]),
  ];
}

const header = ["retirement date", "in", "model", "replacement", "note"];

function row(end: AgedRetirement, note: string): string[] {
  const { days, record, replacements } = end;
  return [formatScopedDate(end), daysText(days), record, replacements.join(", "), note];
}

function daysText(days: number | null): string {
  if (days === null) return "";
  return days < 0 ? `${count(-days, "day")} ago` : count(days, "day");
}
