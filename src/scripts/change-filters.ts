/** `<change-filters>`: filters over all announcements, kept in the URL so that a filtered list can be shared. */

import { announcementPath } from "../../pipeline/domain/paths.ts";
import { count } from "../../pipeline/text/format.ts";
import type { ChangeIndex, IndexedChange } from "../lib/changes/change-index.ts";
import { element, find } from "./dom.ts";
import { fillForm, formQuery, urlQuery, writeUrl } from "./form-url.ts";
import { afterDelay, fetchJson, loadOnce } from "./load-once.ts";

const most = 300;

class ChangeFilters extends HTMLElement {
  #form!: HTMLFormElement;
  #list!: HTMLElement;
  #output!: HTMLElement;
  #load = loadOnce(() => fetchJson<ChangeIndex>(this.dataset.index ?? ""));

  connectedCallback(): void {
    this.#form = find(this, "form", HTMLFormElement);
    this.#list = find(this, "ol", HTMLElement);
    this.#output = find(this, "output", HTMLElement);
    fillForm(this.#form, urlQuery());
    this.#form.addEventListener("input", () => void this.#apply());
    this.#form.addEventListener("reset", () => setTimeout(() => void this.#apply()));
    if (formQuery(this.#form).size > 0) void this.#apply();
  }

  async #apply(): Promise<void> {
    const chosen = formQuery(this.#form);
    writeUrl(chosen);
    const isFiltered = chosen.size > 0;
    const paged = document.querySelector<HTMLElement>("[data-paged]");
    if (paged) paged.hidden = isFiltered;
    this.#list.hidden = !isFiltered;
    find(this, "[data-reset]", HTMLButtonElement).hidden = !isFiltered;
    if (!isFiltered) return this.#say("");
    const done = afterDelay(() => this.#say("Loading …"));
    const index = await this.#load().catch(() => null);
    done();
    if (String(chosen) !== String(formQuery(this.#form))) return;
    if (!index) return this.#say("The list of changes could not be loaded. Try again, or read it page by page.");
    this.#show(index.filter((change) => matches(change, chosen)));
  }

  #show(changes: ChangeIndex): void {
    this.#list.replaceChildren(...changes.slice(0, most).map((change) => this.#row(change)));
    const cut = changes.length > most ? `, newest ${most} shown` : "";
    if (changes.length > 0) this.#say(count(changes.length, "change") + cut);
    else this.#say("No changes match.");
  }

  #row({ id, day, kind, word, title, detail }: IndexedChange): HTMLLIElement {
    const link = element("a", { href: this.dataset.base + announcementPath(id) }, title);
    const more = detail ? [element("p", { class: "detail" }, detail)] : [];
    const text = element("div", {}, element("p", {}, link), ...more);
    return element("li", {}, element("span", { class: `kind kind-${kind}` }, word), text, element("time", {}, day));
  }

  #say(...words: (string | Node)[]): void {
    this.#output.replaceChildren(...words);
  }
}

function matches(change: IndexedChange, chosen: URLSearchParams): boolean {
  const [provider, kind, stage, year] = ["provider", "kind", "stage", "year"].map((name) => chosen.get(name));
  return (
    (!provider || change.provider === provider) &&
    (!kind || change.kinds.includes(kind)) &&
    (!stage || change.stages.includes(stage)) &&
    (!year || change.day.startsWith(year))
  );
}

customElements.define("change-filters", ChangeFilters);
