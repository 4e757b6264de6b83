/** `<model-table>`: sorts by a column and filters; both are kept in the URL so that a view can be shared. */
import { count } from "../../pipeline/text/format.ts";
import { find } from "./dom.ts";
import { fillForm, formQuery, urlQuery, writeUrl } from "./form-url.ts";
import { TableSorter } from "./table-sorter.ts";

const filters = ["stage", "kind", "listed"] as const;

class ModelTable extends HTMLElement {
  #rows: HTMLTableRowElement[] = [];
  #form!: HTMLFormElement;
  #sorter!: TableSorter;

  connectedCallback(): void {
    this.#rows = [...this.querySelectorAll<HTMLTableRowElement>("tbody tr[data-stage]")];
    this.#form = find(this, "form", HTMLFormElement);
    this.#sorter = new TableSorter(this, () => this.#remember());
    this.#form.addEventListener("input", () => this.#apply());
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    this.#form.addEventListener("reset", () => setTimeout(() => this.#apply()));
    this.#restore();
  }

  #apply(): void {
    const chosen = formQuery(this.#form);
    const words = (chosen.get("q") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of this.#rows) {
      const text = (row.textContent ?? "").toLowerCase();
      const fits = filters.every((name) => !chosen.has(name) || row.dataset[name] === chosen.get(name));
      row.hidden = !(fits && words.every((word) => text.includes(word)));
      if (!row.hidden) shown += 1;
    }
    const output = this.querySelector("[data-shown]");
    if (output)
      output.textContent =
        shown === this.#rows.length ? count(shown, "row") : `${shown} of ${count(this.#rows.length, "row")}`;
    for (const group of this.querySelectorAll("tbody")) {
      group.hidden = !this.#rows.some((row) => row.parentElement === group && !row.hidden);
    }
    const reset = find(this, "[data-reset]", HTMLButtonElement);
    reset.hidden = chosen.size === 0;
    const none = this.querySelector<HTMLElement>("[data-none]");
    if (none) none.hidden = shown > 0;
    this.#remember();
  }

  #remember(): void {
    const query = formQuery(this.#form);
    if (this.#sorter.chosen) query.set("sort", this.#sorter.chosen);
    writeUrl(query);
  }

  #restore(): void {
    const query = urlQuery();
    fillForm(this.#form, query);
    this.#sorter.choose(query.get("sort") ?? "");
    if (query.size > 0) this.#apply();
  }
}

customElements.define("model-table", ModelTable);
