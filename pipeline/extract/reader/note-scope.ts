/** Which tables a statement on "these models" is about. */

import type { Row } from "./rows/lifecycle-table.ts";
import { keyOf, keysAround } from "./section-key.ts";
import type { Statement } from "./statements.ts";

interface Place {
  section: string[];
  line: number;
  rows: readonly Pick<Row, "facts">[];
}

export interface NoteScope {
  /** The statements that are about a table, in page order. */
  notesFor(table: Place): Statement[];
  /** Statements with a table below that may be about any of several, and so are about none. */
  ambiguous: Statement[];
}

/** More statements than these in one section are no notes on its tables. */
const mostCompeting = 100;

/**
 * How firm or for whom dates are holds for all tables below. A day or a stage holds for the tables of the section itself
 * or, where it has none, for those of its undated subsections, but for a whole page with headings only where the page is
 * a notice: one table, which gives no dates; and where the section gives several, for the table that follows next. `isDay` tells headings that begin with a date.
 */
export function noteScope(
  tables: readonly Place[],
  notes: readonly Statement[],
  isDay: (heading: string) => boolean,
): NoteScope {
  const order = new Map(notes.map((note, at) => [note, at]));
  const bySection = new Map<string, Statement[]>();
  for (const note of notes) {
    const here = bySection.get(keyOf(note.section));
    if (here) here.push(note);
    else bySection.set(keyOf(note.section), [note]);
  }
  for (const [key, all] of bySection)
    if (all.length > mostCompeting)
      bySection.set(
        key,
        all.filter((note) => !givesFacts(note)),
      );
  const withTables = new Set(tables.map(({ section }) => keyOf(section)));
  const below = new Set(tables.flatMap(({ section }) => keysAround(section)));
  const competing = new Map(
    [...bySection.values()].flatMap((all) =>
      all.map((note): [Statement, number[]] => [
        note,
        all.filter((other) => contradict(other, note)).map(({ line }) => line),
      ]),
    ),
  );
  const applies = (note: Statement, { section, line }: Place): boolean => {
    if (!givesFacts(note)) return true;
    if (section.length > note.section.length) {
      const dated = section.slice(note.section.length).some(isDay);
      if (withTables.has(keyOf(note.section)) || dated || note.line > line) return false;
      if (note.section.length === 0 && !isNoticeOf(tables)) return false;
    }
    const others = competing.get(note) ?? [];
    return others.length === 0 || (note.line < line && !others.some((other) => other > note.line && other < line));
  };
  const notesFor = (table: Place): Statement[] =>
    keysAround(table.section)
      .flatMap((key) => (bySection.get(key) ?? []).filter((note) => applies(note, table)))
      .sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  const placed = new Set(tables.flatMap(notesFor));
  return {
    notesFor,
    ambiguous: notes.filter((note) => givesFacts(note) && below.has(keyOf(note.section)) && !placed.has(note)),
  };
}

/** Whether the only table of a page lists models without saying when something happens to them. */
const isNoticeOf = ([table, ...more]: readonly Place[]): boolean =>
  table !== undefined &&
  more.length === 0 &&
  table.rows.every(({ facts }) => facts.every(({ says }) => says !== "date" && says !== "stage"));

/** True for a note that gives facts, and does not only say how firm or for whom those of its tables are. */
const givesFacts = ({ facts }: Statement): boolean =>
  facts.some(({ says }) => says !== "soft" && says !== "only-for" && says !== "headings" && says !== "void");

/** Two notes that give one event, or the stage, differently. */
function contradict(one: Statement, other: Statement): boolean {
  return one.facts.some((a) =>
    other.facts.some(
      (b) =>
        (a.says === "date" && b.says === "date" && a.event === b.event && a.date !== b.date) ||
        (a.says === "stage" && b.says === "stage" && a.stage !== b.stage),
    ),
  );
}
