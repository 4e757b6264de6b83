/** `generated/checks.json`: when each page was last seen, and what is wrong with it. */
import { join } from "node:path";
import { z } from "zod";
import type { Effects } from "./effects.ts";
import { byParts } from "./order.ts";
import type { PageResult } from "./replay.ts";
import { type Check, check, type PageDefinition } from "./schema.ts";
import type { Source } from "./sources.ts";
import { parseJson } from "./validate.ts";

/** What an ingest run found out about one page; pages without one keep what was known. */
export interface Seen {
  provider: string;
  page: string;
  day: string;
  status: "ok" | "quarantined" | "failed";
  reasons: string[];
  /** Where the state taken came from; without it, what was known of that stays. */
  origin?: Pick<Check, "answeredBy" | "validators">;
  /** Nothing was seen of the page: no connection, no answer. */
  unreached?: boolean;
}

const checksFile = "generated/checks.json";

/** The checks as they stand; none where there is no such file yet. */
export function readChecks(effects: Effects, root: string): Check[] {
  const path = join(root, checksFile);
  return effects.exists(path) ? parseJson(z.array(check), effects.readText(path), checksFile) : [];
}

/** Writes the checks, where they differ from the file. */
export function writeChecks(effects: Effects, root: string, checks: readonly Check[]): void {
  const path = join(root, checksFile);
  const text = `${JSON.stringify(z.array(check).parse(checks), null, 2)}\n`;
  if (!effects.exists(path) || effects.readText(path) !== text) effects.writeFile(path, text);
}

/** One check for every page of every source, sorted; what the sources tell is fresh, what only a visit tells is kept. */
export function nextChecks(
  sources: readonly Source[],
  pages: readonly PageResult[],
  previous: readonly Check[],
  seen: readonly Seen[],
): Check[] {
  const checks = sources.flatMap(({ definition }) =>
    definition.pages.map((page) => {
      const mine = (other: { provider: string; page: string }) =>
        other.provider === definition.id && other.page === page.id;
      const result = pages.find(mine);
      const visit = visitOf(previous.find(mine), result, seen.find(mine));
      return { ...visit, ...factsOf(definition.id, page, result) };
    }),
  );
  return checks.sort((a, b) => byParts([a.provider, a.page], [b.provider, b.page]));
}

type Visit = Pick<Check, "status" | "reasons" | "since" | "lastChecked" | "answeredBy" | "validators">;

function visitOf(old: Check | undefined, result: PageResult | undefined, seen: Seen | undefined): Visit {
  const origin = { answeredBy: old?.answeredBy ?? null, validators: old?.validators ?? null };
  if (seen) {
    const since = old?.status === seen.status ? old.since : seen.day;
    const lastChecked = seen.unreached ? (old?.lastChecked ?? null) : seen.day;
    return { status: seen.status, reasons: seen.reasons, since, lastChecked, ...(seen.origin ?? origin) };
  }
  if (old && (old.status !== "never" || !result)) {
    const { status, reasons, since, lastChecked } = old;
    return { status, reasons, since, lastChecked, ...origin };
  }
  // Snapshots that came with the sources: the page was seen when the last of them was taken.
  const day = result?.day ?? null;
  return { status: result ? "ok" : "never", reasons: [], since: day, lastChecked: day, ...origin };
}

function factsOf(provider: string, page: PageDefinition, result: PageResult | undefined): Omit<Check, keyof Visit> {
  const problems = result?.extraction.problems ?? [];
  return {
    provider,
    page: page.id,
    url: page.url,
    lastSnapshot: result?.day ?? null,
    records: result?.extraction.records.length ?? 0,
    warnings: [...problems, ...(result?.conflicts ?? []).map(({ problem }) => problem)],
    unread: result?.extraction.unread ?? [],
  };
}
