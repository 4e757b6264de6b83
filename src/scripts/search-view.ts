/** The part of the search that is loaded on first use: the index, and results as elements. */

import { highlighted } from "../lib/search/highlight.ts";
import { listedIds } from "../lib/search/id-list.ts";
import type { Identify } from "../lib/search/identify.ts";
import { type PageHit, pageFinder } from "../lib/search/page-hits.ts";
import type { Query } from "../lib/search/query.ts";
import { createSearch, type Filter, type Result } from "../lib/search/search.ts";
import type { SearchData } from "../lib/search/search-data.ts";
import { documentsOf, type SearchDocument } from "../lib/search/search-documents.ts";
import { listMessage, statusMessage } from "../lib/search/status-message.ts";
import { element } from "./dom.ts";
import { localDate } from "./local-date.ts";
import { retirementCell, statusCell } from "./result-cells.ts";

export interface SearchView {
  search: (text: string, most?: number, filter?: Filter) => ShownResult;
  /** Loads what a search of the text needs beside the index: what knows the forms of ids, where it may be one of them. */
  prepare: (text: string) => Promise<void>;
}

export interface ShownResult {
  /** Links to pages that the text names, then to the models found. */
  rows: HTMLAnchorElement[];
  /** What is said about them. */
  status: string;
  /** Whether there are more models than were asked for. */
  hasMore: boolean;
}

/** Ids with a platform, a maker or a region in front: `azure/…`, `openai:…`, `us.anthropic.…`. */
const inForeignForm = /[/:@]|[a-z]\.[a-z]/i;

/** A view of the data. `stages` has an element for each stage to copy, `base` is put before every path. */
export function createView(data: SearchData, stages: DocumentFragment, base: string): SearchView {
  const day = localDate();
  const row = (document: SearchDocument, query: Query) => {
    const link = element(
      "a",
      { class: "model-row" },
      idOf(document, query),
      statusCell(document, stages),
      retirementCell(document, day),
    );
    link.href = base + document.path;
    return link;
  };
  const documents = documentsOf(data);
  const search = createSearch(data, documents);
  const pagesOf = pageFinder(data, documents);
  let identify: Identify | null = null;
  const find = (text: string, most: number, filter: Filter) => search(text, most, filter, identify?.(text));
  return {
    search: (text, most = 20, filter = noFilter) => {
      const isFiltered = filter.stage !== null || filter.provider !== null;
      const texts = listedIds(text);
      const answers = texts.map((one) => ({
        text: one,
        result: find(one, texts.length > 1 ? mostOfListed : most, filter),
      }));
      const [{ result }] = answers as [(typeof answers)[number]];
      return {
        rows: [
          ...(isFiltered ? [] : pagesOf(text).map((hit) => pageRow(hit, base))),
          ...answers.flatMap((it) => it.result.hits.map((hit) => row(hit, it.result.query))),
        ],
        status: texts.length > 1 ? listMessage(answers) : statusMessage(result, isFiltered),
        hasMore: texts.length === 1 && result.total > result.hits.length,
      };
    },
    prepare: async (text) => {
      if (identify !== null) return;
      const isFound = ({ total, similar }: Result) => total > 0 && !similar;
      if (listedIds(text).every((one) => !inForeignForm.test(one) && isFound(search(one, 1)))) return;
      identify = (await import("../lib/search/identify.ts")).identifierOf(documents);
    },
  };
}

const noFilter: Filter = { stage: null, provider: null };

/** How many results each id of a list has. */
const mostOfListed = 3;

function pageRow({ title, note, path }: PageHit, base: string): HTMLAnchorElement {
  const name = element("span", { class: "row-model" }, element("b", {}, element("bdi", {}, title)));
  const link = element("a", { class: "model-row" }, name, element("span", { class: "meta" }, note));
  link.href = base + path;
  return link;
}

function idOf({ model, version, name, aliases, replacements, kind }: SearchDocument, query: Query): HTMLElement {
  const id = element("bdi", { class: "id" }, ...marked(model, query));
  if (version !== null) id.append(" ", element("span", { class: "version" }, ...marked(version, query)));
  const isFound = (alias: string) => highlighted(alias, { ...query, words: [] }).length > 1;
  const notes = [
    ...(name === null || name === model ? [] : [name]),
    ...(kind === "model" ? [] : [kind]),
    ...aliases.filter(isFound).map((alias) => `alias ${alias}`),
  ];
  const whole = element("span", { class: "row-model" }, id);
  if (notes.length > 0) whole.append(" ", element("bdi", { class: "meta" }, ...marked(notes.join(", "), query)));
  if (replacements.length > 0) {
    whole.append(
      " ",
      element(
        "span",
        { class: "replacement" },
        "→ ",
        element("bdi", { class: "id" }, ...marked(replacements.join(", "), { ...query, words: [] })),
      ),
    );
  }
  return whole;
}

function marked(text: string, query: Query): Node[] {
  return highlighted(text, query).map((part, i) =>
    i % 2 === 1 ? element("mark", {}, part) : document.createTextNode(part),
  );
}
