/** `<model-table>`: sorts by a column and filters; both are kept in the URL so that a view can be shared. */
import { count } from "../../pipeline/text/format.ts";
import { element, find } from "./dom.ts";
import { fillForm, formQuery, urlQuery, writeUrl } from "./form-url.ts";

const filters = ["stage", "kind", "listed"] as const;

class ModelTable extends HTMLElement {
  #rows: HTMLTableRowElement[] = [];
  #form!: HTMLFormElement;
  #sorted = { key: "", down: false };

  connectedCallback(): void {
    this.#rows = [...this.querySelectorAll<HTMLTableRowElement>("tbody tr[data-stage]")];
    this.#form = find(this, "form", HTMLFormElement);
    this.#offerSorting();
    this.#form.addEventListener("input", () => this.#apply());
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    this.#form.addEventListener("reset", () => setTimeout(() => this.#apply()));
    this.querySelector("[data-none] button")?.addEventListener("click", () => this.#form.reset());
    this.#restore();
  }

  #offerSorting(): void {
    for (const head of this.querySelectorAll<HTMLElement>("th[data-key]")) {
      const button = element("button", { type: "button" }, ...head.childNodes);
      button.addEventListener("click", () => {
        const key = head.dataset.key ?? "";
        this.#sorted = { key, down: this.#sorted.key === key && !this.#sorted.down };
        this.#sort();
        this.#remember();
      });
      head.append(button);
    }
  }

  /** Sorts each group by the `data-sort` of the column; blank cells come last in both directions. */
  #sort(): void {
    const heads = [...this.querySelectorAll<HTMLElement>("thead th")];
    const column = heads.findIndex((head) => head.dataset.key === this.#sorted.key);
    if (column < 0) return;
    for (const head of heads) head.removeAttribute("aria-sort");
    heads[column]?.setAttribute("aria-sort", this.#sorted.down ? "descending" : "ascending");
    const sortOf = (row: HTMLTableRowElement) => row.cells[column]?.dataset.sort ?? "";
    const collator = new Intl.Collator("en", { numeric: true });
    const sign = this.#sorted.down ? -1 : 1;
    this.#rows.sort((a, b) => {
      const [x, y] = [sortOf(a), sortOf(b)];
      if (x === "" || y === "") return Number(x === "") - Number(y === "");
      return sign * collator.compare(x, y);
    });
    for (const group of this.querySelectorAll("tbody")) {
      group.append(...this.#rows.filter((row) => row.parentElement === group));
    }
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
    if (this.#sorted.key) query.set("sort", (this.#sorted.down ? "-" : "") + this.#sorted.key);
    writeUrl(query);
  }

  #restore(): void {
    const query = urlQuery();
    fillForm(this.#form, query);
    const sort = query.get("sort") ?? "";
    if (sort) this.#sorted = { key: sort.replace(/^-/, ""), down: sort.startsWith("-") };
    this.#sort();
    if (query.size > 0) this.#apply();
  }
}

customElements.define("model-table", ModelTable);
