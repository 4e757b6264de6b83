/** Sorting of a table: its headings with a `data-key` become buttons that sort the rows of each of its groups. */
import { element } from "./dom.ts";

export class TableSorter {
  #root: HTMLElement;
  #key = "";
  #isDown = false;

  /** `onSort` is called after a reader has chosen a column. */
  constructor(root: HTMLElement, onSort: () => void = () => {}) {
    this.#root = root;
    for (const head of root.querySelectorAll<HTMLElement>("th[data-key]")) {
      const button = element("button", { type: "button" }, ...head.childNodes);
      button.addEventListener("click", () => {
        const key = head.dataset.key ?? "";
        this.choose((this.#key === key && !this.#isDown ? "-" : "") + key);
        onSort();
      });
      head.append(button);
    }
  }

  /** The chosen column, with a minus for descending; empty where none was chosen. */
  get chosen(): string {
    return (this.#isDown ? "-" : "") + this.#key;
  }

  /** Sorts by a column; does nothing where the table has no such column. */
  choose(chosen: string): void {
    this.#key = chosen.replace(/^-/, "");
    this.#isDown = chosen.startsWith("-");
    const heads = [...this.#root.querySelectorAll<HTMLElement>("thead th")];
    const column = heads.findIndex((head) => head.dataset.key === this.#key);
    if (column < 0) return;
    for (const head of heads) head.removeAttribute("aria-sort");
    heads[column]?.setAttribute("aria-sort", this.#isDown ? "descending" : "ascending");
    for (const group of this.#root.querySelectorAll("tbody")) this.#sort(group, column);
  }

  /** By the `data-sort` of the cells, else their text; blank cells come last in both directions. */
  #sort(group: HTMLTableSectionElement, column: number): void {
    const textOf = (row: HTMLTableRowElement) =>
      row.cells[column]?.dataset.sort ?? row.cells[column]?.textContent?.trim() ?? "";
    const collator = new Intl.Collator("en", { numeric: true });
    const sign = this.#isDown ? -1 : 1;
    const rows = [...group.rows].filter((row) => !row.classList.contains("group-row"));
    const sorted = rows.sort((a, b) => {
      const [x, y] = [textOf(a), textOf(b)];
      if (x === "" || y === "") return Number(x === "") - Number(y === "");
      return sign * collator.compare(x, y);
    });
    group.append(...sorted);
  }
}
