/** `almanac status`: the state of every source. */

import { describeReason } from "../../domain/diagnostic-text.ts";
import type { Check } from "../../domain/schema.ts";
import { readChecks } from "../../ingest/checks.ts";
import type { Context } from "../../ingest/context.ts";
import { quarantinedFile } from "../../ingest/quarantine.ts";
import { forTerminal } from "../../text/sanitize.ts";
import { outJson, table } from "../table.ts";

/** Prints one row a page, then what is wrong and which prose nobody has read. */
export async function status(context: Context, options: { json?: boolean }): Promise<number> {
  const { effects, root } = context;
  const checks = readChecks(effects, root);
  if (options.json) {
    outJson(effects, checks);
    return 0;
  }
  if (checks.length === 0) {
    effects.out("nothing is known yet, run: almanac rebuild");
    return 0;
  }
  const header = ["page", "status", "since", "checked", "snapshot", "records", "warnings", "unread"];
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
  const aside = quarantinedFile(effects, root, provider, page);
  const lines = [
    ...reasons.map(describeReason),
    ...(aside === null ? [] : [`look at ${aside}, then: almanac accept ${name}`]),
    ...(answeredBy !== null && answeredBy !== url ? [`answered by ${answeredBy}, not ${url}`] : []),
    ...(movedTo === null ? [] : [`moved for good to ${movedTo}: update the url in source.yaml`]),
    ...unread.map(({ hash, line, section }) => `unread block ${hash}, line ${line}, ${section.join(" › ")}`),
  ];
  return lines.map((line) => `${name}: ${line}`);
}
