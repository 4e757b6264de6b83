/** A mutant in the making: a copy of a page, what changes on it, and what it says then. */

import { daysAfter, englishDates } from "./dates.ts";
import type { Draw } from "./draw.ts";
import { Expectation, type Must } from "./expectation.ts";
import type { Fact } from "./facts.ts";
import type { Original, Owned } from "./original.ts";
import {
  edit,
  type Form,
  isTable,
  type Page,
  type PageBlock,
  type PageRow,
  sectionEnd,
  type TableBlock,
} from "./page.ts";
import { newIds } from "./words/tables.ts";

/** What the cells of a column are, by the facts that go when they are emptied. */
export type Role = "id" | "retired" | "deprecated" | "released" | "legacy" | "stage" | "replacement";

export interface Target {
  at: number;
  table: TableBlock;
  owned: Owned;
}

export class Mutation {
  readonly original: Original;
  readonly draw: Draw;
  readonly form: Form;
  readonly page: Page;
  readonly expected: Expectation;
  readonly places: (PageBlock | PageRow)[] = [];

  constructor(original: Original, draw: Draw) {
    this.original = original;
    this.draw = draw;
    this.form = original.form;
    this.page = structuredClone(original.page);
    this.expected = new Expectation(original);
  }

  /** A table of which something is read: dates of an event, where one is asked for. */
  table(event?: string): Target | null {
    const all = [...this.page.keys()].filter((at) => isTable(this.page[at]));
    for (const at of this.draw.shuffled(all)) {
      const table = this.page[at];
      const owned = this.original.ofTable(at);
      const suits = owned.own.some(({ kind, what }) => event === undefined || (kind === "date" && what === event));
      if (isTable(table) && suits) {
        this.places.push(table);
        return { at, table, owned };
      }
    }
    return null;
  }

  /** What a column holds; null where that is not plain. */
  role({ at, owned }: Target, column: number): Role | null {
    const { own } = this.original.ofColumn(at, column);
    if (own.length === 0) return null;
    const kinds = new Set(own.map(({ kind, what }) => (kind === "date" ? what : kind)));
    const isDated = own.some(({ kind }) => kind === "date");
    const isNamed = own.every(({ kind, what }) => kind === "replacement" && this.textOf(at, column).includes(what));
    if (own.length === owned.own.length && !isNamed && (!isDated || !this.hasDates(at, column))) return "id";
    const [only] = kinds;
    const roles = ["retired", "deprecated", "released", "legacy", "stage", "replacement"] as const;
    return kinds.size === 1 ? (roles.find((role) => role === only) ?? null) : null;
  }

  private hasDates(at: number, column: number): boolean {
    const filled = this.cellsOf(at, column).filter((text) => text !== "");
    return filled.filter((text) => /\d{4}/.test(text) && !/[`<]/.test(text)).length * 2 > filled.length;
  }

  private textOf(at: number, column: number): string {
    return this.cellsOf(at, column).map(this.form.plain).join(" | ").toLowerCase();
  }

  private cellsOf(at: number, column: number): string[] {
    const table = this.original.page[at];
    return isTable(table) ? table.rows.map(({ cells }) => cells[column]?.text ?? "") : [];
  }

  columns(target: Target, role: Role): number[] {
    return [...target.table.header.keys()].filter((column) => this.role(target, column) === role);
  }

  /** Columns of dates of events: others may have dates as versions of models. */
  dateColumns(target: Target): number[] {
    const events = ["retired", "deprecated", "released", "legacy"] as const;
    return [...target.table.header.keys()].filter((column) =>
      events.some((event) => event === this.role(target, column)),
    );
  }

  /** Rows of a table that have a cell for every column, and are read. */
  rows({ at, table }: Target): number[] {
    return [...table.rows.keys()].filter(
      (row) => isFull(table, row) && this.original.ofRow(at, row).own.some(({ kind }) => kind === "date"),
    );
  }

  /** A row of a table that is read, and its facts; null where there is none. */
  row(target: Target): { row: PageRow; at: number; owned: Owned } | null {
    for (const at of this.draw.shuffled([...target.table.rows.keys()])) {
      const row = target.table.rows[at];
      const owned = this.original.ofRow(target.at, at);
      if (row && isFull(target.table, at) && owned.own.some(({ kind }) => kind === "date")) {
        edit(target.table);
        this.moveTo(target.table, row);
        return { row, at, owned };
      }
    }
    return null;
  }

  /** The mutation is on a row, not on its whole table. */
  moveTo(table: TableBlock, row: PageRow): void {
    this.places.splice(this.places.indexOf(table), 1, row);
  }

  /**
   * Sets what the facts of a part must be. What else says the same of these models is left open: the change may be
   * about that as well.
   */
  affect({ own, shared }: Owned, must: Must | ((fact: Fact) => Must)): void {
    this.expected.set(shared, "open");
    this.expected.set(own, must);
  }

  /** Leaves open what other blocks from one index to another say: what stands among them may be about them too. */
  leaveOpen(from: number, to: number, except: number): void {
    const others = [...this.original.page.keys()].filter((at) => at >= from && at < to && at !== except);
    const { own } = this.original.ofBlocks(others);
    this.expected.set(own, "open");
  }

  /** Indexes of the section around a block: from its heading to the next one. */
  section(at: number): [from: number, to: number] {
    let from = at;
    while (from > 0 && this.original.page[from]?.type !== "heading") from -= 1;
    return [from, sectionEnd(this.original.page, from + 1, 6)];
  }

  /** Where a page lost the marks of all its headings, one more would be the only one. */
  get hasHeadings(): boolean {
    return this.original.page.some(({ type }) => type === "heading");
  }

  /** Puts lines before the block at an index. */
  insert(at: number, lines: string[]): PageBlock {
    const block: PageBlock = { type: "lines", lines };
    this.page.splice(at, 0, block);
    this.places.push(block);
    return block;
  }

  insertHeading(at: number, level: number, text: string): void {
    const block: PageBlock = { type: "heading", level, text, lines: this.form.heading(level, text) };
    this.page.splice(at, 0, block);
    this.places.push(block);
  }

  /** A place where a paragraph of its own does not part what belongs together: after a table, or where a section ends. */
  freePlace(): number {
    const { page } = this.original;
    const free = [...page.keys()].filter(
      (at) => at > 1 && (page[at]?.type === "heading" || (isTable(page[at - 1]) && at < page.length - 1)),
    );
    return free.length > 0 ? this.draw.pick(free) : Math.max(1, page.length - 1);
  }

  /** An id that the page does not name. */
  newId(): string {
    const id = this.draw.pick(newIds);
    return this.draw.chance(0.5) ? id : `${id}-${1 + this.draw.below(9)}`;
  }

  day(): string {
    return daysAfter("2024-01-01", this.draw.below(2_500));
  }

  /** A day as an English page writes it. */
  written(iso: string): string {
    return this.draw.pick(englishDates(iso).slice(0, 4));
  }
}

export const isFull = ({ header, rows }: TableBlock, row: number): boolean => {
  const cells = rows[row]?.cells ?? [];
  return cells.length === header.length && cells.every(({ colspan = 1 }) => colspan === 1);
};

/** Must for dates of retirements, with everything else left open. */
export const ofRetirements =
  (must: Must) =>
  ({ kind, what }: Fact): Must =>
    kind === "date" && what === "retired" ? must : "open";

/** Changes a page, and says what that does to its facts; false where the page has nothing to change. */
export type Mutator = (mutation: Mutation) => boolean;
