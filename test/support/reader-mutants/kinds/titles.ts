/** Columns under other titles: true ones, and such that deny, soften, limit or mean something else. */

import { localDate, onlyDate } from "../dates.ts";
import type { Must } from "../expectation.ts";
import { type Mutation, type Mutator, ofRetirements, type Role, type Target } from "../mutation.ts";
import { edit } from "../page.ts";
import {
  limitTitles,
  localNotes,
  localTitles,
  otherTitles,
  softTitles,
  synonyms,
  voidTitles,
} from "../words/titles.ts";

const synonym: Mutator = (mutation) => {
  const target = mutation.table();
  if (!target) return false;
  const columns = mutation.draw.shuffled([...target.table.header.keys()]);
  for (const column of columns) {
    const others = synonyms[mutation.role(target, column) ?? ""];
    if (!others || column >= target.table.header.length) continue;
    const title = mutation.draw.word(others);
    // A second column of the same title would be a conflict.
    if (target.table.header.some((each, at) => at !== column && each.toLowerCase() === title.toLowerCase())) continue;
    edit(target.table).header[column] = title;
    return true;
  }
  return false;
};

/** The only column of retirements of a table, under another title. */
const retitled =
  (must: Must, titles: string[]): Mutator =>
  (mutation) => {
    const target = mutation.table("retired");
    const columns = target ? mutation.columns(target, "retired") : [];
    const [column] = columns;
    if (!target || column === undefined || columns.length > 1) return false;
    mutation.affect(mutation.original.ofColumn(target.at, column), ofRetirements(must));
    const title = mutation.draw.word(titles);
    edit(target.table).header[column] = title;
    // The end of fine-tuning is a fact of its own.
    if (title.startsWith("Fine-tuning"))
      for (const { model, date, what } of target.owned.own)
        if (what === "retired" && date) allowTraining(mutation, model, date);
    return true;
  };

function allowTraining(mutation: Mutation, model: string, date: string): void {
  for (const { key } of mutation.original.reading.facts.values())
    if (key.startsWith(model) && key.endsWith(` retired ${date}`))
      mutation.expected.allow(key.replace("date retired", "date training-retired"));
}

/** A table all of whose columns are understood, with titles and dates of another language. */
function localTable(mutation: Mutation): { target: Target; language: string } | null {
  const target = mutation.table("retired");
  if (!target) return null;
  const language = mutation.draw.pick(Object.keys(localTitles));
  const roles = [...target.table.header.keys()].map((column) => mutation.role(target, column));
  const titles = roles.map((role: Role | null) => (role === null ? undefined : localTitles[language]?.[role]));
  if (titles.includes(undefined) || new Set(titles).size < titles.length) return null;
  edit(target.table).header = titles.map((title) => title ?? "");
  const columns = mutation.dateColumns(target);
  for (const { cells } of target.table.rows)
    for (const cell of cells.filter((_, column) => columns.includes(column))) {
      const date = /[`<]/.test(cell.text) ? null : onlyDate(cell.text);
      if (date)
        cell.text = cell.text.slice(0, date.start) + localDate(date.iso, language, "long") + cell.text.slice(date.end);
    }
  return { target, language };
}

const localNote =
  (which: "void" | "soft" | "limit", must: Must): Mutator =>
  (mutation) => {
    const found = localTable(mutation);
    const text = found && localNotes[found.language]?.[which];
    if (!found || !text) return false;
    mutation.leaveOpen(...mutation.section(found.target.at), found.target.at);
    mutation.affect(found.target.owned, ofRetirements(must));
    mutation.insert(found.target.at, mutation.form.paragraph(text));
    return true;
  };

export const titles: Record<string, Mutator> = {
  "title: another true one": synonym,
  "title: void": retitled("void", voidTitles),
  "title: of something else": retitled("void", otherTitles),
  "title: soft": retitled("soft", softTitles),
  "title: limit": retitled("limited", limitTitles),
  "table in another language": (mutation) => localTable(mutation) !== null,
  "table in another language, note: void": localNote("void", "void"),
  "table in another language, note: soft": localNote("soft", "soft"),
  "table in another language, note: limit": localNote("limit", "limited"),
};
