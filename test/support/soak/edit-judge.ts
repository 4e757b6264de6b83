/** The promise on an edit whose effect is known: it makes the changes it should, and no other. */
import type { Change } from "../../../pipeline/domain/schema.ts";
import { type Day, outcomeOf } from "./day.ts";
import type { Taken } from "./published.ts";
import { stateBefore } from "./world.ts";

/** What is wrong in the changes that were added when an edited page was taken; asked only where nothing else was. */
export function brokenByEdit(
  { page, state, day }: Taken,
  before: Taken | undefined,
  taken: readonly Taken[],
  added: readonly Change[],
  today: Day,
): string[] {
  const provider = page.source.definition.id;
  const alone = taken.filter((other) => other.page.source === page.source).length === 1;
  const { held = [], unclear = [], missing = [] } = outcomeOf(today, page) ?? {};
  // What is held is told on a later day.
  if (held.length + unclear.length + missing.length > 0) return [];
  if (!state?.effect || before?.state !== stateBefore(page, state) || !alone) return [];
  const found = added.filter(({ record, detectedOn }) => detectedOn === day && record.startsWith(`${provider}/`));
  const { effect } = state;
  if (effect.kind === "format")
    return found.map(({ type, record }) => `${state.name}: ${type} of ${record} is no news`);
  const strange = found.filter(({ record }) => record !== effect.record);
  if (found.length === 0) return [`${state.name}: no change tells of ${effect.record}`];
  return strange.map(
    ({ type, record }) => `${state.name}: ${type} of ${record} is told, and the edit was of ${effect.record}`,
  );
}
