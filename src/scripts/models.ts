/** The page of all results: question and filters stand in its address, and the list follows them. */
import type { Filter } from "../lib/search/search.ts";
import { loadingWords, statusWords } from "../lib/search/status.ts";
import { viewLoader } from "./search-loader.ts";

const step = 50;

class ModelResults extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector("form");
    const input = this.querySelector("input");
    const list = this.querySelector("ol");
    const status = this.querySelector<HTMLElement>("[role=status]");
    const more = this.querySelector<HTMLButtonElement>("button.more");
    if (form && input && list && status && more) connect(form, input, list, status, more);
  }
}

function connect(
  form: HTMLFormElement,
  input: HTMLInputElement,
  list: HTMLElement,
  status: HTMLElement,
  more: HTMLButtonElement,
): void {
  const load = viewLoader(form);
  const selects = [...form.querySelectorAll("select")];
  const values = () => [input, ...selects].filter(({ value }) => value.trim() !== "");
  let most = step;

  const update = async () => {
    const asked = address(values());
    history.replaceState(null, "", asked);
    more.hidden = true;
    if (values().length === 0) return clear();
    const late = setTimeout(() => clear(loadingWords), 150);
    try {
      const view = await load();
      if (asked !== address(values())) return;
      const result = view.search(input.value, most, filterOf(selects));
      list.replaceChildren(...result.hits.map((hit) => item(view.row(hit, result.query))));
      status.textContent = statusWords(
        result,
        selects.some(({ value }) => value !== ""),
      );
      more.hidden = result.total <= result.hits.length;
    } catch {
      clear("The search could not be loaded. The index below works without it.");
    } finally {
      clearTimeout(late);
    }
  };
  const clear = (words = "") => {
    list.replaceChildren();
    status.textContent = words;
  };
  const restart = () => {
    most = step;
    return update();
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", restart);
  more.addEventListener("click", async () => {
    const seen = list.children.length;
    most += step;
    await update();
    list.children[seen]?.querySelector("a")?.focus();
  });
  for (const part of [input, list]) part.addEventListener("keydown", (event) => walk(event, input, list));
  const asked = new URLSearchParams(location.search);
  input.value = asked.get("q") ?? "";
  // A value that no option has is no choice: then all stand.
  for (const select of selects) {
    const wanted = asked.get(select.name);
    if ([...select.options].some(({ value }) => value === wanted)) select.value = wanted ?? "";
  }
  for (const hidden of form.querySelectorAll<HTMLElement>("[data-enhanced]")) hidden.hidden = false;
  void update();
}

/** The arrow keys lead from the field through the results and back. */
function walk(event: KeyboardEvent, input: HTMLInputElement, list: HTMLElement): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const stops: HTMLElement[] = [input, ...list.querySelectorAll("a")];
  const at = document.activeElement instanceof HTMLElement ? stops.indexOf(document.activeElement) : -1;
  const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function address(fields: readonly { name: string; value: string }[]): string {
  const query = new URLSearchParams(fields.map(({ name, value }) => [name, value])).toString();
  return location.pathname + (query === "" ? "" : `?${query}`) + location.hash;
}

function filterOf(selects: readonly HTMLSelectElement[]): Filter {
  const value = (name: string) => selects.find((select) => select.name === name)?.value || null;
  return { stage: value("stage"), provider: value("provider") };
}

function item(row: HTMLElement): HTMLElement {
  const made = document.createElement("li");
  made.append(row);
  return made;
}

customElements.define("model-results", ModelResults);
