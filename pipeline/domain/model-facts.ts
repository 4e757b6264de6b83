/** What an announcement says of one model. All of it was known on its day, so that nothing learned later changes it. */
import type { RichText } from "../text/rich-text.ts";
import { replacementLine } from "./change-text.ts";
import type { ModelChanges } from "./model-changes.ts";

/** One line a change, and the replacement where no change gives it. */
export function modelFacts({ model, lines, changes }: ModelChanges, day: string): readonly RichText[] {
  const isGiven = changes.some(({ type }) => type === "replacement-added" || type === "replacement-removed");
  const replacement = isGiven ? null : replacementLine(model, day);
  return replacement ? [...lines, replacement] : lines;
}
