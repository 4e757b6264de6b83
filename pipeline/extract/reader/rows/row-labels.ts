/** Rows that name no model: labels of the rows below, and notes on the table. */

import { type Cell, plain } from "../../read/document.ts";
import { isEvent } from "../columns.ts";
import { has, lexText } from "../lex.ts";
import type { Lexicon } from "../lexicon/index.ts";
import { denying, retracting } from "../lexicon/limiting.ts";
import { isIdLike } from "../names.ts";
import { type Effect, effectOf, type Notes, noteOf } from "../notes.ts";
import type { LifecycleTable } from "./lifecycle-table.ts";
import { stageOfLabel } from "./stage-labels.ts";

export interface Remarks {
  notes: Notes;
  /** What a row without a mark says of all dates of its table. */
  all: Effect;
}

/** Rows that are notes: with a mark they explain it, without one they speak of the whole table. */
export function noteRows(table: LifecycleTable): Remarks {
  const { block, notes, remark, lexicon } = table;
  const remarks: Remarks = { notes: new Map(notes), all: effectOf(remark, lexicon) };
  for (const cells of block.body) {
    const label = labelOf(cells, table);
    if (label === null || stageOfLabel(label, lexicon) !== null || label.split(/\s+/).length < 3) continue;
    const note = noteOf(cells.find((cell) => plain(cell.content) !== "")?.content ?? []);
    if (note) remarks.notes.set(note.mark, note.text);
    else remarks.all ??= effectOf(label, lexicon);
  }
  return remarks;
}

/** Whether a label says that what is below it does not hold, or not for all: "Postponed", "Withdrawn", "EU only". */
export function takesBack(label: string, lexicon: Lexicon): boolean {
  const words = lexText(label, lexicon).filter((token) => token.kind !== "mark" && !has(token, "filler"));
  return words.some((token) => has(token, ...denying, ...retracting, "only"));
}

/** Text of a row that labels the rows below instead of naming a model; null for every other row. */
export function labelOf(cells: Cell[], { columns, lexicon }: LifecycleTable): string | null {
  const filled = cells.filter((cell) => !cell.isSpan && plain(cell.content) !== "");
  const [only] = filled;
  if (!only || filled.length > 1) return null;
  const text = plain(only.content);
  const spans = cells.length > 1 && cells.slice(1).every((cell) => cell.isSpan);
  const inSubject = columns.some(({ at, role }) => (role === "id" || role === "name") && cells[at] === only);
  const named = isIdLike(text) || only.content.some((run) => run.code);
  const inDates = columns.some(({ at, role }) => isEvent(role) && cells[at] === only);
  const passedOver = columns.some(({ at, role }) => (role === "ignore" || role === "notes") && cells[at] === only);
  if (!spans && (inDates || passedOver)) return null;
  if (spans || stageOfLabel(text, lexicon) !== null) return text;
  return inSubject && named ? null : text;
}
