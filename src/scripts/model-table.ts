/** `<model-table>`: sorts by a heading and filters, and keeps both in the address so that a view can be sent on. */
const filters = ["stage", "kind", "listed"] as const;

class ModelTable extends HTMLElement {
  #rows: HTMLTableRowElement[] = [];
  #form: HTMLFormElement | null = null;
  #sorted = { key: "", down: false };

  connectedCallback(): void {
    this.#rows = [...this.querySelectorAll<HTMLTableRowElement>("tbody tr")];
    this.#form = this.querySelector("form");
    this.#offerSorting();
    this.#form?.addEventListener("input", () => this.#apply());
    this.#form?.addEventListener("submit", (event) => event.preventDefault());
    this.querySelector("[data-none] button")?.addEventListener("click", () => this.#reset());
    if (this.#form) this.#form.hidden = false;
    this.#restore();
  }

  #offerSorting(): void {
    for (const head of this.querySelectorAll<HTMLElement>("th[data-key]")) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => {
        const key = head.dataset.key ?? "";
        this.#sorted = { key, down: this.#sorted.key === key && !this.#sorted.down };
        this.#sort();
        this.#remember();
      });
      head.append(button);
    }
  }

  /** Sorts by the column's `data-sort`; empty cells stand last in both directions. */
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
    this.querySelector("tbody")?.append(...this.#rows);
  }

  #apply(): void {
    const wanted = this.#wanted();
    const words = (wanted.get("q") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of this.#rows) {
      const text = (row.textContent ?? "").toLowerCase();
      const fits = filters.every((name) => !wanted.get(name) || row.dataset[name] === wanted.get(name));
      row.hidden = !(fits && words.every((word) => text.includes(word)));
      if (!row.hidden) shown += 1;
    }
    const output = this.querySelector("[data-shown]");
    if (output) output.textContent = shown === this.#rows.length ? `${shown} rows` : `${shown} of ${this.#rows.length}`;
    const none = this.querySelector<HTMLElement>("[data-none]");
    if (none) none.hidden = shown > 0;
    this.#remember();
  }

  #wanted(): Map<string, string> {
    return new Map([...new FormData(this.#form ?? undefined)].map(([name, value]) => [name, String(value)]));
  }

  #remember(): void {
    const query = new URLSearchParams([...this.#wanted()].filter(([, value]) => value !== ""));
    if (this.#sorted.key) query.set("sort", (this.#sorted.down ? "-" : "") + this.#sorted.key);
    const search = query.size > 0 ? `?${query}` : "";
    history.replaceState(null, "", location.pathname + search + location.hash);
  }

  #restore(): void {
    const query = new URLSearchParams(location.search);
    for (const field of this.#form?.elements ?? []) {
      const named = field as HTMLInputElement | HTMLSelectElement;
      const value = query.get(named.name);
      if (value !== null) named.value = value;
    }
    const sort = query.get("sort") ?? "";
    if (sort) this.#sorted = { key: sort.replace(/^-/, ""), down: sort.startsWith("-") };
    this.#sort();
    if (query.size > 0) this.#apply();
  }

  #reset(): void {
    this.#form?.reset();
    this.#apply();
  }
}

customElements.define("model-table", ModelTable);
