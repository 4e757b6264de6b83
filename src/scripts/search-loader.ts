/** Loads what search needs once it is asked for: its code and its data, both only on first use. */
import type { SearchView } from "./search-view.ts";

/**
 * Gives the view for a search form, which names its data and base. A load that failed is tried again when next asked.
 * @throws when the network or the server fails.
 */
export function viewLoader(form: HTMLElement): () => Promise<SearchView> {
  let view: Promise<SearchView> | undefined;
  return () => {
    view ??= load(form).catch((error: unknown) => {
      view = undefined;
      throw error;
    });
    return view;
  };
}

async function load(form: HTMLElement): Promise<SearchView> {
  const { source = "", base = "" } = form.dataset;
  const stages = form.querySelector("template")?.content ?? document.createDocumentFragment();
  const [{ createView }, response] = await Promise.all([import("./search-view.ts"), fetch(source)]);
  if (!response.ok) throw new Error(`${source}: ${response.status}`);
  return createView(await response.json(), stages, base);
}

/** Runs something only if it is not called off soon: what takes no time needs no word. Returns what calls it off. */
export function slowly(run: () => void): () => void {
  const timer = setTimeout(run, 150);
  return () => clearTimeout(timer);
}

/** The first element inside another that a selector finds. Throws where there is none: the page and we disagree. */
export function find<T extends HTMLElement>(inside: HTMLElement, selector: string, kind: new () => T): T {
  const found = inside.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`no ${selector} in ${inside.localName}`);
  return found;
}
