/** `almanac ingest` without a file: fetches the pages that are due and ingests them. */

import type { Source } from "../domain/source.ts";
import { UsageError } from "../domain/usage-error.ts";
import { type PageCheck, readChecks } from "./checks.ts";
import type { Context } from "./context.ts";
import type { PageBytes } from "./examine.ts";
import { clockSkew } from "./fetch/clock.ts";
import { duePages, type FetchTask } from "./fetch/due-pages.ts";
import { type FetchAll, openFetchAll } from "./fetch/fetch-all.ts";
import type { Fetched } from "./fetch/fetch-page.ts";
import { hostsOf } from "./fetch/url-policy.ts";
import { type FoundMembers, findMembers } from "./find-members.ts";
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

/** Fetches and ingests. All fetching is done before anything is written. */
export async function fetchAndIngest(
  context: Context,
  project: Project,
  list: readonly Source[],
  request: FetchRequest,
): Promise<IngestResult> {
  const tasks = tasksFor(context, request);
  if (tasks.length === 0)
    context.effects.err(`almanac: every page has already been checked on ${request.day}; use --fresh to fetch again`);
  const { results, known } = await fetchTasks(context, project, list, tasks, request);
  if (isOffline(results)) throw new UsageError(...networkErrors(results));
  checkDay(request, results);
  const visits = results.flatMap(({ task, found }) => visitOf(task, found, request.day));
  const { dryRun } = request;
  const { outcomes, changes, passages } = ingest(
    project,
    known.sources,
    known.states,
    { dryRun, writes: known.writes },
    visits,
  );
  const ordered = results.flatMap(({ task: { source, definition }, found: { status, notes } }): Outcome[] => {
    const [provider, page] = [source.definition.id, definition.id];
    if (status === "left-out") return [{ provider, page, status, reasons: [], notes }];
    const outcome = outcomes.find((one) => one.provider === provider && one.page === page);
    const added = known.added.get(`${provider}/${page}`) ?? [];
    return outcome ? [{ ...outcome, notes: [...(outcome.notes ?? []), ...notes, ...added.map(addedNote)] }] : [];
  });
  return { outcomes: ordered, changes, passages };
}

interface Result {
  task: FetchTask;
  found: Fetched;
}

const addedNote = (page: string): string => `it leads to a new page, ${page}`;

/** Whether the failure is on our side: no host answered at all. Then no source is marked as failed, and nothing is written. */
function isOffline(results: readonly Result[]): boolean {
  const requested = results.filter(({ found }) => found.status !== "left-out");
  const hosts = new Set(requested.map(({ task }) => new URL(task.definition.url).host));
  return (
    requested.length >= 3 &&
    hosts.size >= 2 &&
    requested.every(({ found }) => found.status === "failed" && found.noResponse)
  );
}

function networkErrors(results: readonly Result[]): string[] {
  const [first] = results.flatMap(({ found }) => (found.status === "failed" ? found.reasons : []));
  return [
    `none of the ${results.length} pages could be fetched, so nothing was written: check this machine's network connection`,
    `the first error was: ${first?.message}`,
  ];
}

/** A day given with --on may be in the past. A day in the future would block every later state until then. */
function checkDay({ day, isToday }: FetchRequest, results: readonly Result[]): void {
  const hostDay = clockSkew(
    day,
    results.map(({ found }) => ("hostDay" in found ? found.hostDay : null)),
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

/** Fetches the pages, then those that pages of links among them lead to and that are new. */
async function fetchTasks(
  context: Context,
  project: Project,
  list: readonly Source[],
  tasks: readonly FetchTask[],
  { day }: FetchRequest,
): Promise<{ results: Result[]; known: FoundMembers }> {
  if (tasks.length === 0) return { results: [], known: findMembers(project, list, []) };
  const network = await context.loadNetwork();
  if (network.contact === null)
    context.effects.err("almanac: note: set ALMANAC_CONTACT to tell providers who is fetching; see README.md");
  try {
    const hosts = hostsOf(list.map(({ definition }) => definition));
    const fetch = openFetchAll(network, hosts, context.effects.progress);
    const first = await withResults(fetch, tasks);
    const known = findMembers(project, list, statesOf(first, day));
    const second = await withResults(fetch, newMemberTasks(known));
    return { results: [...first, ...second], known: { ...known, states: [...known.states, ...statesOf(second, day)] } };
  } finally {
    await network.close();
  }
}

async function withResults(fetch: FetchAll, tasks: readonly FetchTask[]): Promise<Result[]> {
  const fetched = await fetch(tasks);
  return tasks.map((task, i) => ({ task, found: fetched[i] as Fetched }));
}

function newMemberTasks({ sources, added }: FoundMembers): FetchTask[] {
  const names = new Set([...added].flatMap(([index, pages]) => pages.map((page) => `${index.split("/")[0]}/${page}`)));
  return sources.flatMap((source) =>
    source.definition.pages
      .filter(({ id }) => names.has(`${source.definition.id}/${id}`))
      .map((definition) => ({ source, definition, cached: undefined })),
  );
}

function statesOf(results: readonly Result[], day: string): PageBytes[] {
  return results.flatMap(({ task, found }) => stateOf(task, found, day));
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
