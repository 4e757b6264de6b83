/** Which tables speak of a lifecycle. */

import { eventNames, type Stage } from "../../../domain/schema.ts";
import type { Cell } from "../../read/document.ts";
import { readStageCell } from "../cells/stages.ts";
import type { Column } from "../columns.ts";
import type { Lexicon } from "../lexicon/index.ts";
import { isModelNoun } from "./row-subjects.ts";

/**
 * Whether a table speaks of lifecycle: it names subjects and has a column of their life. Without such a column it must
 * be right under a stage, and not under that of what is simply on offer ("Available models" above a price list), or under
 * a sentence that dates its models (`isDated`).
 */
export function isLifecycle(
  columns: Column[],
  body: Cell[][],
  label: Stage | null,
  aboutLifecycle: () => boolean,
  lexicon: Lexicon,
  isDated = false,
): boolean {
  const roles = new Set<string>(columns.map(({ role }) => role));
  if (!roles.has("id") && !roles.has("name")) return false;
  if (eventNames.some((event) => event !== "released" && roles.has(event)) || roles.has("moved")) return true;
  const subject = columns.some(({ role, title }) => (role === "id" || role === "name") && isModelNoun(title, lexicon));
  if (isDated && subject) return true;
  if (roles.has("released") && subject) return true;
  if (roles.has("stage") && !subject)
    return body.some((row) => columns.some(({ at, role }) => role === "stage" && endsLife(row[at], lexicon)));
  return roles.has("stage") || (label !== null && label !== "active") || (roles.has("replacement") && aboutLifecycle());
}

/** A cell that states the end of a life or what leads to it: the least that a table of features or services has to say. */
function endsLife(cell: Cell | undefined, lexicon: Lexicon): boolean {
  const stage = readStageCell(cell?.content ?? [], lexicon, null);
  return stage.ok && stage.value.stage !== null && stage.value.stage !== "active" && stage.value.stage !== "preview";
}
