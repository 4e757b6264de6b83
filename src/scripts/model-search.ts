/**
 * The search field as a combobox with a list of links (ARIA Authoring Practices, "Combobox" with list autocomplete).
 * Enter without a chosen result submits the form, which leads to all results.
 */
import { loadingMessage } from "../lib/search/status-message.ts";
import { find } from "./dom.ts";
import { afterDelay } from "./load-once.ts";
import { viewLoader } from "./search-loader.ts";
import type { SearchView } from "./search-view.ts";

/** The key of the words in the state of the history. */
const leftText = "search";

class ModelSearch extends HTMLElement {
  #input!: HTMLInputElement;
  #list!: HTMLElement;
  #status!: HTMLElement;
  #load!: () => Promise<SearchView>;
  #active = -1;

  connectedCallback(): void {
    const form = find(this, "form", HTMLFormElement);
    this.#input = find(this, "input", HTMLInputElement);
    this.#list = find(this, "[role=listbox]", HTMLElement);
    this.#status = find(this, "[role=status]", HTMLElement);
    this.#load = viewLoader(form);
    this.#input.role = "combobox";
    this.#input.ariaAutoComplete = "list";
    this.#input.setAttribute("aria-controls", this.#list.id);
    this.#close();
    // A field that completes nothing is empty again after Back.
    this.#input.value ||= history.state?.[leftText] ?? "";
    this.#input.addEventListener("focus", () => void this.#update());
    this.#input.addEventListener("input", () => this.#update());
    this.#input.addEventListener("keydown", (event) => this.#onKey(event));
    form.addEventListener("submit", () => this.#leave());
    this.#list.addEventListener("click", () => this.#leave());
    form.addEventListener("focusout", ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && form.contains(relatedTarget))) this.#close();
    });
  }

  async #update(): Promise<void> {
    const asked = this.#input.value;
    if (asked.trim() === "") {
      this.#close();
      return void this.#load().catch(() => undefined);
    }
    const done = afterDelay(() => this.#show([], loadingMessage));
    try {
      const view = await this.#load();
      await view.prepare(asked);
      if (asked !== this.#input.value) return;
      const { rows, status, hasMore } = view.search(asked);
      this.#show(rows, status + (hasMore ? ". Press Enter to see all." : ""));
    } catch {
      this.#show([], "The search could not be loaded. Press Enter for the index by letter.");
    } finally {
      done();
    }
  }

  #show(rows: readonly HTMLAnchorElement[], words: string): void {
    for (const [i, row] of rows.entries()) {
      row.id = `${this.#list.id}-${i}`;
      row.role = "option";
      row.tabIndex = -1;
    }
    this.#list.replaceChildren(...rows);
    this.#list.hidden = rows.length === 0;
    this.#input.ariaExpanded = String(rows.length > 0);
    this.#status.textContent = words;
    this.#activate(-1);
  }

  /** Keeps the words in the history of the browser, for when the reader comes back. */
  #leave(): void {
    history.replaceState({ ...history.state, [leftText]: this.#input.value }, "");
  }

  #close(): void {
    this.#show([], "");
  }

  get #options(): HTMLAnchorElement[] {
    return [...this.#list.querySelectorAll("a")];
  }

  #activate(at: number): void {
    this.#active = at;
    const options = this.#options;
    for (const [i, option] of options.entries()) option.ariaSelected = String(i === at);
    const chosen = options[at];
    if (chosen) this.#input.setAttribute("aria-activedescendant", chosen.id);
    else this.#input.removeAttribute("aria-activedescendant");
    chosen?.scrollIntoView({ block: "nearest" });
  }

  #onKey(event: KeyboardEvent): void {
    const { key } = event;
    if (key === "Tab") this.#close();
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const chosen = this.#options[this.#active];
    const next = this.#list.hidden ? null : this.#placeAfter(key);
    if (key === "Escape" && this.#status.textContent !== "") this.#close();
    else if (key === "Enter" && chosen) chosen.click();
    else if (key === "ArrowDown" && this.#list.hidden) this.#update();
    else if (next !== null) this.#activate(next);
    else return;
    event.preventDefault();
  }

  /** The result that a key leads to; null where the key is for the field, as Home and End are until a result is chosen. */
  #placeAfter(key: string): number | null {
    const last = this.#options.length - 1;
    if (key === "ArrowDown") return this.#active === last ? 0 : this.#active + 1;
    if (key === "ArrowUp") return this.#active <= 0 ? last : this.#active - 1;
    if (this.#active < 0) return null;
    return key === "Home" ? 0 : key === "End" ? last : null;
  }
}

customElements.define("model-search", ModelSearch);
