/** `<model-results>`: all results of a search. The question and the filters are in the URL, and the list follows them. */
import type { Filter } from "../lib/search/search.ts";
import { loadingMessage } from "../lib/search/status-message.ts";
import { element, find } from "./dom.ts";
import { fillForm, formQuery, urlQuery, writeUrl } from "./form-url.ts";
import { afterDelay } from "./load-once.ts";
import { viewLoader } from "./search-loader.ts";
import type { SearchView } from "./search-view.ts";

const step = 50;

class ModelResults extends HTMLElement {
  #form!: HTMLFormElement;
  #input!: HTMLInputElement;
  #list!: HTMLElement;
  #status!: HTMLElement;
  #more!: HTMLButtonElement;
  #load!: () => Promise<SearchView>;
  #most = step;

  connectedCallback(): void {
    this.#form = find(this, "form", HTMLFormElement);
    this.#input = find(this, "input", HTMLInputElement);
    this.#list = find(this, "ol", HTMLElement);
    this.#status = find(this, "[role=status]", HTMLElement);
    this.#more = find(this, "button.more", HTMLButtonElement);
    this.#load = viewLoader(this.#form);
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    this.#form.addEventListener("input", () => {
      this.#most = step;
      void this.#update();
    });
    this.#more.addEventListener("click", () => this.#showMore());
    for (const part of [this.#input, this.#list]) part.addEventListener("keydown", (event) => this.#walk(event));
    fillForm(this.#form, urlQuery());
    void this.#update();
  }

  async #update(): Promise<void> {
    const asked = formQuery(this.#form);
    writeUrl(asked);
    this.#more.hidden = true;
    if (asked.size === 0) return this.#show([], "");
    const done = afterDelay(() => this.#show([], loadingMessage));
    try {
      const view = await this.#load();
      await view.prepare(asked.get("q") ?? "");
      if (String(asked) !== String(formQuery(this.#form))) return;
      const filter: Filter = { stage: asked.get("stage"), provider: asked.get("provider") };
      const { rows, status, hasMore } = view.search(asked.get("q") ?? "", this.#most, filter);
      this.#show(rows, status);
      this.#more.hidden = !hasMore;
    } catch {
      this.#show([], "The search could not be loaded. The index below works without it.");
    } finally {
      done();
    }
  }

  #show(rows: readonly HTMLElement[], words: string): void {
    this.#list.replaceChildren(...rows.map((row) => element("li", {}, row)));
    this.#status.textContent = words;
  }

  async #showMore(): Promise<void> {
    const seen = this.#list.children.length;
    this.#most += step;
    await this.#update();
    this.#list.children[seen]?.querySelector("a")?.focus();
  }

  /** The arrow keys move from the field through the results and back. */
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
}

customElements.define("model-results", ModelResults);
