/** What an entry says of a model. All of it was known on the day of the entry, so that nothing learned later changes it. */

import { replacementLine } from "../../../pipeline/domain/change-text.ts";
import type { RichText } from "../../../pipeline/text/rich-text.ts";
import type { ModelChanges } from "../almanac/almanac.ts";

/** One line a change, and what replaces the model where no change says so. */
export function factsOf({ model, lines, changes }: ModelChanges, day: string): readonly RichText[] {
  const told = changes.some(({ type }) => type === "replacement-added" || type === "replacement-removed");
  const replaced = told ? null : replacementLine(model, day);
  return replaced ? [...lines, replaced] : lines;
}
