/** `almanac ingest` without a file: fetches the pages that are due and ingests them. */

import type { Source } from "../domain/source.ts";
import { UsageError } from "../domain/usage-error.ts";
import { type PageCheck, readChecks } from "./checks.ts";
import type { Context } from "./context.ts";
import type { PageBytes } from "./examine.ts";
import { clockSkew } from "./fetch/clock.ts";
import { duePages, type FetchTask } from "./fetch/due-pages.ts";
import { fetchAll } from "./fetch/fetch-all.ts";
import type { Fetched } from "./fetch/fetch-page.ts";
import { hostsOf } from "./fetch/url-policy.ts";
import { type IngestResult, ingest, type Outcome } from "./ingest.ts";
import type { Project } from "./project.ts";

export interface FetchRequest {
  /** Pages are selected from these. */
  sources: readonly Source[];
  page: string | undefined;
  day: string;
  /** Whether the day comes from this machine's clock. */
  isToday: boolean;
  fresh: boolean;
  dryRun: boolean;
}

/** Fetches and ingests. All fetching is done before anything is extracted or written. */
export async function fetchAndIngest(
  context: Context,
  project: Project,
  list: readonly Source[],
  request: FetchRequest,
): Promise<IngestResult> {
  const tasks = tasksFor(context, request);
  if (tasks.length === 0)
    context.effects.err(`almanac: every page has already been checked on ${request.day}; use --fresh to fetch again`);
  const fetched = await fetchTasks(context, list, tasks);
  const results = tasks.map((task, i) => ({ task, found: fetched[i] as Fetched }));
  if (isOffline(results)) throw new UsageError(...networkErrors(tasks, fetched));
  checkDay(request, fetched);
  const states = results.flatMap(({ task, found }) => stateOf(task, found, request.day));
  const visits = results.flatMap(({ task, found }) => visitOf(task, found, request.day));
  const { outcomes, changes, passages } = ingest(project, list, states, { dryRun: request.dryRun }, visits);
  const ordered = results.flatMap(({ task: { source, definition }, found: { status, notes } }): Outcome[] => {
    if (status === "left-out")
      return [{ provider: source.definition.id, page: definition.id, status, reasons: [], notes }];
    const outcome = outcomes.find(({ provider, page }) => provider === source.definition.id && page === definition.id);
    return outcome ? [{ ...outcome, notes: [...(outcome.notes ?? []), ...notes] }] : [];
  });
  return { outcomes: ordered, changes, passages };
}

/** Whether the failure is on our side: no host answered at all. Then no source is marked as failed, and nothing is written. */
function isOffline(results: readonly { task: FetchTask; found: Fetched }[]): boolean {
  const requested = results.filter(({ found }) => found.status !== "left-out");
  const hosts = new Set(requested.map(({ task }) => new URL(task.definition.url).host));
  return (
    requested.length >= 3 &&
    hosts.size >= 2 &&
    requested.every(({ found }) => found.status === "failed" && found.noResponse)
  );
}

function networkErrors(tasks: readonly FetchTask[], fetched: readonly Fetched[]): string[] {
  const [first] = fetched.flatMap((found) => (found.status === "failed" ? found.reasons : []));
  return [
    `none of the ${tasks.length} pages could be fetched, so nothing was written: check this machine's network connection`,
    `the first error was: ${first?.message}`,
  ];
}

/** A day given with --on may be in the past. A day in the future would block every later state until then. */
function checkDay({ day, isToday }: FetchRequest, fetched: readonly Fetched[]): void {
  const hostDay = clockSkew(
    day,
    fetched.map((found) => ("hostDay" in found ? found.hostDay : null)),
  );
  if (hostDay === null || (!isToday && hostDay > day)) return;
  const todo = isToday ? "set the clock, or give the right day with --on" : "give a day that is not in the future";
  throw new UsageError(
    `${isToday ? "this machine's clock" : "--on"} says ${day}, but all hosts say ${hostDay}, so nothing was written: ${todo}`,
  );
}

function tasksFor({ effects, root }: Context, { sources, page, day, fresh }: FetchRequest): FetchTask[] {
  // A page given with --page is fetched even if it is not due.
  const checks = readChecks(effects, root).map((check) =>
    check.page === page ? { ...check, lastChecked: null } : check,
  );
  return duePages(sources, checks, day, fresh).filter(({ definition }) => page === undefined || definition.id === page);
}

async function fetchTasks(context: Context, list: readonly Source[], tasks: readonly FetchTask[]): Promise<Fetched[]> {
  if (tasks.length === 0) return [];
  const network = await context.loadNetwork();
  if (network.contact === null)
    context.effects.err("almanac: note: set ALMANAC_CONTACT to tell providers who is fetching; see README.md");
  try {
    const hosts = hostsOf(list.map(({ definition }) => definition));
    return await fetchAll(network, hosts, tasks, context.effects.progress);
  } finally {
    await network.close();
  }
}

function stateOf({ source, definition }: FetchTask, found: Fetched, day: string): PageBytes[] {
  if (found.status !== "new") return [];
  const { bytes, format, charset, url, movedTo, validators } = found;
  return [{ source, definition, day, format, bytes, charset, url, movedTo, validators }];
}

function visitOf({ source, definition }: FetchTask, found: Fetched, day: string): PageCheck[] {
  const seen = { provider: source.definition.id, page: definition.id, day };
  if (found.status === "failed") return [{ ...seen, status: "failed", reasons: found.reasons, unreached: true }];
  if (found.status !== "same") return [];
  const origin = { answeredBy: found.url, movedTo: found.movedTo, validators: found.validators };
  return [{ ...seen, status: "ok", reasons: [], origin }];
}
