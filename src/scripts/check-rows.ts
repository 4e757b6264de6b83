/** The rows of a check: an id as it was written, and what is known of each record that it may name. */
import type { CheckedId } from "../lib/check/check-text.ts";
import { namedReplacement } from "../lib/check/named-replacement.ts";
import type { SearchDocument } from "../lib/search/search-documents.ts";
import { element } from "./dom.ts";
import { retirementCell, statusCell } from "./result-cells.ts";

/** What rows are made with. */
export interface RowContext {
  documents: readonly SearchDocument[];
  /** An element for each stage, to copy. */
  stages: DocumentFragment;
  /** Put before every path. */
  base: string;
  day: string;
}

const mostVersions = 8;
const mostRelated = 4;

/** The row of an id. */
export function checkedRow(id: CheckedId, context: RowContext): HTMLElement {
  const { written, times, line, documents } = id;
  const where = times > 1 ? `line ${line} and ${times - 1} more` : `line ${line}`;
  const head = element(
    "p",
    { class: "check-id" },
    element("bdi", { class: "id" }, written),
    " ",
    element("span", { class: "meta" }, where),
  );
  const item = element("li", { class: `check-row urgency-${id.urgency}` }, head);
  if (documents.length === 0) item.append(unknownNote(id, context));
  if (documents.length > 1) item.append(note("The id does not say which of these is meant:"));
  item.append(...documents.slice(0, mostVersions).map((document) => recordRow(document, context)));
  const rest = documents.length - mostVersions;
  if (rest > 0) item.append(note("And ", linked(`${rest} more`, `/models/?q=${encodeURIComponent(written)}`, context)));
  return item;
}

function recordRow(document: SearchDocument, context: RowContext): HTMLElement {
  const name = element("span", { class: "row-model" }, linked(document.id, document.path, context), " ");
  name.append(...replacementNodes(document, context));
  return element(
    "div",
    { class: "model-row" },
    name,
    statusCell(document, context.stages),
    retirementCell(document, context.day),
  );
}

/** The last replacement with what speaks against it; else the names that the page gives. */
function replacementNodes(document: SearchDocument, context: RowContext): (Node | string)[] {
  const named = namedReplacement(document, context.documents);
  if (named === null) return [];
  const { text, replacement, doubt } = named;
  const target = replacement ? linked(text, replacement.path, context) : element("bdi", { class: "id" }, text);
  const note = doubt === "" ? "" : element("span", { class: "meta" }, ` (${doubt})`);
  return [element("span", { class: "replacement" }, "→ ", target, note)];
}

function unknownNote({ related }: CheckedId, context: RowContext): HTMLElement {
  const words = "Unknown. None of the pages we read mentions it, but that does not mean it is safe.";
  if (related.length === 0) return note(words);
  const links = related.slice(0, mostRelated).flatMap(({ id, path }, i) => {
    return [i === 0 ? "" : ", ", linked(id, path, context)];
  });
  return note(`${words} Similar: `, ...links, related.length > mostRelated ? " …" : "");
}

function linked(id: string, path: string, { base }: RowContext): HTMLAnchorElement {
  const link = element("a", { class: "id" }, element("bdi", {}, id));
  link.href = base + path;
  return link;
}

function note(...children: (Node | string)[]): HTMLElement {
  return element("p", { class: "check-note" }, ...children);
}
