/** Dates in other words and languages, dates that cannot be, cells that say less than they seem to. */

import { daysAfter, englishDates, localDate, onlyDate } from "../dates.ts";
import { isFull, type Mutation, type Mutator, type Target } from "../mutation.ts";
import { edit } from "../page.ts";
import { notReplacements } from "../words/notes.ts";

/** Languages whose months are words or signs, and that also write dates of middle length without doubt. */
const languages = ["de", "fr", "es", "pt", "ja", "zh", "ko", "ru", "id"];

/** Rewrites the dates of a table, or of one row; false where there are none. */
function rewriteDates(mutation: Mutation, write: (iso: string) => string): boolean {
  const target = mutation.table();
  if (!target) return false;
  const rows = mutation.draw.chance(0.5) ? [mutation.draw.pick(target.table.rows)] : target.table.rows;
  const columns = mutation.dateColumns(target);
  let count = 0;
  for (const { cells } of rows.filter((row) => isFull(target.table, target.table.rows.indexOf(row))))
    for (const column of columns) {
      const cell = cells[column];
      const date = cell && !/[`<]/.test(cell.text) ? onlyDate(cell.text) : null;
      if (!cell || !date) continue;
      count += 1;
      cell.text = cell.text.slice(0, date.start) + write(date.iso) + cell.text.slice(date.end);
    }
  edit(target.table);
  return count > 0;
}

const localMonths: Mutator = (mutation) => {
  const language = mutation.draw.pick(languages);
  return rewriteDates(mutation, (iso) => localDate(iso, language, "long"));
};

const otherFormat: Mutator = (mutation) => {
  const at = mutation.draw.below(englishDates("2026-01-01").length);
  return rewriteDates(mutation, (iso) => englishDates(iso)[at] ?? iso);
};

/** A cell of a date that is read. */
function dateCell(mutation: Mutation) {
  const target = mutation.table();
  if (!target) return null;
  const columns = mutation.dateColumns(target);
  const cells = target.table.rows.flatMap(({ cells }, row) =>
    isFull(target.table, row)
      ? cells.flatMap((cell, column) =>
          columns.includes(column) && onlyDate(cell.text) ? [{ cell, row, column }] : [],
        )
      : [],
  );
  for (const found of mutation.draw.shuffled(cells).slice(0, 5)) {
    const row = edit(target.table).rows[found.row];
    if (!row || !mutation.original.ofCell(target.at, found.row, found.column).own.some(({ kind }) => kind === "date"))
      continue;
    mutation.moveTo(target.table, row);
    return { ...found, target };
  }
  return null;
}

const impossibleDates = [
  "February 30, 2027",
  "2027-02-30",
  "2027-13-05",
  "June 31, 2027",
  "2027-00-12",
  "31 September 2027",
];

const impossible: Mutator = (mutation) => {
  const found = dateCell(mutation);
  if (!found) return false;
  found.cell.text = mutation.draw.word(impossibleDates);
  return true;
};

/** A second date in the cell, with nothing that says which of them it is. */
const secondDate: Mutator = (mutation) => {
  const found = dateCell(mutation);
  const date = found && onlyDate(found.cell.text);
  if (!found || !date) return false;
  const later = mutation.written(daysAfter(date.iso, 45));
  found.cell.text += mutation.draw.word([`, ${later}`, ` / ${later}`, ` or ${later}`]);
  mutation.affect(mutation.original.ofCell(found.target.at, found.row, found.column), "qualified");
  return true;
};

/** The date that was in the cell before, beside the one that holds. */
const formerDate: Mutator = (mutation) => {
  const found = dateCell(mutation);
  const date = found && onlyDate(found.cell.text);
  if (!found || !date) return false;
  const former = mutation.written(daysAfter(date.iso, -45));
  found.cell.text += mutation.draw.word([` (was ${former})`, ` (previously ${former})`, `, moved from ${former}`]);
  return true;
};

/** Words of the state of a model beside its status, and no state of their own. */
const stageAsides = ["; see notes", " (under review)", " since last year", "*", " – contact us", " (formerly preview)"];

const stageAside: Mutator = (mutation) => {
  const target = mutation.table();
  const [column] = target ? mutation.columns(target, "stage") : [];
  const found = target && mutation.row(target);
  const cell = column === undefined ? undefined : found?.row.cells[column];
  if (!target || !found || !cell || column === undefined) return false;
  mutation.affect(mutation.original.ofCell(target.at, found.at, column), "same");
  cell.text += mutation.draw.word(stageAsides);
  return true;
};

const notReplacement: Mutator = (mutation) => {
  const target = mutation.table();
  const [column] = target ? mutation.columns(target, "replacement") : [];
  const found = target && mutation.row(target);
  const cell = column === undefined ? undefined : found?.row.cells[column];
  if (!target || !found || !cell || column === undefined || cell.text === "") return false;
  const owned = mutation.original.ofCell(target.at, found.at, column);
  if (owned.own.length === 0 || owned.shared.some(({ kind }) => kind === "replacement")) return false;
  mutation.affect(owned, "void");
  cell.text = mutation.draw.word(notReplacements).replace("{id}", cell.text);
  return true;
};

/** A value of a neighbour in place of a cell's own: a date where an id should be, or the other way round. */
const wrongKind: Mutator = (mutation) => {
  const target: Target | null = mutation.table();
  const found = target && mutation.row(target);
  if (!target || !found) return false;
  const [ids, dates] = [
    mutation.columns(target, "id"),
    [...mutation.columns(target, "retired"), ...mutation.columns(target, "deprecated")],
  ];
  const [id, date] = [found.row.cells[ids[0] ?? -1], found.row.cells[dates[0] ?? -1]];
  if (!id || !date || onlyDate(date.text) === null) return false;
  [id.text, date.text] = [date.text, id.text];
  return true;
};

export const cells: Record<string, Mutator> = {
  "months of another language": localMonths,
  "dates in another form": otherFormat,
  "a date that cannot be": impossible,
  "two dates in a cell": secondDate,
  "the former date beside a date": formerDate,
  "words beside a status": stageAside,
  "a replacement denied": notReplacement,
  "id and date in each other's cell": wrongKind,
};
