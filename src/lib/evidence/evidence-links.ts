/** Links to the source of a fact: the provider's page, and the snapshot that we took of it. */
import { snapshotPath } from "../../../pipeline/domain/paths.ts";
import type { Evidence } from "../../../pipeline/domain/schema.ts";
import type { Model } from "../almanac/almanac.ts";

export interface EvidenceLinks {
  /** Trail of headings. */
  section: readonly string[];
  /** Row of a table, counted from 1; null for a sentence. */
  row: number | null;
  /** The provider's page, scrolled to the model where the browser supports it. */
  url: string | null;
  /** Path of our snapshot, at the line. */
  snapshot: string | null;
  /** The day of the snapshot in which the fact was first given in this form. */
  since: string | null;
  /** Whether a person took the fact from the sentence. */
  isAnnotation: boolean;
}

/** The source of a fact of the model, by the index of its evidence; null where it has none. */
export function factLinks(model: Model, index: number | null): EvidenceLinks | null {
  const evidence = index === null ? undefined : model.record.evidence[index];
  return evidence ? evidenceLinks(model, evidence) : null;
}

/** The source that a piece of evidence names. */
export function evidenceLinks(model: Model, evidence: Evidence): EvidenceLinks {
  const { page, snapshot, section, row, line, annotation = false } = evidence;
  const known = model.provider.definition.pages.find(({ id }) => id === page);
  return {
    section,
    row,
    since: snapshot,
    isAnnotation: annotation,
    url: known ? known.url + textFragment(model) : null,
    snapshot: snapshot && snapshotPath(model.provider.id, page, snapshot, line),
  };
}

/** The sources of some changes, each snapshot line once. */
export function changeLinks(model: Model, changes: readonly { evidence: Evidence | null }[]): EvidenceLinks[] {
  const links = changes.flatMap(({ evidence }) => (evidence ? [evidenceLinks(model, evidence)] : []));
  return [...new Map(links.map((link) => [link.snapshot, link])).values()];
}

/** Where on the page it is: `row 3`, or `sentence`. */
export function positionText({ row }: Pick<EvidenceLinks, "row">): string {
  return row === null ? "sentence" : `row ${row}`;
}

/**
 * A fragment that lets a browser scroll to the model's row: the version where it follows the id, else the id. A page that no
 * longer contains it opens at its top. https://wicg.github.io/scroll-to-text-fragment/
 */
export function textFragment({ record: { model, version } }: Pick<Model, "record">): string {
  const text = version === null ? encoded(model) : `${encoded(model)}-,${encoded(version)}`;
  return text.length > 300 ? "" : `#:~:text=${text}`;
}

/** Hyphens, commas and ampersands have a meaning in a text fragment. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll("-", "%2D");
}
