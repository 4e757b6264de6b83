/**
 * The search field as a combobox with a list of links (ARIA Authoring Practices, "Combobox" with list autocomplete).
 * Enter on no result sends the form, which leads to all results.
 */
import { loadingWords, statusWords } from "../lib/search/status.ts";
import { viewLoader } from "./search-loader.ts";

class ModelSearch extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector("form");
    const input = this.querySelector("input");
    const list = this.querySelector<HTMLElement>("[role=listbox]");
    const status = this.querySelector<HTMLElement>("[role=status]");
    if (form && input && list && status) connect(form, input, list, status);
  }
}

function connect(form: HTMLFormElement, input: HTMLInputElement, list: HTMLElement, status: HTMLElement): void {
  const load = viewLoader(form);
  let active = -1;
  const options = () => [...list.children].filter((child) => child instanceof HTMLAnchorElement);

  const activate = (next: number) => {
    active = next;
    for (const [i, option] of options().entries()) option.setAttribute("aria-selected", String(i === active));
    const chosen = options()[active];
    if (chosen) input.setAttribute("aria-activedescendant", chosen.id);
    else input.removeAttribute("aria-activedescendant");
    chosen?.scrollIntoView({ block: "nearest" });
  };
  const show = (rows: readonly HTMLAnchorElement[], words: string) => {
    for (const [i, row] of rows.entries()) {
      row.id = `${list.id}-${i}`;
      row.role = "option";
      row.tabIndex = -1;
    }
    list.replaceChildren(...rows);
    list.hidden = rows.length === 0;
    input.setAttribute("aria-expanded", String(rows.length > 0));
    status.textContent = words;
    activate(-1);
  };
  const close = () => show([], "");

  const update = async () => {
    const asked = input.value;
    if (asked.trim() === "") return close();
    const late = setTimeout(() => show([], loadingWords), 150);
    try {
      const view = await load();
      if (asked !== input.value) return;
      const result = view.search(asked);
      const rows = result.hits.map((hit) => view.row(hit, result.query));
      show(rows, statusWords(result) + (result.total > rows.length ? ". Press Enter for all of them." : ""));
    } catch {
      show([], "The search could not be loaded. Press Enter for the index by letter.");
    } finally {
      clearTimeout(late);
    }
  };

  const moves: Record<string, () => number> = {
    ArrowDown: () => (active + 1) % options().length,
    ArrowUp: () => (active <= 0 ? options().length : active) - 1,
    ...{ Home: () => 0, End: () => options().length - 1 },
  };
  input.addEventListener("keydown", (event) => {
    if (event.key === "Tab") return close();
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key === "Escape" && status.textContent !== "") close();
    else if (event.key === "Enter" && options()[active]) options()[active]?.click();
    else if (event.key === "ArrowDown" && list.hidden) update();
    else if (moves[event.key] && !list.hidden && (active >= 0 || event.key.startsWith("Arrow"))) {
      activate(moves[event.key]?.() ?? -1);
    } else return;
    event.preventDefault();
  });
  input.addEventListener("focus", () => void load().catch(() => undefined));
  input.addEventListener("input", update);
  form.addEventListener("focusout", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && form.contains(relatedTarget))) close();
  });
  for (const [name, value] of Object.entries({
    ...{ role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": list.id },
  })) {
    input.setAttribute(name, value);
  }
}

customElements.define("model-search", ModelSearch);
