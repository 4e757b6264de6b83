/** Where a fact stands: on the provider's page, and in the snapshot we took of it. */

import { snapshotPath } from "../../../pipeline/domain/paths.ts";
import type { Evidence } from "../../../pipeline/domain/schema.ts";
import type { Model } from "../almanac/almanac.ts";

export interface EvidenceLinks {
  /** Trail of headings. */
  section: readonly string[];
  /** Row of a table, counted from 1; null for a sentence. */
  row: number | null;
  /** The provider's page, scrolled to the model where the browser can. */
  url: string | null;
  /** Our snapshot of it, at the very line. */
  snapshot: string | null;
  /** The day of the snapshot in which the fact first stood as it stands now. */
  since: string | null;
  /** Whether a person read the sentence. */
  read: boolean;
}

/** The place of a fact of the model; null where none is given. */
export function factLinks(model: Model, index: number | null): EvidenceLinks | null {
  const evidence = index === null ? undefined : model.record.evidence[index];
  return evidence ? evidenceLinks(model, evidence) : null;
}

/** The place that a piece of evidence names. */
export function evidenceLinks(model: Model, evidence: Evidence): EvidenceLinks {
  const { page, snapshot, section, row, line, annotation = false } = evidence;
  const known = model.provider.definition.pages.find(({ id }) => id === page);
  return {
    ...{ section, row, since: snapshot, read: annotation },
    url: known ? known.url + textFragment(model) : null,
    snapshot: snapshot && snapshotPath(model.provider.id, page, snapshot, line),
  };
}

/**
 * A fragment that lets a browser scroll to the model's row: the version where it follows the id, else the id. A page
 * that no longer says so simply opens at its top. https://wicg.github.io/scroll-to-text-fragment/
 */
export function textFragment({ record: { model, version } }: Pick<Model, "record">): string {
  const text = version === null ? encoded(model) : `${encoded(model)}-,${encoded(version)}`;
  return text.length > 300 ? "" : `#:~:text=${text}`;
}

/** A hyphen, comma or ampersand has a meaning in a text fragment. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll("-", "%2D");
}
