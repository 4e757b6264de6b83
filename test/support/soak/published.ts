/** What the almanac has taken of each page: its snapshots, each set against what the page truly said. */
import { basename, dirname } from "node:path";
import { noDecisions } from "../../../pipeline/domain/decisions.ts";
import type { ModelRecord } from "../../../pipeline/domain/schema.ts";
import type { SnapshotFile } from "../../../pipeline/domain/source.ts";
import * as extractor from "../../../pipeline/extract/extract-page.ts";
import { pageInput } from "../../../pipeline/extract/extractor.ts";
import { currentState } from "../../../pipeline/history/held-facts.ts";
import { parseSnapshot, sameBody } from "../../../pipeline/storage/snapshot.ts";
import { loadSources, sourceOf } from "../../../pipeline/storage/sources.ts";
import { factsOf } from "../drift.ts";
import type { Memory } from "../memory.ts";
import { root } from "./almanac.ts";
import type { Day } from "./day.ts";
import type { PageState } from "./page-states.ts";
import { type Trouble, troubleOf } from "./troubles.ts";
import { stateOn, type World, type WorldPage } from "./world.ts";

export interface Taken {
  page: WorldPage;
  day: string;
  /** The true state that it is, byte for byte of what can be read; null where it is only a part of one. */
  state: PageState | null;
  /** What was wrong with the page on that day. */
  under: Trouble | undefined;
  /** How many records and facts of the page are not in what was taken. */
  lacks: { records: number; facts: number };
  /** Facts that no true state of the page so far has. */
  wrong: string[];
}

/** Tells, after each day, what was newly taken. */
export function watchSnapshots(effects: Memory, world: World): (day: Day) => Taken[] {
  const known = new Set<string>();
  return (day) => {
    const files = [...effects.files.keys()].filter(
      (path) => path.startsWith(`${root}/sources/`) && path.endsWith(".md") && !known.has(path),
    );
    return files.flatMap((path) => {
      known.add(path);
      const page = world.pages.find(({ id }) => path.startsWith(`${root}/sources/${id}/`));
      return page ? [taken(effects, page, basename(path, ".md"), effects.readText(path), day)] : [];
    });
  };
}

function taken(effects: Memory, page: WorldPage, iso: string, text: string, day: Day): Taken {
  const { body } = parseSnapshot(text, `${dirname(page.id)}/${iso}`);
  const now = stateOn(page, day.number);
  const under = troubleOf(day.troubles, page);
  const soFar = page.states.slice(0, page.states.indexOf(now) + 1).reverse();
  const state = soFar.find((true_) => sameBody(true_.body, body)) ?? null;
  if (state) return { page, day: iso, state, under, lacks: { records: 0, facts: 0 }, wrong: [] };
  const records = [...countedOn(effects, page)];
  const facts = factsOf({ records });
  const listed = new Set(records.map(({ id }) => id));
  const lacks = {
    records: now.records.filter(({ id }) => !listed.has(id)).length,
    facts: [...now.facts].filter((fact) => !facts.has(fact)).length,
  };
  const strange = soFar.map((true_) => [
    ...[...facts].filter((fact) => !isFact(fact, true_.facts)),
    ...[...listed].filter((id) => !true_.records.some((record) => record.id === id)).map((id) => `${id} is listed`),
  ]);
  const wrong = strange.some((found) => found.length === 0) ? [] : (strange[0] ?? []);
  return { page, day: iso, state, under, lacks, wrong };
}

/** A date said less firmly than on the page is no wrong date: a lost row may have been what made it firm. */
export function isFact(fact: string, facts: ReadonlySet<string>): boolean {
  return facts.has(fact) || facts.has(fact.replace(" tentative ", " on "));
}

/** What counts of the latest snapshot of a page: records that are held are as they were. */
function countedOn(effects: Memory, { source, definition }: WorldPage): readonly ModelRecord[] {
  const own = sourceOf(loadSources(effects, root).list, source.definition.id);
  const read = ({ file, day }: SnapshotFile) =>
    extractor.extractPage(effects.readText(`${root}/${file}`), pageInput(source, definition.id, day, "markdown"));
  const decisions = own.decisions.get(definition.id) ?? noDecisions;
  return currentState(own.snapshots.get(definition.id) ?? [], decisions, read)?.records ?? [];
}
