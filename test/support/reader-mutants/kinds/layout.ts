/** The facts of a table in other layouts: lists, cards, a table on its side, tables and lists of other tags. */

import { markdownToHtml } from "../markdown-form.ts";
import { isFull, type Mutation, type Mutator, type Target } from "../mutation.ts";
import { levelAbove, type PageBlock, sectionEnd } from "../page.ts";

interface Rows extends Target {
  id: number;
  /** Cells as text of the form, a row each. */
  rows: string[][];
}

/** A table with an id in every row that can be told apart from the others. */
function tableWithIds(mutation: Mutation): Rows | null {
  const target = mutation.table();
  const [id, ...more] = target ? mutation.columns(target, "id") : [];
  if (!target || id === undefined || more.length > 0) return null;
  if (target.table.rows.some((_, row) => !isFull(target.table, row))) return null;
  const rows = target.table.rows.map(({ cells }) => cells.map(({ text }) => text));
  return { ...target, id, rows };
}

/** Puts blocks in the place of a table. */
function replace(mutation: Mutation, { at }: Target, blocks: PageBlock[]): boolean {
  mutation.page.splice(at, 1, ...blocks);
  mutation.places.splice(0, mutation.places.length, ...blocks);
  return true;
}

const lines = (all: string[]): PageBlock => ({ type: "lines", lines: all });

/** Title and value of every other column that has one. */
const fieldsOf = ({ table, id }: Rows, row: string[]): [title: string, value: string][] =>
  row.flatMap((value, column): [string, string][] =>
    column === id || value === "" ? [] : [[table.header[column] ?? "", value]],
  );

function itemsOf(mutation: Mutation, items: string[]): PageBlock {
  return mutation.form.name === "html"
    ? lines([`<ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`])
    : lines(["", ...items.map((item) => `- ${item}`), ""]);
}

const asList: Mutator = (mutation) => {
  const found = tableWithIds(mutation);
  if (!found) return false;
  const items = found.rows.map((row) => {
    const fields = fieldsOf(found, row).map(([title, value]) => `${title}: ${value}`);
    return `${row[found.id]} – ${fields.join("; ")}`;
  });
  return replace(mutation, found, [itemsOf(mutation, items)]);
};

const asCards: Mutator = (mutation) => {
  const found = tableWithIds(mutation);
  if (!found || !mutation.hasHeadings) return false;
  const level = Math.min(6, levelAbove(mutation.page, found.at) + 1);
  mutation.leaveOpen(found.at, sectionEnd(mutation.page, found.at, level), found.at);
  const cards = found.rows.flatMap((row): PageBlock[] => {
    const text = row[found.id] ?? "";
    const fields = fieldsOf(found, row).map(([title, value]) => `${title}: ${value}`);
    return [{ type: "heading", level, text, lines: mutation.form.heading(level, text) }, itemsOf(mutation, fields)];
  });
  return replace(mutation, found, cards);
};

const onItsSide: Mutator = (mutation) => {
  const found = tableWithIds(mutation);
  if (!found || found.rows.length < 2 || found.rows.length > 8) return false;
  const [header, ...rows] = found.table.header.map((title, column) => [
    title,
    ...found.rows.map((row) => row[column] ?? ""),
  ]);
  const order = [found.id, ...found.table.header.keys()].filter((column, at) => at === 0 || column !== found.id);
  const turned = order.map((column) => [header, ...rows][column] ?? []);
  const [first = [], ...rest] = turned;
  return replace(mutation, found, [
    { type: "table", header: first, rows: rest.map((cells) => ({ cells: cells.map((text) => ({ text })) })) },
  ]);
};

const inHtml = (mutation: Mutation, text: string): string =>
  mutation.form.name === "html" ? text : markdownToHtml(text);

const asDefinitions: Mutator = (mutation) => {
  const found = tableWithIds(mutation);
  if (!found) return false;
  const entries = found.rows.map((row) => {
    const fields = fieldsOf(found, row).map(([title, value]) => `<dd>${inHtml(mutation, `${title}: ${value}`)}</dd>`);
    return `<dt>${inHtml(mutation, row[found.id] ?? "")}</dt>${fields.join("")}`;
  });
  return replace(mutation, found, [lines(["", "<dl>", ...entries, "</dl>", ""])]);
};

const asRoles: Mutator = (mutation) => {
  const found = tableWithIds(mutation);
  if (!found) return false;
  const row = (cells: string[], role: string): string =>
    `<div role="row">${cells.map((cell) => `<span role="${role}">${inHtml(mutation, cell)}</span>`).join("")}</div>`;
  const rows = [row(found.table.header, "columnheader"), ...found.rows.map((cells) => row(cells, "cell"))];
  return replace(mutation, found, [lines(["", '<div role="table">', ...rows, "</div>", ""])]);
};

/** The id of a model as a heading, and below it a table of its fields. */
const asCardTables: Mutator = (mutation) => {
  const found = tableWithIds(mutation);
  if (!found || !mutation.hasHeadings) return false;
  const level = Math.min(6, levelAbove(mutation.page, found.at) + 1);
  mutation.leaveOpen(found.at, sectionEnd(mutation.page, found.at, level), found.at);
  const cards = found.rows.flatMap((row): PageBlock[] => {
    const text = row[found.id] ?? "";
    return [
      { type: "heading", level, text, lines: mutation.form.heading(level, text) },
      {
        type: "table",
        header: ["Property", "Value"],
        rows: fieldsOf(found, row).map((cells) => ({ cells: cells.map((each) => ({ text: each })) })),
      },
    ];
  });
  return replace(mutation, found, cards);
};

export const layout: Record<string, Mutator> = {
  "a table as a list": asList,
  "a table as cards": asCards,
  "a table as cards with tables": asCardTables,
  "a table on its side": onItsSide,
  "a table as a definition list": asDefinitions,
  "a table of roles": asRoles,
};
