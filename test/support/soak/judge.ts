/** The promises of a run, asked after every simulated day. */
import type { Outcome } from "../../../pipeline/ingest.ts";
import type { Change } from "../../../pipeline/schema.ts";
import { type Almanac, root } from "./almanac.ts";
import { judgeDataset } from "./dataset-judge.ts";
import type { PageState } from "./page-states.ts";
import { type Taken, watchSnapshots } from "./published.ts";
import type { Tally } from "./tally.ts";
import { type Trouble, troubleOf } from "./troubles.ts";
import { stateBefore, stateOn, type World, type WorldPage } from "./world.ts";

export interface Day {
  number: number;
  iso: string;
  code: number;
  outcomes: Outcome[];
  troubles: Trouble[];
}

/** Watches an almanac; `after` gives the promises broken on a day, `atEnd` those broken over all days. */
export function openJudge(almanac: Almanac, world: World, tally: Tally) {
  const { effects } = almanac;
  const newlyTaken = watchSnapshots(effects, world);
  const dataset = judgeDataset(effects, world);
  const standing = new Map<WorldPage, Taken>();
  const published = new Set<PageState>();
  const due = new Set<PageState>();
  const after = (day: Day): string[] => {
    const taken = newlyTaken(day.number);
    const wrong = taken.flatMap((state) => wrongIn(state, day, tally));
    const touched = effects.touched.filter((path) => !path.startsWith(`${root}/.almanac/`));
    const quiet = taken.length === 0;
    if (quiet) tally.add("quiet days");
    const noisy = quiet ? touched.filter((path) => path !== `${root}/generated/checks.json`) : [];
    const { broken, added } = touched.length > 0 && !quiet ? dataset.look(day.number) : { broken: [], added: [] };
    const edits = taken.flatMap((state) => editOf(state, standing.get(state.page), taken, added));
    for (const state of taken) standing.set(state.page, state);
    for (const { state } of taken) if (state) published.add(state);
    tally.add("changes published", added.filter(({ baseline }) => !baseline).length);
    tally.add("changes of a baseline", added.filter(({ baseline }) => baseline).length);
    const missed = world.pages.flatMap((page) => missedOf(page, day, standing.get(page), due, tally));
    return [...wrong, ...noisy.map((path) => `a quiet day wrote ${path}`), ...broken, ...edits, ...missed];
  };
  const atEnd = (): string[] => {
    tally.add("records", dataset.records());
    for (const page of world.pages)
      for (const state of page.states.slice(1)) {
        const kind = state.effect === null ? "dated versions" : `edits: ${state.effect.kind}`;
        const same = page.states.find(({ body }) => body === state.body) ?? state;
        if (published.has(state) || published.has(same)) tally.add(`${kind}, published`);
        else tally.add(`${kind}, gone before a whole day without a fault`);
      }
    return [...due]
      .filter((state) => !published.has(state) && ![...published].some(({ body }) => body === state.body))
      .map(({ name }) => `${name} was served and is not published`);
  };
  return { after, atEnd };
}

function wrongIn({ page, state, missing, wrong }: Taken, { number }: Day, tally: Tally): string[] {
  if (state === null) {
    tally.add("states taken that are part of a page");
    tally.add("rows that these lacked", missing.length);
  } else if (state !== stateOn(page, number)) tally.add("states taken that were a page of another day");
  else tally.add("states taken that are the page as it was");
  return wrong.map((fact) => `${page.id} published what it never said: ${fact}`);
}

/** On a day on which the page could be had, what stands of it is what it says. */
function missedOf(page: WorldPage, day: Day, standing: Taken | undefined, due: Set<PageState>, tally: Tally): string[] {
  const trouble = troubleOf(day.troubles, page);
  if (trouble && !trouble.fault.harmless) return [];
  const truth = stateOn(page, day.number);
  const [provider, id] = page.id.split("/");
  const outcome = day.outcomes.find((found) => found.provider === provider && found.page === id);
  // A machine that is busy with something else may be too slow for the short waits of a soak.
  if (
    outcome?.status === "failed" &&
    outcome.reasons.some((reason) => /in time|too long|stopped coming/.test(reason))
  ) {
    tally.add("waits too short for this machine");
    return [];
  }
  due.add(truth);
  const why = trouble ? `, with "${trouble.kind}"` : "";
  if (standing?.state?.body === truth.body) return noteOf(page, trouble, outcome);
  return [
    `${page.id} says "${truth.name}"${why}, and that is not published: ${outcome?.status} ${outcome?.reasons.join("; ")}`,
  ];
}

function noteOf({ id }: WorldPage, trouble: Trouble | undefined, outcome: Outcome | undefined): string[] {
  if (trouble?.kind !== "moved for good") return [];
  return outcome?.notes?.some((note) => note.includes("moved for good")) ? [] : [`${id} moved, and no note says so`];
}

/** An edit whose effect is known makes the changes it should, and no other. */
function editOf({ page, state, day }: Taken, before: Taken | undefined, taken: Taken[], added: Change[]): string[] {
  const provider = page.source.definition.id;
  const alone = taken.filter((other) => other.page.source.definition.id === provider).length === 1;
  if (!state?.effect || before?.state !== stateBefore(page, state) || !alone) return [];
  const found = added.filter(({ record, detectedOn }) => detectedOn === day && record.startsWith(`${provider}/`));
  const { effect } = state;
  const strange = effect.kind === "format" ? found : found.filter(({ record }) => record !== effect.record);
  if (effect.kind !== "format" && found.length === 0) return [`${state.name}: no change tells of ${effect.record}`];
  return strange.map(({ type, record }) => `${state.name}: ${type} of ${record} is news, and the edit was not`);
}
