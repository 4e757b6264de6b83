/** A page as it is: what it truly says, and which of that each of its tables, rows, columns and cells says. */

import type { Label } from "../labels.ts";
import { type Fact, type Facts, factsOf, type Reading, read } from "./facts.ts";
import { edit, type Form, isTable, type Page, type PageCell, print } from "./page.ts";

/** Facts of a part of a page. */
export interface Owned {
  /** That nothing but this part says. */
  own: Fact[];
  /** Of models that this part names, and that other parts say as well. */
  shared: Fact[];
}

export class Original {
  readonly name: string;
  readonly form: Form;
  readonly page: Page;
  readonly reading: Reading;
  /** Keys of facts that the page says and that are read from it. */
  readonly required: ReadonlySet<string>;
  /** Keys of facts that are read wrong, or not read, of the page as it is: no mutant is to blame for them. */
  readonly open: ReadonlySet<string>;
  private readonly known = new Map<string, Owned>();

  constructor(name: string, form: Form, page: Page, label: Label | undefined) {
    this.name = name;
    this.form = form;
    this.page = page;
    this.reading = read(print(page, form).text, form.name);
    const found = this.reading.facts;
    const labelled: Facts = label ? factsOf(label.models) : found;
    const isRight = (key: string): boolean => {
      const forms = labelled.get(key)?.forms;
      return forms !== undefined && [...(found.get(key)?.forms ?? [])].every((form) => forms.has(form));
    };
    // Labels say nothing of dates that are relative to something else.
    const keys = [...found.values()]
      .filter(({ key, kind }) => kind === "relative" || isRight(key))
      .map(({ key }) => key);
    this.required = new Set(keys);
    this.open = new Set([...found.keys(), ...labelled.keys()].filter((key) => !this.required.has(key)));
  }

  /** Facts of the table at an index of the page. */
  ofTable(at: number): Owned {
    return this.ofBlocks([at]);
  }

  ofBlocks(all: number[]): Owned {
    const text = all.map((at) => this.textOf(at)).join(" | ");
    return this.part(all.join(), text, (page) => {
      for (const at of all) page[at] = { type: "lines", lines: [""] };
    });
  }

  ofRow(at: number, row: number): Owned {
    return this.part(`${at} ${row}`, this.textOf(at, row), (page) => {
      const table = page[at];
      if (isTable(table)) edit(table).rows.splice(row, 1);
    });
  }

  ofCell(at: number, row: number, column: number): Owned {
    return this.part(`${at} ${row} ${column}`, this.textOf(at, row), (page) => {
      const table = page[at];
      const cell = isTable(table) ? edit(table).rows[row]?.cells[column] : undefined;
      if (cell) cell.text = "";
    });
  }

  ofColumn(at: number, column: number): Owned {
    return this.part(`${at} column ${column}`, this.textOf(at), (page) => {
      const table = page[at];
      if (isTable(table)) for (const { cells } of edit(table).rows) if (cells[column]) cells[column] = { text: "" };
    });
  }

  /** What is not read any more once `remove` changed a copy of the page, of the models named in `text`. */
  private part(name: string, text: string, remove: (page: Page) => void): Owned {
    const known = this.known.get(name);
    if (known) return known;
    const page = structuredClone(this.page);
    remove(page);
    const left = read(print(page, this.form).text, this.form.name).facts;
    const named = [...this.reading.facts.values()].filter(
      ({ key, model }) => this.required.has(key) && text.includes(model),
    );
    const owned = {
      own: named.filter(({ key }) => !left.has(key)),
      shared: named.filter(({ key }) => left.has(key)),
    };
    this.known.set(name, owned);
    return owned;
  }

  private textOf(at: number, row?: number): string {
    const block = this.page[at];
    if (block && !isTable(block)) return this.form.plain(block.lines.join("\n")).toLowerCase();
    if (!block) return "";
    const cells: PageCell[] =
      row === undefined ? block.rows.flatMap(({ cells }) => cells) : (block.rows[row]?.cells ?? []);
    return cells
      .map(({ text }) => this.form.plain(text))
      .join(" | ")
      .toLowerCase();
  }
}
