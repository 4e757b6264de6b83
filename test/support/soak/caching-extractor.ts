/** An extractor that reads no text twice: a soak sees the same pages, and replays the same history, again and again. */

import { sha256 } from "../../../pipeline/domain/hash.ts";
import type { PageInput } from "../../../pipeline/extract/extract-page.ts";
import type { Extraction } from "../../../pipeline/extract/extraction.ts";
import type { Extractor } from "../../../pipeline/extract/extractor.ts";

type WithSnapshot = ReturnType<Extractor["snapshotPage"]>;

/** The extractor, and how to make it forget all that it knows. */
export function cachingExtractor(extractor: Extractor): { extractor: Extractor; forget(): void } {
  const extracted = new Map<string, Extraction>();
  const snapshots = new Map<string, WithSnapshot>();
  const extractPage = (text: string, input: PageInput): Extraction => {
    const found = kept(extracted, keyOf(text, input), () => extractor.extractPage(text, input));
    return dated(found, input.snapshot);
  };
  const snapshotPage = (text: string, input: PageInput): WithSnapshot => {
    const { body, extraction } = kept(snapshots, keyOf(text, input), () => extractor.snapshotPage(text, input));
    return { body, extraction: dated(extraction, input.snapshot) };
  };
  const forget = (): void => {
    extracted.clear();
    snapshots.clear();
  };
  return { extractor: { ...extractor, extractPage, snapshotPage }, forget };
}

const keyOf = (text: string, { provider, page, format }: PageInput): string =>
  [provider, page, format, sha256(text)].join(" ");

function kept<T>(known: Map<string, T>, key: string, read: () => T): T {
  const found = known.get(key) ?? read();
  known.set(key, found);
  return found;
}

/** Of the day on which a page is read, nothing but its evidence knows. */
function dated(extraction: Extraction, snapshot: string | null): Extraction {
  const records = extraction.records.map((record) => {
    return { ...record, evidence: record.evidence.map((place) => ({ ...place, snapshot })) };
  });
  return { ...extraction, records };
}
