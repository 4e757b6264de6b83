/** `<change-filters>`: narrows the announcements, and keeps the choice in the address so that a view can be sent on. */

import { announcementPath } from "../../pipeline/domain/paths.ts";
import type { ChangeIndex, IndexedChange } from "../lib/change-index.ts";
import { element } from "./element.ts";

const most = 300;

class ChangeFilters extends HTMLElement {
  #index: Promise<ChangeIndex> | null = null;
  #form = this.querySelector("form");
  #list = this.querySelector("ol");
  #output = this.querySelector("output");

  connectedCallback(): void {
    if (!this.#form) return;
    this.#form.hidden = false;
    const query = new URLSearchParams(location.search);
    for (const field of this.querySelectorAll("select")) field.value = query.get(field.name) ?? "";
    this.#form.addEventListener("input", () => void this.#apply());
    if (this.#chosen().size > 0) void this.#apply();
  }

  #chosen(): Map<string, string> {
    const fields = [...this.querySelectorAll("select")].filter(({ value }) => value !== "");
    return new Map(fields.map(({ name, value }) => [name, value]));
  }

  async #apply(): Promise<void> {
    const chosen = this.#chosen();
    const search = chosen.size > 0 ? `?${new URLSearchParams([...chosen])}` : "";
    history.replaceState(null, "", location.pathname + search);
    const paged = document.querySelector<HTMLElement>("[data-paged]");
    if (paged) paged.hidden = chosen.size > 0;
    if (this.#list) this.#list.hidden = chosen.size === 0;
    if (chosen.size === 0) return this.#say("");
    this.#say("loading …");
    const index = await this.#load().catch(() => null);
    if (!index) return this.#say("The list could not be loaded. Try again, or read on page by page.");
    this.#show(index.filter((item) => fits(item, chosen)));
  }

  #load(): Promise<ChangeIndex> {
    this.#index ??= fetch(this.dataset.index ?? "").then((answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json() as Promise<ChangeIndex>;
    });
    this.#index.catch(() => {
      this.#index = null;
    });
    return this.#index;
  }

  #show(items: ChangeIndex): void {
    this.#list?.replaceChildren(...items.slice(0, most).map((item) => this.#row(item)));
    const cut = items.length > most ? `, the newest ${most} shown` : "";
    this.#say(items.length === 0 ? "none" : `${items.length} found${cut}`);
  }

  #row({ id, day, kind, word, title, detail }: IndexedChange): HTMLLIElement {
    const link = element("a", { href: this.dataset.base + announcementPath(id) }, title);
    const more = detail ? [element("p", { class: "detail" }, detail)] : [];
    const text = element("div", {}, element("p", {}, link), ...more);
    return element("li", {}, element("span", { class: `kind kind-${kind}` }, word), text, element("time", {}, day));
  }

  #say(text: string): void {
    if (this.#output) this.#output.textContent = text;
  }
}

function fits(item: IndexedChange, chosen: ReadonlyMap<string, string>): boolean {
  const [provider, kind, stage, year] = ["provider", "kind", "stage", "year"].map((name) => chosen.get(name));
  return (
    (!provider || item.provider === provider) &&
    (!kind || item.kinds.includes(kind)) &&
    (!stage || item.stages.includes(stage)) &&
    (!year || item.day.startsWith(year))
  );
}

customElements.define("change-filters", ChangeFilters);
