/** Notes, headings, labels, footnotes and remarks that void, soften or limit what a table says. */

import { onlyDate } from "../dates.ts";
import type { Must } from "../expectation.ts";
import { isFull, type Mutation, type Mutator, ofRetirements, type Target } from "../mutation.ts";
import { dresses, edit, levelAbove, type PageRow, sectionEnd } from "../page.ts";
import * as words from "../words/notes.ts";

/** A note above or below a table of retirements. */
const note =
  (must: Must, phrases: string[], where: "above" | "below" = "above"): Mutator =>
  (mutation) => {
    const target = mutation.table("retired");
    if (!target) return false;
    mutation.leaveOpen(...mutation.section(target.at), target.at);
    mutation.affect(target.owned, ofRetirements(must));
    const text = mutation.draw.word(phrases);
    mutation.insert(
      where === "above" ? target.at : target.at + 1,
      mutation.form.dressed(text, mutation.draw.pick(dresses)),
    );
    return true;
  };

const heading =
  (must: Must, phrases: string[]): Mutator =>
  (mutation) => {
    const target = mutation.table("retired");
    if (!target || !mutation.hasHeadings) return false;
    const level = Math.min(6, levelAbove(mutation.page, target.at) + 1);
    mutation.leaveOpen(target.at, sectionEnd(mutation.page, target.at, level), target.at);
    mutation.affect(target.owned, ofRetirements(must));
    mutation.insertHeading(target.at, level, mutation.draw.word(phrases));
    return true;
  };

/** The heading above the table, with the words behind it. */
const headingAddition =
  (must: Must, phrases: string[]): Mutator =>
  (mutation) => {
    const target = mutation.table("retired");
    if (!target) return false;
    const [from] = mutation.section(target.at);
    const block = mutation.page[from];
    if (block?.type !== "heading" || block.level < 2) return false;
    mutation.leaveOpen(from, sectionEnd(mutation.page, from + 1, block.level), target.at);
    mutation.affect(target.owned, ofRetirements(must));
    block.text = `${block.text} (${mutation.draw.word(phrases).toLowerCase()})`;
    block.lines = mutation.form.heading(block.level, block.text);
    mutation.places.push(block);
    return true;
  };

/** A caption, or in Markdown a line in bold right above. */
const label =
  (must: Must, phrases: string[]): Mutator =>
  (mutation) => {
    const target = mutation.table("retired");
    if (!target || target.table.caption !== undefined) return false;
    mutation.affect(target.owned, ofRetirements(must));
    edit(target.table).caption = mutation.draw.word(phrases);
    return true;
  };

const accordion: Mutator = (mutation) => {
  const target = mutation.table("retired");
  if (!target) return false;
  mutation.affect(target.owned, ofRetirements("void"));
  const [before, after] = mutation.form.accordion(mutation.draw.word(words.voidHeadings));
  Object.assign(edit(target.table), { before, after });
  return true;
};

/** A cell of a retirement date, with the facts that rest on it. */
function dateCell(mutation: Mutation): (Target & { row: PageRow; column: number; rowAt: number }) | null {
  const target = mutation.table("retired");
  const [column] = target ? mutation.columns(target, "retired") : [];
  if (!target || column === undefined) return null;
  const rows = target.table.rows.flatMap((row, rowAt) =>
    isFull(target.table, rowAt) && onlyDate(row.cells[column]?.text ?? "") !== null ? [{ row, rowAt }] : [],
  );
  for (const { row, rowAt } of mutation.draw.shuffled(rows)) {
    const owned = mutation.original.ofCell(target.at, rowAt, column);
    if (!owned.own.some(({ kind, what }) => kind === "date" && what === "retired")) continue;
    edit(target.table);
    mutation.moveTo(target.table, row);
    return { ...target, row, column, rowAt, owned };
  }
  return null;
}

const footnote =
  (must: Must, phrases: string[]): Mutator =>
  (mutation) => {
    const found = dateCell(mutation);
    const cell = found?.row.cells[found.column];
    if (!found || !cell) return false;
    const mark = mutation.draw.pick(["x", "†", mutation.form.name === "html" ? "*" : "\\*"]);
    cell.text += mutation.form.mark(mark);
    mutation.affect(found.owned, ofRetirements(must));
    mutation.insert(found.at + 1, mutation.form.footnote(mark, mutation.draw.word(phrases)));
    return true;
  };

