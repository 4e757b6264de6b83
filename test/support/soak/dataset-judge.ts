/** The promises on `generated/`: records stay, changes are only added and never twice, and every fact was on a page. */

import type { Change, ModelRecord, PassageChange } from "../../../pipeline/domain/schema.ts";
import { readRecords } from "../../../pipeline/storage/dataset.ts";
import { factsOf } from "../drift.ts";
import type { Memory } from "../memory.ts";
import { root } from "./almanac.ts";
import { isFact } from "./published.ts";
import type { World } from "./world.ts";

export interface DatasetJudge {
  /** What is broken since the last time, and the changes that were added. */
  look(day: number): { broken: string[]; added: Change[] };
  records(): number;
}

/** Watches the dataset from an empty one on. */
export function judgeDataset(effects: Memory, world: World): DatasetJudge {
  const records = new Set<string>();
  const changes = new Map<string, string>();
  const ids = new Set<string>();
  const look = (day: number) => {
    const now = readRecords(effects, root) ?? [];
    const there = new Set(now.flatMap(namesOf));
    const broken = [...records].filter((id) => !there.has(id)).map((id) => `the record ${id} is gone`);
    for (const { id } of now) records.add(id);
    const facts = factsSoFar(world, day);
    for (const record of now)
      for (const fact of factsOf({ records: [record] }))
        if (!namesOf(record).some((name) => isFact(name + fact.slice(record.id.length), facts)))
          broken.push(`published, and on no page so far: ${fact}`);
    const added: Change[] = [];
    const folder = `${root}/generated/changes/`;
    for (const path of new Set([
      ...changes.keys(),
      ...[...effects.files.keys()].filter((file) => file.startsWith(folder)),
    ])) {
      const [before, after] = [changes.get(path) ?? "", effects.exists(path) ? effects.readText(path) : ""];
      if (!after.startsWith(before)) broken.push(`${path}: what was there is not there any more`);
      for (const line of after.slice(before.length).split("\n").filter(Boolean)) {
        const change: Change | PassageChange = JSON.parse(line);
        if (change.type !== "passage-unread") added.push(change);
      }
      changes.set(path, after);
    }
    for (const { id, record, type } of added) {
      if (ids.has(id)) broken.push(`the change ${id} comes twice: ${type} ${record}`);
      ids.add(id);
    }
    return { broken, added };
  };
  return { look, records: () => records.size };
}

/** The ids under which pages may name the model: its own, former ones, and that without a version. */
function namesOf({ id, provider, model, formerIds = [] }: ModelRecord): string[] {
  return [id, ...formerIds, `${provider}/${model}`];
}

/** Every fact that a page of the world has truly had up to a day. */
function factsSoFar({ pages }: World, day: number): Set<string> {
  return new Set(
    pages.flatMap(({ states, since }) =>
      states.filter((_, at) => (since[at] ?? 0) <= day).flatMap(({ facts }) => [...facts]),
    ),
  );
}
