/** `generated/checks.json`: when each page was last seen, and what is wrong with it. */
import { join } from "node:path";
import { z } from "zod";
import { byParts } from "../domain/order.ts";
import { type Check, check, type Diagnostic, diagnostic } from "../domain/schema.ts";
import type { Source } from "../domain/source.ts";
import type { PageResult } from "../history/replay.ts";
import type { Effects } from "../storage/effects.ts";
import type { Writes } from "../storage/transaction.ts";
import { parseJson } from "../storage/validate.ts";
import { failureReason } from "./failure-reasons.ts";

/** What an ingest run found out about one page; pages without one keep what was known. */
export interface PageCheck {
  provider: string;
  page: string;
  day: string;
  status: "ok" | "quarantined" | "failed";
  reasons: Diagnostic[];
  /** Where the state taken came from; without it, what was known of that stays. */
  origin?: Pick<Check, "answeredBy" | "movedTo" | "validators">;
  /** Nothing was seen of the page: no connection, no answer. */
  unreached?: boolean;
}

const checksFile = "generated/checks.json";

/** Earlier versions stored a reason as text, `rule: message`. */
const textReason = z.string().transform((text): Diagnostic => {
  const [, rule = "unknown", message = text] = /^([a-z-]+): (.*)$/s.exec(text) ?? [];
  return failureReason(rule, message);
});
const stored = z.array(check.extend({ reasons: z.array(z.union([diagnostic, textReason])) }));

/** The checks as they stand; none where there is no such file yet. */
export function readChecks(effects: Effects, root: string): Check[] {
  const path = join(root, checksFile);
  return effects.exists(path) ? parseJson(stored, effects.readText(path), checksFile) : [];
}

/** The file that holds these checks. */
export function checksWrites(checks: readonly Check[]): Writes {
  return new Map([[checksFile, `${JSON.stringify(z.array(check).parse(checks), null, 2)}\n`]]);
}

/** Whether the checks tell of the latest snapshot of every page and of no other page: then all that is published came from these. */
export function areCurrent(sources: readonly Source[], checks: readonly Check[]): boolean {
  const pages = sources.flatMap(({ definition, snapshots }) =>
    definition.pages.map(({ id }) => ({
      provider: definition.id,
      page: id,
      day: snapshots.get(id)?.at(-1)?.day ?? null,
    })),
  );
  const isTold = ({ provider, page, day }: (typeof pages)[number]): boolean =>
    checks.some((known) => known.provider === provider && known.page === page && known.lastSnapshot === day);
  return pages.length === checks.length && pages.every(isTold);
}

/**
 * One check for every page of every source, sorted; what the sources tell is fresh, what only a visit tells is kept.
 * Without `pages` nothing was read again, and what was known of the snapshots stays.
 */
export function nextChecks(
  sources: readonly Source[],
  pages: readonly PageResult[] | null,
  previous: readonly Check[],
  seen: readonly PageCheck[],
): Check[] {
  const checks = sources.flatMap(({ definition }) =>
    definition.pages.map((page) => {
      const mine = (other: { provider: string; page: string }) =>
        other.provider === definition.id && other.page === page.id;
      const [old, result] = [previous.find(mine), pages?.find(mine)];
      const facts = pages === null && old ? factsOf(old) : readFacts(result);
      return {
        ...{ provider: definition.id, page: page.id, url: page.url },
        ...visitOf(old, facts.lastSnapshot, seen.find(mine)),
        ...facts,
      };
    }),
  );
  return checks.sort((a, b) => byParts([a.provider, a.page], [b.provider, b.page]));
}

type Facts = Pick<Check, "lastSnapshot" | "records" | "warnings" | "unread">;
type VisitFields = Omit<Check, keyof Facts | "provider" | "page" | "url">;

function visitOf(old: Check | undefined, lastSnapshot: string | null, seen: PageCheck | undefined): VisitFields {
  const { answeredBy = null, movedTo = null } = old ?? {};
  // They name the state that was the last one then; where a person removed or added a snapshot, it is another.
  const validators = old?.lastSnapshot === lastSnapshot ? old.validators : null;
  const origin = { answeredBy, movedTo, validators };
  if (seen) {
    const since = old?.status === seen.status ? old.since : seen.day;
    const lastChecked = seen.unreached ? (old?.lastChecked ?? null) : seen.day;
    return { status: seen.status, reasons: seen.reasons, since, lastChecked, ...(seen.origin ?? origin) };
  }
  if (old && (old.status !== "never" || lastSnapshot === null)) {
    const { status, reasons, since, lastChecked } = old;
    return { status, reasons, since, lastChecked, ...origin };
  }
  // Snapshots that came with the sources: the page was seen when the last of them was taken.
  const status = lastSnapshot === null ? "never" : "ok";
  return { status, reasons: [], since: lastSnapshot, lastChecked: lastSnapshot, ...origin };
}

function factsOf({ lastSnapshot, records, warnings, unread }: Check): Facts {
  return { lastSnapshot, records, warnings, unread };
}

function readFacts(result: PageResult | undefined): Facts {
  const problems = result?.extraction.problems ?? [];
  return {
    lastSnapshot: result?.day ?? null,
    records: result?.extraction.records.length ?? 0,
    warnings: [...problems, ...(result?.conflicts ?? []).map(({ problem }) => problem)],
    unread: result?.extraction.unread ?? [],
  };
}
