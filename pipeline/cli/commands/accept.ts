/** `almanac accept`: takes what was quarantined or held, after a person has looked at it; or takes that back. */

import { UsageError } from "../../domain/usage-error.ts";
import { acceptable, accept as acceptState } from "../../ingest/accept.ts";
import { type Context, openProject } from "../../ingest/context.ts";
import type { IngestResult } from "../../ingest/ingest.ts";
import { changedModels } from "../../ingest/published-models.ts";
import { undoLast } from "../../ingest/undo.ts";
import { readRecords } from "../../storage/dataset.ts";
import { withRunLock } from "../../storage/run-lock.ts";
import { count } from "../../text/format.ts";
import { announcementLines } from "../announcement-lines.ts";
import { pageOption } from "../options.ts";
import { report } from "./ingest.ts";
import { type ReportOptions, reported } from "./run-report.ts";

export interface AcceptOptions extends ReportOptions {
  record?: string;
  all?: boolean;
  baseline?: boolean;
  undo?: boolean;
  yes?: boolean;
}

/** Above this share of a page's models gone, the person is asked again. */
const halfLost = 0.5;

/** Accepts pages or a record and prints the changes; exits with 1 if something could not be accepted. */
export async function accept(context: Context, name: string | undefined, options: AcceptOptions): Promise<number> {
  checkOptions(name, options);
  const { dryRun = false } = options;
  const run = <T>(work: () => Promise<T>): Promise<T> => (dryRun ? work() : withRunLock(context, work));
  if (options.undo) return run(() => undo(context, dryRun));
  const result = await reported(context, options, () => run(() => acceptEach(context, name, options)));
  return report(context, result, options) === 0 ? 0 : 1;
}

async function acceptEach(context: Context, name: string | undefined, options: AcceptOptions): Promise<IngestResult> {
  const names = name === undefined ? acceptable(context) : [name];
  if (names.length === 0) throw new UsageError("nothing is quarantined or waits for a decision here");
  const all: IngestResult = { outcomes: [], changes: [], passages: [] };
  for (const each of names) {
    const { outcomes, changes, passages } = await (options.all ? acceptOrLeave : acceptOne)(context, each, options);
    all.outcomes.push(...outcomes);
    all.changes.push(...changes);
    all.passages.push(...passages);
  }
  return all;
}

/** The same for one of all pages: where it cannot be taken, or not without a second look, it is left and says why. */
async function acceptOrLeave(context: Context, name: string, options: AcceptOptions): Promise<IngestResult> {
  try {
    return await acceptOne(context, name, options);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const [message = "", todo] = error.message.split("\n");
    const notes = [
      message.replace(`${name}: `, ""),
      ...(todo === undefined ? [] : [`${todo}: almanac accept ${name} --yes`]),
    ];
    const { provider, page } = pageOption(name);
    return { outcomes: [{ provider, page, status: "quarantined", reasons: [], notes }], changes: [], passages: [] };
  }
}

/** Shows what would change, asks where that is much, and takes it. */
async function acceptOne(context: Context, name: string, options: AcceptOptions): Promise<IngestResult> {
  const { record, baseline, dryRun = false } = options;
  const request = { ...pageOption(name), record, baseline };
  const preview = await acceptState(context, { ...request, dryRun: true });
  if (dryRun) return preview;
  const risk = riskOf(context, name, preview);
  if (risk !== null && !options.yes && !options.json) {
    for (const line of announcementLines(preview.changes, changedModels(context, preview.changes)))
      context.effects.out(line);
    throw new UsageError(`${name}: ${risk}, so nothing was taken`, "if that is right, run it again with --yes");
  }
  return acceptState(context, request);
}

/** What a person should be asked about again, in words; null if nothing. */
function riskOf({ effects, root }: Context, name: string, { changes }: IngestResult): string | null {
  const { provider, page } = pageOption(name);
  const ofPage = (readRecords(effects, root) ?? []).filter(
    (record) => record.provider === provider && record.listed && record.evidence.some((place) => place.page === page),
  );
  const gone = new Set(changes.filter(({ type }) => type === "delisted").map(({ record }) => record)).size;
  if (gone > 0 && gone >= ofPage.length)
    return `this would leave no model on the page: all ${count(gone, "model")} would be delisted`;
  if (gone <= ofPage.length * halfLost) return null;
  return `this would delist ${gone} of the ${count(ofPage.length, "model")} of the page`;
}

async function undo(context: Context, dryRun: boolean): Promise<number> {
  const what = undoLast(await openProject(context), dryRun);
  context.effects.out(
    dryRun
      ? `this would take back the acceptance of ${what}`
      : `the acceptance of ${what} is taken back: the data and what waits are as before`,
  );
  return 0;
}

function checkOptions(name: string | undefined, { all, undo: isUndo, record }: AcceptOptions): void {
  if (isUndo && (name !== undefined || all))
    throw new UsageError("--undo takes back the last acceptance: give no page with it");
  if (!isUndo && all && (name !== undefined || record !== undefined))
    throw new UsageError("--all takes every page: give no page and no --record with it");
  if (!isUndo && !all && name === undefined) throw new UsageError("say what to accept: PROVIDER/PAGE, or --all");
}
