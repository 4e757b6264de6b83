/** Loads the code and the data of the search, both only when it is first used. */
import type { SearchData } from "../lib/search/search-data.ts";
import { fetchJson, loadOnce } from "./load-once.ts";
import type { SearchView } from "./search-view.ts";

/** Loads the view of a search form, which names its data and base. Throws when the network or the server fails. */
export function viewLoader(form: HTMLElement): () => Promise<SearchView> {
  return loadOnce(async () => {
    const { source = "", base = "" } = form.dataset;
    const stages = form.querySelector("template")?.content ?? document.createDocumentFragment();
    const [{ createView }, data] = await Promise.all([import("./search-view.ts"), fetchJson<SearchData>(source)]);
    return createView(data, stages, base);
  });
}
