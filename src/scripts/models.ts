/** The page of all results: question and filters stand in its address, and the list follows them. */
import type { Filter } from "../lib/search/search.ts";
import { loadingWords, statusWords } from "../lib/search/status.ts";
import { find, slowly, viewLoader } from "./search-loader.ts";
import type { SearchView } from "./search-view.ts";

const step = 50;

class ModelResults extends HTMLElement {
  #input!: HTMLInputElement;
  #selects!: HTMLSelectElement[];
  #list!: HTMLElement;
  #status!: HTMLElement;
  #more!: HTMLButtonElement;
  #load!: () => Promise<SearchView>;
  #most = step;

  connectedCallback(): void {
    const form = find(this, "form", HTMLFormElement);
    this.#input = find(this, "input", HTMLInputElement);
    this.#selects = [...form.querySelectorAll("select")];
    this.#list = find(this, "ol", HTMLElement);
    this.#status = find(this, "[role=status]", HTMLElement);
    this.#more = find(this, "button.more", HTMLButtonElement);
    this.#load = viewLoader(form);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => {
      this.#most = step;
      void this.#update();
    });
    this.#more.addEventListener("click", () => this.#showMore());
    for (const part of [this.#input, this.#list]) part.addEventListener("keydown", (event) => this.#walk(event));
    for (const hidden of form.querySelectorAll<HTMLElement>("[data-enhanced]")) hidden.hidden = false;
    this.#readAddress();
    void this.#update();
  }

  async #update(): Promise<void> {
    const asked = this.#address();
    history.replaceState(null, "", location.pathname + asked + location.hash);
    this.#more.hidden = true;
    if (asked === "") return this.#show([], "");
    const done = slowly(() => this.#show([], loadingWords));
    try {
      const view = await this.#load();
      if (asked !== this.#address()) return;
      const result = view.search(this.#input.value, this.#most, this.#filter());
      const narrowed = this.#selects.some(({ value }) => value !== "");
      this.#show(
        result.hits.map((hit) => view.row(hit, result.query)),
        statusWords(result, narrowed),
      );
      this.#more.hidden = result.total <= result.hits.length;
    } catch {
      this.#show([], "The search could not be loaded. The index below works without it.");
    } finally {
      done();
    }
  }

  #show(rows: readonly HTMLElement[], words: string): void {
    const items = rows.map((row) => {
      const item = document.createElement("li");
      item.append(row);
      return item;
    });
    this.#list.replaceChildren(...items);
    this.#status.textContent = words;
  }

  async #showMore(): Promise<void> {
    const seen = this.#list.children.length;
    this.#most += step;
    await this.#update();
    this.#list.children[seen]?.querySelector("a")?.focus();
  }

  /** The arrow keys lead from the field through the results and back. */
  #walk(event: KeyboardEvent): void {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const by = steps[event.key];
    if (by === undefined || !(document.activeElement instanceof HTMLElement)) return;
    const stops: HTMLElement[] = [this.#input, ...this.#list.querySelectorAll("a")];
    const next = stops[stops.indexOf(document.activeElement) + by];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  /** The question and filters as an address says them; empty where nothing is asked. */
  #address(): string {
    const asked = [this.#input, ...this.#selects].filter(({ value }) => value.trim() !== "");
    const query = new URLSearchParams(asked.map(({ name, value }) => [name, value])).toString();
    return query === "" ? "" : `?${query}`;
  }

  #readAddress(): void {
    const asked = new URLSearchParams(location.search);
    this.#input.value = asked.get("q") ?? "";
    for (const select of this.#selects) {
      // A value that no option has is no choice: then all stand.
      const wanted = [...select.options].find(({ value }) => value === asked.get(select.name));
      if (wanted) wanted.selected = true;
    }
  }

  #filter(): Filter {
    const value = (name: string) => this.#selects.find((select) => select.name === name)?.value || null;
    return { stage: value("stage"), provider: value("provider") };
  }
}

customElements.define("model-results", ModelResults);
