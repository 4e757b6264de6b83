/** `almanac status`: the state of every source. */

import { describeReason } from "../../domain/diagnostic-text.ts";
import type { Check } from "../../domain/schema.ts";
import { readChecks } from "../../ingest/checks.ts";
import type { Context } from "../../ingest/context.ts";
import { quarantinedFile } from "../../ingest/quarantine.ts";
import { forTerminal } from "../../text/sanitize.ts";
import { outJson, table } from "../table.ts";

/** Prints one row for each page, then its problems and the passages that are unread. */
export async function status(context: Context, options: { json?: boolean }): Promise<number> {
  const { effects, root } = context;
  const checks = readChecks(effects, root);
  if (options.json) {
    outJson(effects, checks);
    return 0;
  }
  if (checks.length === 0) {
    effects.out("no data yet; run: almanac rebuild");
    return 0;
  }
  const header = ["page", "status", "since", "last checked", "last snapshot", "records", "warnings", "unread"];
  for (const line of table(header, checks.map(row), effects.colour)) effects.out(line);
  for (const line of checks.flatMap((check) => details(context, check))) effects.out(forTerminal(line));
  return 0;
}

function row(check: Check): string[] {
  const { provider, page, since, lastChecked, lastSnapshot, records, warnings, unread } = check;
  const counts = [records, warnings.length, unread.length].map(String);
  return [`${provider}/${page}`, check.status, since ?? "", lastChecked ?? "", lastSnapshot ?? "", ...counts];
}

function details(
  { effects, root }: Context,
  { provider, page, url, answeredBy, movedTo, reasons, unread }: Check,
): string[] {
  const name = `${provider}/${page}`;
  const quarantined = quarantinedFile(effects, root, provider, page);
  const lines = [
    ...reasons.map(describeReason),
    ...(quarantined === null ? [] : [`to accept this state, check ${quarantined}, then run: almanac accept ${name}`]),
    ...(answeredBy !== null && answeredBy !== url ? [`fetched from ${answeredBy} instead of ${url}`] : []),
    ...(movedTo === null ? [] : [`moved permanently to ${movedTo}: update url in source.yaml`]),
    ...unread.map(
      ({ hash, line, section }) =>
        `unread passage at line ${line}, ${section.length === 0 ? "at the top of the page" : `under "${section.join(" › ")}"`} (block ${hash})`,
    ),
  ];
  return lines.map((line) => `${name}: ${line}`);
}
