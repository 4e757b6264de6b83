/**
 * `<model-check>`: finds the models in a pasted text. What is pasted stays in the browser; the ids found are kept in the
 * fragment of the address, so that the list can be shared.
 */
import { checkPath, idsInFragment } from "../lib/check/check-link.ts";
import type { CheckData } from "../lib/search/search-data.ts";
import { loadingMessage } from "../lib/search/status-message.ts";
import type { CheckPasted, ShownCheck } from "./check-view.ts";
import { element, find } from "./dom.ts";
import { afterDelay, fetchJson, loadOnce } from "./load-once.ts";

/** Milliseconds without a key after which a text is checked. */
const pause = 250;
/** Characters that are checked of a longer text. */
const longest = 4_000_000;

class ModelCheck extends HTMLElement {
  #field!: HTMLTextAreaElement;
  #status!: HTMLElement;
  #results!: HTMLElement;
  #shown: ShownCheck | null = null;
  #timer = 0;
  #load!: () => Promise<CheckPasted>;

  connectedCallback(): void {
    const { source = "", base = "" } = this.dataset;
    this.#field = find(this, "textarea", HTMLTextAreaElement);
    this.#status = find(this, "[role=status]", HTMLElement);
    this.#results = find(this, "[data-results]", HTMLElement);
    const stages = find(this, "template", HTMLTemplateElement).content;
    this.#load = loadOnce(async () => {
      const [{ createCheck }, data] = await Promise.all([import("./check-view.ts"), fetchJson<CheckData>(source)]);
      return createCheck(data, stages, base);
    });
    this.#field.addEventListener("focus", () => void this.#load().catch(() => undefined));
    this.#field.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.#update(), pause);
    });
    for (const button of this.querySelectorAll<HTMLButtonElement>("button[data-do]")) {
      button.addEventListener("click", () => void this.#do(button));
    }
    window.addEventListener("hashchange", () => this.#read());
    this.#read();
  }

  /** Takes the list from the address. */
  #read(): void {
    const ids = idsInFragment(location.hash);
    if (ids.length > 0) this.#field.value = `${ids.join("\n")}\n`;
    // What was typed before Back is in the field again.
    if (this.#field.value !== "") void this.#update();
  }

  async #update(): Promise<void> {
    const text = this.#field.value;
    if (text.trim() === "") {
      this.#show(null, "");
      return this.#keep([]);
    }
    const isWanted = () => text === this.#field.value;
    const done = afterDelay(() => this.#show(null, loadingMessage));
    try {
      const check = await this.#load();
      const shown = await check(text.slice(0, longest), isWanted);
      if (!isWanted()) return;
      const cut = text.length > longest ? " Only the first 4 million characters were checked." : "";
      this.#show(shown, shown.status + cut);
      this.#keep(shown.ids);
    } catch {
      this.#show(null, "The list of models could not be loaded. Try again later.");
    } finally {
      done();
    }
  }

  #show(shown: ShownCheck | null, words: string): void {
    this.#shown = shown;
    this.#status.textContent = words;
    this.#results.hidden = shown === null || shown.ids.length === 0;
    find(this, "ol", HTMLElement).replaceChildren(...(shown?.rows ?? []));
    const watch = find(this, "[data-watch]", HTMLElement);
    watch.hidden = !shown?.watchList;
    find(watch, "pre", HTMLElement).textContent = shown?.watchList ?? "";
    const { base = "" } = this.dataset;
    find(watch, "ul", HTMLElement).replaceChildren(
      ...(shown?.subscriptions ?? []).map(([name, path]) =>
        element("li", {}, element("a", { href: base + path }, element("bdi", {}, name))),
      ),
    );
  }

  /** Puts the ids into the address; a list that is too long for one leaves it empty. */
  #keep(ids: readonly string[]): void {
    const fragment = checkPath(ids)?.split("#")[1];
    history.replaceState(history.state, "", location.pathname + location.search + (fragment ? `#${fragment}` : ""));
    for (const button of this.querySelectorAll<HTMLButtonElement>('[data-do="link"]')) button.disabled = !fragment;
  }

  async #do(button: HTMLButtonElement): Promise<void> {
    const { do: action = "" } = button.dataset;
    if (action === "clear" || action === "example") {
      this.#field.value = action === "clear" ? "" : (this.dataset.example ?? "");
      this.#field.focus();
      return this.#update();
    }
    const texts: Record<string, () => string> = {
      link: () => location.href,
      markdown: () => this.#shown?.markdown() ?? "",
      csv: () => this.#shown?.csv() ?? "",
      watch: () => this.#shown?.watchList ?? "",
    };
    const copied = await copy(texts[action]?.() ?? "");
    find(this, "[data-copied]", HTMLElement).textContent = copied;
    button.dataset.done = copied;
    setTimeout(() => delete button.dataset.done, 1500);
  }
}

async function copy(text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return "Copied";
  } catch {
    return "Not copied: the browser refused";
  }
}

customElements.define("model-check", ModelCheck);
