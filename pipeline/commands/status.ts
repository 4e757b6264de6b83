/** `almanac status`: the state of every source. */
import { readChecks } from "../checks.ts";
import type { Context } from "../context.ts";
import { printable } from "../output/printable.ts";
import { outJson, table } from "../output/table.ts";
import type { Check } from "../schema.ts";

/** Prints one row a page, then what is wrong and which prose nobody has read. */
export async function status({ effects, root }: Context, options: { json?: boolean }): Promise<number> {
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
  for (const line of checks.flatMap(details)) effects.out(printable(line));
  return 0;
}

function row(check: Check): string[] {
  const { provider, page, since, lastChecked, lastSnapshot, records, warnings, unread } = check;
  const counts = [records, warnings.length, unread.length].map(String);
  return [`${provider}/${page}`, check.status, since ?? "", lastChecked ?? "", lastSnapshot ?? "", ...counts];
}

function details({ provider, page, url, answeredBy, reasons, unread }: Check): string[] {
  const name = `${provider}/${page}`;
  const elsewhere = answeredBy !== null && answeredBy !== url ? [`${name}: answered by ${answeredBy}, not ${url}`] : [];
  const blocks = unread.map(
    ({ hash, line, section }) => `${name}: unread block ${hash}, line ${line}, ${section.join(" › ")}`,
  );
  return [...reasons.map((reason) => `${name}: ${reason}`), ...elsewhere, ...blocks];
}
