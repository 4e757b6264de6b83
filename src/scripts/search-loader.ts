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
