/** Reads and writes the decisions about a page, which lie beside its snapshots. */
import { join } from "node:path";
import { type Decisions, decisions, noDecisions, sortedSpans } from "../domain/decisions.ts";
import type { Effects } from "./effects.ts";
import type { Writes } from "./transaction.ts";
import { parseJson } from "./validate.ts";

/** Its name in the folder of the page. */
export const decisionsFile = "decisions.json";

/** The decisions about a page; throws a UsageError if the file is not valid. */
export function readDecisions(effects: Effects, root: string, provider: string, page: string): Decisions {
  const path = pathOf(provider, page);
  return effects.exists(join(root, path))
    ? parseJson(decisions, effects.readText(join(root, path)), path)
    : noDecisions;
}

/** The write that stores the decisions about a page. */
export function decisionsWrites(provider: string, page: string, { baselines, holds }: Decisions): Writes {
  const sorted: Decisions = { baselines: [...baselines].sort(), holds: sortedSpans(holds) };
  const isEmpty = baselines.length === 0 && holds.length === 0;
  return new Map([[pathOf(provider, page), isEmpty ? null : `${JSON.stringify(decisions.parse(sorted), null, 2)}\n`]]);
}

function pathOf(provider: string, page: string): string {
  return `sources/${provider}/${page}/${decisionsFile}`;
}
