/** `generated/checks.json`: when each page was last checked, and what is wrong with it. */
import { join } from "node:path";
import { z } from "zod";
import { type Decisions, noDecisions } from "../domain/decisions.ts";
import { byParts } from "../domain/order.ts";
import { type Check, check, type Diagnostic, diagnostic, type Hold } from "../domain/schema.ts";
import type { Source } from "../domain/source.ts";
import type { PageResult } from "../history/replay.ts";
import type { Effects } from "../storage/effects.ts";
import type { Writes } from "../storage/transaction.ts";
import { parseJson } from "../storage/validate.ts";
import { failureReason } from "./failure-reasons.ts";
import { openHolds } from "./hold-records.ts";

/** What a run found out about one page. Pages without one keep their previous check. */
export interface PageCheck {
  provider: string;
  page: string;
  day: string;
  /** The first day on which that may have been, where the day is not known. */
  notBefore?: string | undefined;
  status: "ok" | "quarantined" | "failed";
  reasons: Diagnostic[];
  /** Where the accepted state came from; without it, the previous value is kept. */
  origin?: Pick<Check, "answeredBy" | "movedTo" | "validators">;
  /** No host answered. */
  unreached?: boolean;
  /** The page was seen as it was on an earlier day. */
  oldCopy?: Check["oldCopy"];
  /** Names the end of the page; without it, the previous value is kept. */
  ending?: string;
  /** All records of the page that are held; without it, the previous ones are kept. */
  held?: Hold[];
}

const checksFile = "generated/checks.json";

/** Earlier versions stored a reason as text, `rule: message`. */
const textReason = z.string().transform((text): Diagnostic => {
  const [, rule = "unknown", message = text] = /^([a-z-]+): (.*)$/s.exec(text) ?? [];
  return failureReason(rule, message);
});
const stored = z.array(
  check
    // Earlier versions did not store when a page was last accepted.
    .extend({ reasons: z.array(z.union([diagnostic, textReason])), lastRead: check.shape.lastRead.optional() })
    .transform(({ lastRead, ...known }): Check => ({ ...known, lastRead: lastRead ?? acceptedDay(known) })),
);

function acceptedDay({ status, lastChecked, lastSnapshot }: Pick<Check, "status" | "lastChecked" | "lastSnapshot">) {
  return status === "ok" ? lastChecked : lastSnapshot;
}

/** The stored checks; empty if there is no file yet. */
export function readChecks(effects: Effects, root: string): Check[] {
  const path = join(root, checksFile);
  return effects.exists(path) ? parseJson(stored, effects.readText(path), checksFile) : [];
}

/** The writes that store the checks. */
export function checksWrites(checks: readonly Check[]): Writes {
  return new Map([[checksFile, `${JSON.stringify(z.array(check).parse(checks), null, 2)}\n`]]);
}

/** Whether the checks match the sources: the latest snapshot of every page and no other page. If so, the published data are current. */
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
 * One check for every page of every source, sorted. What the sources say is computed anew; what only a run can find out is
 * kept for pages that this run did not check. Without `pages` nothing was extracted, and the counts are kept too.
 */
export function nextChecks(
  sources: readonly Source[],
  pages: readonly PageResult[] | null,
  previous: readonly Check[],
  seen: readonly PageCheck[],
): Check[] {
  const checks = sources.flatMap(({ definition, decisions }) =>
    definition.pages.map((page) => {
      const mine = (other: { provider: string; page: string }) =>
        other.provider === definition.id && other.page === page.id;
      const [old, result] = [previous.find(mine), pages?.find(mine)];
      const facts = pages === null && old ? factsOf(old) : readFacts(result);
      return {
        provider: definition.id,
        page: page.id,
        url: page.url,
        ...visitOf(old, { day: facts.lastSnapshot, result }, seen.find(mine), page.ended !== undefined),
        ...facts,
        ...heldOf(decisions.get(page.id) ?? noDecisions, seen.find(mine)?.held ?? old?.held ?? []),
        ...endingOf(old, seen.find(mine)),
        ...copyOf(old, seen.find(mine)),
      };
    }),
  );
  return checks.sort((a, b) => byParts([a.provider, a.page], [b.provider, b.page]));
}

function heldOf(decisions: Decisions, known: readonly Hold[]): Pick<Check, "held"> {
  const held = openHolds(decisions, known);
  return held.length > 0 ? { held } : {};
}

function endingOf(old: Check | undefined, seen: PageCheck | undefined): Pick<Check, "ending"> {
  const ending = seen?.ending ?? old?.ending;
  return ending === undefined ? {} : { ending };
}

function copyOf(old: Check | undefined, seen: PageCheck | undefined): Pick<Check, "oldCopy"> {
  // A page that failed or was quarantined says nothing about the copy.
  const oldCopy = seen?.status === "ok" ? seen.oldCopy : old?.oldCopy;
  return oldCopy ? { oldCopy } : {};
}

type Facts = Pick<Check, "lastSnapshot" | "records" | "warnings" | "unread">;
type VisitFields = Omit<Check, keyof Facts | "provider" | "page" | "url">;
type LastRead = Pick<Check, "lastRead" | "lastReadNotBefore">;

function visitOf(
  old: Check | undefined,
  latest: { day: string | null; result: PageResult | undefined },
  seen: PageCheck | undefined,
  isEnded: boolean,
): VisitFields {
  const { day: lastSnapshot } = latest;
  const { answeredBy = null, movedTo = null } = old ?? {};
  // Validators belong to the snapshot that was the latest then; a person may have removed or added one since.
  const validators = old?.lastSnapshot === lastSnapshot ? old.validators : null;
  const origin = { answeredBy, movedTo, validators };
  if (seen) {
    const since = old?.status === seen.status ? old.since : seen.day;
    const lastChecked = seen.unreached ? (old?.lastChecked ?? null) : seen.day;
    const isRead = seen.status === "ok" && seen.oldCopy === undefined;
    const lastRead = isRead ? readOn(seen.day, seen.notBefore) : (lastReadOf(old) ?? snapshotRead(latest));
    return { status: seen.status, reasons: seen.reasons, since, lastChecked, ...lastRead, ...(seen.origin ?? origin) };
  }
  if (isEnded && old) {
    // There is nothing to put right any more.
    const since = old.status === "ok" ? old.since : lastSnapshot;
    const lastRead = lastReadOf(old) ?? readOn(null);
    return { status: "ok", reasons: [], since, lastChecked: old.lastChecked, ...lastRead, ...origin };
  }
  if (old && (old.status !== "never" || lastSnapshot === null)) {
    const { status, reasons, since, lastChecked } = old;
    return { status, reasons, since, lastChecked, ...(lastReadOf(old) ?? readOn(null)), ...origin };
  }
  // Snapshots that came with the sources: the page was checked on the day of the last one.
  const status = lastSnapshot === null ? "never" : "ok";
  return { status, reasons: [], since: lastSnapshot, lastChecked: lastSnapshot, ...snapshotRead(latest), ...origin };
}

function readOn(lastRead: string | null, lastReadNotBefore?: string): LastRead {
  return lastReadNotBefore === undefined ? { lastRead } : { lastRead, lastReadNotBefore };
}

function lastReadOf(old: Check | undefined): LastRead | null {
  return old && old.lastRead !== null ? readOn(old.lastRead, old.lastReadNotBefore) : null;
}

function snapshotRead({ day, result }: { day: string | null; result: PageResult | undefined }): LastRead {
  return readOn(day, result?.extraction.readNotBefore);
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
