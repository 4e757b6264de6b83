/** Passages that a page gained and no rule reads, as changes: they may announce what nobody else tells. */
import { sha256 } from "../domain/hash.ts";
import { canonicalJson } from "../domain/order.ts";
import type { PassageChange } from "../domain/schema.ts";
import type { SnapshotFile } from "../domain/source.ts";
import type { Extraction } from "../extract/extraction.ts";

/**
 * A change for each unread passage of a snapshot that no earlier snapshot of the page had; `known` holds the hashes of those.
 * A passage that occurs twice gives one change.
 */
export function newPassages(
  { provider, page, day }: SnapshotFile,
  { unread, readNotBefore }: Extraction,
  known: ReadonlySet<string>,
): PassageChange[] {
  const found = new Map(unread.filter(({ hash }) => !known.has(hash)).map((block) => [block.hash, block]));
  return [...found.values()].map(({ section, line, endLine = line, hash, models, dates }) => {
    const type = "passage-unread" as const;
    const id = sha256(canonicalJson([day, type, provider, page, hash])).slice(0, 16);
    const known = { detectedOn: day, ...(readNotBefore !== undefined && { detectedNotBefore: readNotBefore }) };
    return { id, ...known, type, provider, page, section, line, endLine, hash, models, dates };
  });
}
