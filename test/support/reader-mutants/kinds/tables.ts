/** Tables that are not about models, or not to be believed; tables and rows that are not shown. */

import { daysAfter, onlyDate } from "../dates.ts";
import { isFull, type Mutation, type Mutator } from "../mutation.ts";
import { type Cover, covers, edit, levelAbove, type PageBlock, sectionEnd, type TableBlock } from "../page.ts";
import { sampleAbove, sampleHeadings, voidHeadings } from "../words/notes.ts";
import { type ForeignTable, foreignTables, sampleIds } from "../words/tables.ts";

/** A section of its own: a heading and what is below it. */
function addSection(mutation: Mutation, title: string, blocks: PageBlock[]): boolean {
  if (!mutation.hasHeadings) return false;
  const at = mutation.freePlace();
  const next = mutation.page[at];
  const level = Math.max(2, next?.type === "heading" ? next.level : levelAbove(mutation.page, at));
  // Where no heading follows, what is left of the section would come under the new one.
  const place = next?.type === "heading" ? at : sectionEnd(mutation.page, at, level);
  const end = Math.min(place, mutation.page.length - 1);
  mutation.insertHeading(end, level, title);
  mutation.page.splice(end + 1, 0, ...blocks);
  mutation.places.push(...blocks);
  return true;
}

const tableOf = (header: string[], rows: string[][]): TableBlock => ({
  type: "table",
  header,
  rows: rows.map((cells) => ({ cells: cells.map((text) => ({ text })) })),
});

/** Rows of a table that is not about models. */
function foreignRows(mutation: Mutation, { items, isEntry = false }: ForeignTable): string[][] {
  return items.map((item) => {
    const iso = mutation.day();
    if (isEntry) {
      for (const event of ["retired", "deprecated"]) mutation.expected.add(item, event, iso, null, false);
      for (const stage of ["retired", "deprecated"]) mutation.expected.allow(`${item.toLowerCase()} | stage ${stage}`);
    }
    return [mutation.draw.chance(0.3) ? mutation.form.code(item) : item, mutation.written(iso)];
  });
}

const foreign: Mutator = (mutation) => {
  const table = mutation.draw.word(foreignTables);
  return addSection(mutation, table.heading, [tableOf([table.name, table.date], foreignRows(mutation, table))]);
};

/** The same under a heading that says nothing of what it is about. */
const foreignUnderDullHeading: Mutator = (mutation) => {
  const table = mutation.draw.word(foreignTables);
  if (/^(?:Name|Version)$/.test(table.name)) return false;
  const heading = mutation.draw.pick(["Other changes", "More", "Appendix"]);
  return addSection(mutation, heading, [tableOf([table.name, table.date], foreignRows(mutation, table))]);
};

const sample: Mutator = (mutation) => {
  const ids = mutation.draw.shuffled(sampleIds).slice(0, 2);
  const rows = ids.map((id) => [
    mutation.form.code(id),
    mutation.written(mutation.day()),
    mutation.form.code(mutation.draw.pick(sampleIds)),
  ]);
  const table = tableOf(["Model", "Shutdown date", "Recommended replacement"], rows);
  const isHeading = mutation.draw.chance(0.5);
  const lead: PageBlock[] = isHeading
    ? []
    : [{ type: "lines", lines: mutation.form.paragraph(mutation.draw.word(sampleAbove)) }];
  return addSection(mutation, isHeading ? mutation.draw.word(sampleHeadings) : "How to read this page", [
    ...lead,
    table,
  ]);
};

/** The table once more with other dates, under a heading that says that they do not hold. */
const superseded: Mutator = (mutation) => {
  const target = mutation.table("retired");
  if (!target || target.table.rows.some((_, row) => !isFull(target.table, row))) return false;
  const copy = edit(structuredClone(target.table));
  const days = 30 + mutation.draw.below(300);
  const columns = mutation.dateColumns(target);
  for (const { cells } of copy.rows)
    for (const cell of cells.filter((_, column) => columns.includes(column))) {
      const date = onlyDate(cell.text);
      if (date) cell.text = cell.text.replace(cell.text.slice(date.start, date.end), daysAfter(date.iso, -days));
    }
  return addSection(mutation, mutation.draw.word(voidHeadings), [copy]);
};

/** Covers a table that is read. */
const covered =
  (kinds: readonly Cover[]): Mutator =>
  (mutation) => {
    const target = mutation.table();
    if (!target) return false;
    mutation.affect(target.owned, "void");
    mutation.expected.set(target.owned.shared, "open");
    const [before, after] = mutation.form.cover(mutation.draw.pick(kinds));
    Object.assign(edit(target.table), { before, after });
    return true;
  };

const coveredRow: Mutator = (mutation) => {
  const target = mutation.table();
  const found = target && mutation.row(target);
  if (!found) return false;
  mutation.affect(found.owned, "void");
  const isStruck = mutation.draw.chance(0.5);
  const { row } = found;
  if (mutation.form.name === "html")
    row.attributes = isStruck
      ? mutation.draw.pick(['style="text-decoration: line-through"', 'class="line-through"'])
      : mutation.draw.pick(["hidden", 'style="display: none"', 'class="d-none"']);
  else if (isStruck) for (const cell of row.cells) cell.text = mutation.form.struck(cell.text);
  else {
    row.before = ["<!--"];
    row.after = ["-->"];
  }
  return true;
};

/** One cell of a row is struck through: with it goes what rests on it alone. */
const struckCell: Mutator = (mutation) => {
  const target = mutation.table();
  const found = target && mutation.row(target);
  if (!target || !found) return false;
  const roles = ["retired", "deprecated", "released", "replacement", "stage"] as const;
  const columns = roles
    .flatMap((role) => mutation.columns(target, role))
    .filter((at) => mutation.original.ofCell(target.at, found.at, at).own.length > 0);
  const cell = columns.length > 0 ? found.row.cells[mutation.draw.pick(columns)] : undefined;
  if (!cell) return false;
  mutation.affect(mutation.original.ofCell(target.at, found.at, found.row.cells.indexOf(cell)), "void");
  cell.text =
    mutation.form.name === "html" && mutation.draw.chance(0.5)
      ? `<span style="text-decoration: line-through">${cell.text}</span>`
      : mutation.form.struck(cell.text);
  return true;
};

export const tables: Record<string, Mutator> = {
  "foreign table": foreign,
  "foreign table under a dull heading": foreignUnderDullHeading,
  "sample table": sample,
  "superseded copy": superseded,
  "hidden table": covered(covers.filter((kind) => kind !== "struck")),
  "struck table": covered(["struck"]),
  "hidden or struck row": coveredRow,
  "struck cell": struckCell,
};
