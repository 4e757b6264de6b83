/** Extractions of snapshots, kept on the disk: a snapshot never changes, so it is read once by each version of the reader. */
import { sha256 } from "../domain/hash.ts";
import { canonicalJson } from "../domain/order.ts";
import type { SnapshotFile, Source } from "../domain/source.ts";
import type { Extraction } from "../extract/extraction.ts";
import { restoredExtraction, storedExtraction } from "../history/progress.ts";
import { cacheContent, readCached, trimCache, writeCached } from "../storage/cache.ts";
import type { CodeVersion } from "../storage/code-version.ts";
import type { Effects } from "../storage/effects.ts";

/** Where extractions are kept, and the code that makes them. */
interface Keeper {
  effects: Effects;
  root: string;
  version?: CodeVersion | undefined;
}

/** Snapshots of one page whose extractions are kept; the oldest make room. About ten megabytes a page. */
const mostPerPage = 1000;

/** The extraction of a snapshot with that text: from the cache, else by `extract`. Without a code version nothing is kept. */
export function cachedExtraction(
  { effects, root, version }: Keeper,
  source: Source,
  { provider, page, day }: SnapshotFile,
  text: string,
  extract: () => Extraction,
): Extraction {
  if (version === undefined) return extract();
  const definition = source.definition.pages.find(({ id }) => id === page);
  const annotations = source.annotations.filter((each) => each.page === page);
  const key = sha256(canonicalJson([version.reader, provider, page, day, definition ?? null, annotations, text]));
  const name = `extractions/${provider}/${page}/${day}-${key.slice(0, 16)}`;
  const stored = readCached<ReturnType<typeof storedExtraction>>(effects, root, name, key);
  if (stored) return restoredExtraction(stored);
  const extraction = extract();
  writeCached(effects, root, name, cacheContent(key, storedExtraction(extraction)));
  trimCache(effects, root, name, mostPerPage);
  return extraction;
}
