/** Edits of a snapshot's tables that change how it is written and nothing that it says. */
import { isEvent, roleOfTitle } from "./english-reader.ts";
import { cellsOf, type Random, rowOf, type TableLines } from "./mutants.ts";

/** Changes lines in place; a table's own number of lines stays. */
export type FormatEdit = (lines: string[], tables: readonly TableLines[], random: Random) => void;

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const anyMonth = months.map((name) => `${name}|${name.slice(0, 3)}`).join("|");
const written = new RegExp(`\\b(\\d{4})-(\\d{2})-(\\d{2})\\b|\\b(${anyMonth}) (\\d{1,2}), (\\d{4})\\b`);

/** How a day can be written: 2026-01-05, January 5, 2026, Jan 5, 2026. */
export function dayForms(day: string): string[] {
  const [year, month, date] = day.split("-").map(Number);
  const name = months[(month ?? 1) - 1] ?? "";
  return [day, `${name} ${date}, ${year}`, `${name.slice(0, 3)} ${date}, ${year}`];
}

/** Shuffles a list into a new one. */
function shuffled<T>(all: readonly T[], random: Random): T[] {
  const keyed = all.map((value) => ({ value, at: random() }));
  return keyed.sort((a, b) => a.at - b.at).map(({ value }) => value);
}

/** Role of each column of a table, as its titles give it. */
export const rolesOf = (lines: readonly string[], { header }: TableLines): string[] =>
  cellsOf(lines[header] ?? "").map((title) => roleOfTitle(title.trim()));

/** Rewrites the cells of the body whose column has such a role. */
function editCells(
  lines: string[],
  tables: readonly TableLines[],
  wanted: (role: string) => boolean,
  edit: (cell: string) => string,
): void {
  for (const table of tables) {
    const roles = rolesOf(lines, table);
    for (let at = table.from; at < table.to; at += 1)
      lines[at] = rowOf(
        cellsOf(lines[at] ?? "").map((cell, column) => (wanted(roles[column] ?? "") ? ` ${edit(cell.trim())} ` : cell)),
      );
  }
}

const otherForm = (cell: string, random: Random): string => {
  // Our own fixed wording is no page's, and has one form.
  if (/[";]/.test(cell)) return cell;
  return cell.replace(written, (_, y?: string, m?: string, d?: string, name = "", date = "", year = "") => {
    const month = months.findIndex((each) => each.startsWith(name)) + 1;
    const day = y ? `${y}-${m}-${d}` : `${year}-${String(month).padStart(2, "0")}-${date.padStart(2, "0")}`;
    return shuffled(dayForms(day), random)[0] ?? day;
  });
};

const code = /^`([^`|\\]+)`$/;
const plainId = /^[a-z][\w.-]*\d[\w.-]*$/;
const paragraph = "Billing is described elsewhere, and the team answers questions about it by mail.";

/** A place between two sections; before the first heading of the body there is none. */
function between(lines: readonly string[], random: Random, allows: (level: number) => boolean): number {
  const headings = lines.flatMap((line, at) => {
    const level = /^(#+) /.exec(line)?.[1]?.length;
    return level !== undefined && allows(level) ? [at] : [];
  });
  return shuffled([...headings.slice(1), lines.length], random)[0] ?? lines.length;
}

export const formatEdits: Record<string, FormatEdit> = {
  "ids in code or plain": (lines, tables, random) =>
    editCells(
      lines,
      tables,
      (role) => ["id", "name", "replacement"].includes(role),
      (cell) => {
        if (random() < 0.5) return cell;
        const coded = code.exec(cell)?.[1];
        if (coded !== undefined) return plainId.test(coded) ? coded : cell;
        return plainId.test(cell) ? `\`${cell}\`` : cell;
      },
    ),
  "columns in another order": (lines, tables, random) => {
    for (const { header, to } of tables) {
      const order = shuffled([...cellsOf(lines[header] ?? "").keys()], random);
      for (let at = header; at < to; at += 1) {
        const cells = cellsOf(lines[at] ?? "");
        lines[at] = rowOf(order.map((from) => cells[from] ?? " "));
      }
    }
  },
  "dates in another form": (lines, tables, random) =>
    editCells(lines, tables, isEvent, (cell) => otherForm(cell, random)),
  "other link targets": (lines, tables, random) =>
    editCells(
      lines,
      tables,
      () => true,
      (cell) => cell.replace(/\]\(<https:[^>]*>\)/g, `](<https://example.com/${Math.floor(random() * 1e6)}>)`),
    ),
  "more spaces": (lines, tables, random) =>
    editCells(
      lines,
      tables,
      () => true,
      (cell) => {
        const parts = cell
          .split("`")
          .map((part, at) => (at % 2 === 0 && random() < 0.5 ? part.replace(/(?<=\w) (?=\w)/g, "   ") : part));
        return `${" ".repeat(Math.floor(random() * 5))}${parts.join("`")}${" ".repeat(Math.floor(random() * 5))}`;
      },
    ),
  "rows in another order": (lines, tables, random) => {
    for (const { from, to } of tables) {
      // A row with one word alone labels those below it: what it stands over stays.
      const isLabel = (line: string): boolean => cellsOf(line).filter((cell) => cell.trim() !== "").length === 1;
      for (let start = from; start < to; ) {
        let end = start;
        while (end < to && !isLabel(lines[end] ?? "")) end += 1;
        lines.splice(start, end - start, ...shuffled(lines.slice(start, end), random));
        start = end + 1;
      }
    }
  },
  "other alignment": (lines, tables, random) => {
    const marks = ["---", ":--", "--:", ":-:", "-", "----------"];
    for (const { header } of tables)
      lines[header + 1] = rowOf(
        cellsOf(lines[header] ?? "").map(() => ` ${marks[Math.floor(random() * marks.length)]} `),
      );
  },
  "a paragraph about something else": (lines, _tables, random) =>
    void lines.splice(
      between(lines, random, () => true),
      0,
      "",
      paragraph,
      "",
    ),
  "a section about something else, at any level": (lines, _tables, random) => {
    const level = 1 + Math.floor(random() * 6);
    // Only where a heading of the same or a higher level follows does it take nothing in.
    const at = between(lines, random, (next) => next <= level);
    lines.splice(at, 0, "", `${"#".repeat(level)} Getting help`, "", paragraph, "");
  },
};
