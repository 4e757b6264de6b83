/** The part of the search that is loaded on first use: the index, and results as elements. */

import { highlighted } from "../lib/search/highlight.ts";
import type { Identify } from "../lib/search/identify.ts";
import type { Query } from "../lib/search/query.ts";
import { type ResultDate, resultDates, resultMark } from "../lib/search/result-date.ts";
import { createSearch, type Filter, type Result } from "../lib/search/search.ts";
import type { SearchData } from "../lib/search/search-data.ts";
import { documentsOf, type SearchDocument } from "../lib/search/search-documents.ts";
import { element } from "./dom.ts";
import { localDate } from "./local-date.ts";

export interface SearchView {
  search: (text: string, most?: number, filter?: Filter) => Result;
  /** Loads what a search of the text needs beside the index: what knows the forms of ids, where it is in one of them. */
  prepare: (text: string) => Promise<void>;
  /** A result, as a link to the page of the model. */
  row: (document: SearchDocument, query: Query) => HTMLAnchorElement;
}

/** Ids with a platform, a maker or a region in front: `azure/…`, `openai:…`, `us.anthropic.…`. */
const inForeignForm = /[/:@]|[a-z]\.[a-z]/i;

/** A view of the data. `stages` has an element for each stage to copy, `base` is put before every path. */
export function createView(data: SearchData, stages: DocumentFragment, base: string): SearchView {
  const day = localDate();
  const row: SearchView["row"] = (document, query) => {
    const link = element(
      "a",
      { class: "model-row" },
      idOf(document, query),
      whereOf(document, stages),
      retirementOf(document, day),
    );
    link.href = base + document.path;
    return link;
  };
  const documents = documentsOf(data);
  const search = createSearch(data, documents);
  let identify: Identify | null = null;
  return {
    search: (text, most, filter) => search(text, most, filter, identify?.(text)),
    prepare: async (text) => {
      if (identify === null && inForeignForm.test(text))
        identify = (await import("../lib/search/identify.ts")).identifierOf(documents);
    },
    row,
  };
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

function whereOf({ provider, stage }: SearchDocument, stages: DocumentFragment): HTMLElement {
  const drawn = stages.querySelector(`.stage-${stage ?? "unsaid"}`)?.cloneNode(true) ?? "";
  return element(
    "span",
    { class: "row-status" },
    drawn,
    " ",
    element("span", { class: "row-provider" }, provider.name),
  );
}

function retirementOf(document: SearchDocument, day: string): HTMLElement {
  const whole = element("span", { class: "row-retirement" }, ...resultDates(document, day).map(dateOf));
  const mark = resultMark(document, day);
  if (mark !== null) whole.append(" ", element("span", { class: "age-mark" }, mark));
  return whole;
}

function dateOf({ date, isUncertain, scope, isForOthers, countdown }: ResultDate): HTMLElement {
  const whole = element("span", {}, element("span", isUncertain ? { class: "uncertain" } : {}, date));
  if (scope !== null) whole.append(" ", element("span", { class: "meta" }, "for “", element("bdi", {}, scope), "”"));
  if (isForOthers) whole.append(" ", element("span", { class: "meta" }, "for others"));
  if (countdown === "") return whole;
  whole.append(", ", element("span", { class: isUncertain ? "countdown uncertain" : "countdown" }, countdown));
  return whole;
}

function marked(text: string, query: Query): Node[] {
  return highlighted(text, query).map((part, i) =>
    i % 2 === 1 ? element("mark", {}, part) : document.createTextNode(part),
  );
}