/** Words beside the date in its cell. */
const cellWords =
  (must: Must, phrases: string[]): Mutator =>
  (mutation) => {
    const found = dateCell(mutation);
    const cell = found?.row.cells[found.column];
    const date = onlyDate(cell?.text ?? "");
    if (!found || !cell || !date) return false;
    const written = cell.text.slice(date.start, date.end);
    const phrase = mutation.draw.word(phrases).replace("{date}", written);
    const other = /`([^`]+)`/.exec(phrase)?.[1];
    cell.text = other ? phrase.replace(`\`${other}\``, mutation.form.code(other)) : phrase;
    mutation.affect(found.owned, ofRetirements(must));
    return true;
  };

/** A column of notes in which one row has a remark. */
const remark =
  (must: Must, phrases: string[]): Mutator =>
  (mutation) => {
    const found = dateCell(mutation);
    if (!found || found.table.rows.some((_, row) => !isFull(found.table, row))) return false;
    found.table.header.push(mutation.draw.pick(["Notes", "Remarks", "Comment", "Details"]));
    for (const row of found.table.rows) row.cells.push({ text: row === found.row ? mutation.draw.word(phrases) : "" });
    mutation.affect(found.owned, ofRetirements(must));
    return true;
  };

/** A row over the whole width that is about the rows below it. */
const rowLabel: Mutator = (mutation) => {
  const target = mutation.table("retired");
  if (!target || target.table.rows.some((_, row) => !isFull(target.table, row))) return false;
  const { at, table } = target;
  const from = mutation.draw.below(Math.min(3, table.rows.length));
  table.rows.forEach((_, row) => {
    if (row >= from) mutation.affect(mutation.original.ofRow(at, row), ofRetirements("void"));
  });
  const text = mutation.draw.word(words.voidRowLabels);
  const cells = mutation.form.name === "html" ? [{ text, colspan: table.header.length }] : [{ text }];
  const empty = mutation.form.name === "html" ? [] : table.header.slice(1).map(() => ({ text: "" }));
  edit(table).rows.splice(from, 0, { cells: [...cells, ...empty] });
  return true;
};

/** A note over the whole page. */
const pageNote =
  (must: Must, phrases: string[]): Mutator =>
  (mutation) => {
    const facts = [...mutation.original.reading.facts.values()];
    if (!facts.some(({ kind, what }) => kind === "date" && what === "retired")) return false;
    mutation.expected.set(facts, ofRetirements(must));
    const heading = mutation.page.findIndex(({ type }) => type === "heading");
    if (heading < 0 || heading > 4) return false;
    mutation.insert(heading + 1, mutation.form.dressed(mutation.draw.word(phrases), mutation.draw.pick(dresses)));
    return true;
  };

export const notes: Record<string, Mutator> = {
  "note above: void": note("void", words.voidAbove),
  "note above: sample": note("void", words.sampleAbove),
  "note above: soft": note("soft", words.softAbove),
  "note above: limit": note("limited", words.limitAbove),
  "note below: void": note("void", words.voidBelow, "below"),
  "heading: void": heading("void", words.voidHeadings),
  "heading: sample": heading("void", words.sampleHeadings),
  "heading: soft": heading("soft", words.softHeadings),
  "heading: limit": heading("limited", words.limitHeadings),
  "words behind a heading: void": headingAddition("void", words.voidHeadings),
  "caption: void": label("void", words.voidHeadings),
  "caption: soft": label("soft", words.softHeadings),
  "accordion: void": accordion,
  "footnote: void": footnote("void", words.voidFootnotes),
  "footnote: soft": footnote("soft", words.softFootnotes),
  "footnote: limit": footnote("limited", words.limitFootnotes),
  "in the cell: void": cellWords("void", words.voidCells),
  "in the cell: soft": cellWords("soft", words.softCells),
  "in the cell: limit": cellWords("limited", words.limitCells),
  "in the cell: condition": cellWords("qualified", words.conditionCells),
  "remark in the row: void": remark("void", words.voidRemarks),
  "remark in the row: soft": remark("soft", words.softRemarks),
  "remark in the row: limit": remark("limited", words.limitRemarks),
  "row over the rows: void": rowLabel,
  "note of the page: void": pageNote("void", words.voidPage),
  "note of the page: soft": pageNote("soft", words.softPage),
  "note of the page: limit": pageNote("limited", words.limitPage),
};
