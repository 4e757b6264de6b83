/** `almanac status`: the state of every source. */

import { pageAge } from "../../domain/answer-age.ts";
import { addDays } from "../../domain/days.ts";
import { describeReason } from "../../domain/diagnostic-text.ts";
import { isoReadingText } from "../../domain/reading-text.ts";
import { accountsIn, type Check, type Hold } from "../../domain/schema.ts";
import { readChecks } from "../../ingest/checks.ts";
import type { Context } from "../../ingest/context.ts";
import { quarantinedFile } from "../../ingest/quarantine.ts";
import { readPassages } from "../../storage/dataset.ts";
import { loadSources } from "../../storage/sources.ts";
import { count } from "../../text/format.ts";
import { forTerminal } from "../../text/sanitize.ts";
import { daysOption } from "../options.ts";
import { outJson, table } from "../table.ts";
import { waitingChecks, waitingLines } from "../waiting-lines.ts";

/** For so long a passage is new. */
const recentDays = 30;

export interface StatusOptions {
  maxAge?: string;
  /** Only what waits for a person. */
  waiting?: boolean;
  json?: boolean;
}

/**
 * Prints one row for each page, then its problems and the passages that are unread. With a greatest age, also the pages
 * that were not read within it and the records held for longer, and exits with 2 if there are any.
 */
export async function status(context: Context, options: StatusOptions): Promise<number> {
  const { effects, root } = context;
  const maximum = options.maxAge === undefined ? null : daysOption("--max-age", options.maxAge);
  const checks = readChecks(effects, root);
  const late = maximum === null ? [] : latePages(context, checks, maximum);
  const waiting = maximum === null ? [] : heldBefore(checks, addDays(effects.today(), -maximum));
  if (options.json) outJson(effects, options.waiting ? waitingChecks(checks) : checks);
  else if (checks.length === 0) effects.out("no data yet; run: almanac rebuild");
  else if (options.waiting) for (const line of waitingLines(checks)) effects.out(line);
  else {
    const header = ["page", "status", "since", "last read", "last snapshot", "records", "warnings", "unread"];
    for (const line of table(header, checks.map(row), effects.colour)) effects.out(line);
    for (const line of checks.flatMap((check) => details(context, check))) effects.out(forTerminal(line));
    for (const line of needingKeys(context, checks)) effects.out(forTerminal(line));
  }
  for (const { provider, page, lastRead } of late)
    effects.err(
      `${provider}/${page}: not read within ${count(maximum ?? 0, "day")}; last read: ${lastRead ?? "never"}`,
    );
  for (const { name, held } of waiting)
    effects.err(`${name}: ${count(held.length, "record")} held for more than ${count(maximum ?? 0, "day")}`);
  return late.length + waiting.length > 0 || (maximum !== null && checks.length === 0) ? 2 : 0;
}

/** The pages not read and accepted for more than so many days, but for those that nobody expects to be read. */
function latePages({ effects, root }: Context, checks: readonly Check[], maximumAge: number): Check[] {
  const definitions = loadSources(effects, root).list.map(({ definition }) => definition);
  const day = effects.today();
  return checks.filter((check) => {
    const { provider, page, lastRead } = check;
    const definition = definitions.find(({ id }) => id === provider)?.pages.find(({ id }) => id === page);
    if (definition?.ended !== undefined) return false;
    // A page whose API key is not given is left out.
    if (lastRead === null) return definition?.key === undefined;
    return pageAge({ check, maximumAge, ended: null }, day).stale !== null;
  });
}

/** Pages that were never read, because that needs an API key. */
function needingKeys({ effects, root }: Context, checks: readonly Check[]): string[] {
  return loadSources(effects, root).list.flatMap(({ definition }) =>
    definition.pages.flatMap(({ id, url, key }) => {
      const check = checks.find(({ provider, page }) => provider === definition.id && page === id);
      if (key === undefined || (check?.lastRead ?? null) !== null) return [];
      const needed = [key.env, ...accountsIn(url)].join(" and ");
      return [`${definition.id}/${id}: not read yet: it is left out of every run without ${needed} in the environment`];
    }),
  );
}

/** The records of each page that have been held since before a day. */
function heldBefore(checks: readonly Check[], day: string): { name: string; held: Hold[] }[] {
  return checks.flatMap(({ provider, page, held = [] }) => {
    const long = held.filter(({ since }) => since < day);
    return long.length === 0 ? [] : [{ name: `${provider}/${page}`, held: long }];
  });
}

function row(check: Check): string[] {
  const { provider, page, since, lastRead, lastReadNotBefore, lastSnapshot, records, warnings, unread } = check;
  const counts = [records, warnings.length, unread.length].map(String);
  return [
    `${provider}/${page}`,
    check.status,
    since ?? "",
    lastRead === null ? "" : isoReadingText(lastRead, lastReadNotBefore),
    lastSnapshot ?? "",
    ...counts,
  ];
}

function details(
  { effects, root }: Context,
  { provider, page, url, answeredBy, movedTo, reasons, unread, held = [], oldCopy }: Check,
): string[] {
  const name = `${provider}/${page}`;
  const isNew = newPassages({ effects, root }, provider, page);
  const quarantined = quarantinedFile(effects, root, provider, page);
  const lines = [
    ...reasons.map(describeReason),
    ...(quarantined === null ? [] : [`to accept this state, check ${quarantined}, then run: almanac accept ${name}`]),
    ...(answeredBy !== null && answeredBy !== url ? [`fetched from ${answeredBy} instead of ${url}`] : []),
    ...(movedTo === null ? [] : [`moved permanently to ${movedTo}: update url in source.yaml`]),
    ...held.map(
      ({ record, since, seen, reason }) =>
        `held since ${since}, seen on ${count(seen.length, "day")}: ${reason}; to take it: almanac accept ${name} --record ${record}`,
    ),
    ...(oldCopy ? [`served as it was on ${oldCopy.of}, on ${oldCopy.seen.join(", ")}`] : []),
    ...unread.map(
      ({ hash, line, section }) =>
        `${isNew.has(hash) ? `new since ${isNew.get(hash)}: ` : ""}unread passage at line ${line}, ${section.length === 0 ? "at the top of the page" : `under "${section.join(" › ")}"`} (block ${hash})`,
    ),
  ];
  return lines.map((line) => `${name}: ${line}`);
}

/** Passage → the day on which the page gained it, of the last month. */
function newPassages({ effects, root }: Pick<Context, "effects" | "root">, provider: string, page: string) {
  const recent = readPassages(effects, root, addDays(effects.today(), -recentDays));
  const own = recent.filter((passage) => passage.provider === provider && passage.page === page);
  return new Map(own.map(({ hash, detectedOn }) => [hash, detectedOn]));
}
