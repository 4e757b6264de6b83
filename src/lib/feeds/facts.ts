/** What an entry says of a model. All of it was known on the day of the entry, so that nothing learned later changes it. */
import type { Model } from "../almanac.ts";
import type { Story } from "../announcements.ts";
import { stateOn } from "../history.ts";
import type { Said } from "../said.ts";
import { listed } from "../words.ts";

/** One line a change, and what replaces the model where no change says so. */
export function factsOf({ model, lines, changes }: Story, day: string): readonly Said[] {
  const told = changes.some(({ type }) => type === "replacement-added" || type === "replacement-removed");
  const replaced = told ? null : replacementOn(model, day);
  return replaced ? [...lines, replaced] : lines;
}

/** `Replacement: a and b`, as known at the end of a day; null where none was named. */
export function replacementOn(model: Model, day: string): Said | null {
  const names = stateOn(model.changes, day)?.replacements ?? [];
  return names.length === 0 ? null : ["Replacement: ", ...listed(names.map((name) => ({ model: name, path: null })))];
}
