/** What an entry says of a model. All of it was known on the day of the entry, so that nothing learned later changes it. */
import type { Story } from "../announcements.ts";
import type { Said } from "../said.ts";
import { replacementOn } from "../telling.ts";

/** One line a change, and what replaces the model where no change says so. */
export function factsOf({ model, lines, changes }: Story, day: string): readonly Said[] {
  const told = changes.some(({ type }) => type === "replacement-added" || type === "replacement-removed");
  const replaced = told ? null : replacementOn(model, day);
  return replaced ? [...lines, replaced] : lines;
}
