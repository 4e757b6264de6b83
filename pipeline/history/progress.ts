/** How far the replay of a provider has come, as a value that can be stored. */
import type { Change, ModelRecord, PassageChange } from "../domain/schema.ts";
import type { Covered, Extraction } from "../extract/extraction.ts";
import type { Conflict } from "./merge-pages.ts";

export interface Progress {
  /** The last day that was replayed; empty before the first. */
  day: string;
  records: ModelRecord[];
  /** Found since the replay was started or resumed. */
  changes: Change[];
  /** The same for passages. */
  passages: PassageChange[];
  /** Page id → the hashes of all passages that were ever unread on it. */
  known: Map<string, Set<string>>;
  /** Page id → its latest snapshot: what it says, and what of that counts, see held-facts.ts. */
  latest: Map<string, { day: string; extraction: Extraction; counts: Extraction }>;
  conflicts: Conflict[];
}

/** Before the first day. */
export function noProgress(): Progress {
  return { day: "", records: [], changes: [], passages: [], known: new Map(), latest: new Map(), conflicts: [] };
}

/** The same, untouched by what is replayed later, without the changes that led there. */
export function keptProgress({ known, latest, ...rest }: Progress): Progress {
  const hashes = [...known].map(([page, all]): [string, Set<string>] => [page, new Set(all)]);
  return { ...rest, changes: [], passages: [], known: new Map(hashes), latest: new Map(latest) };
}

/** An extraction as JSON has it. */
export function storedExtraction({ covered, ...rest }: Extraction) {
  return { ...rest, covered: [...covered].map(([id, kinds]): [string, Covered[]] => [id, [...kinds]]) };
}

/** The extraction that was stored. */
export function restoredExtraction({ covered, ...rest }: ReturnType<typeof storedExtraction>): Extraction {
  return { ...rest, covered: new Map(covered.map(([id, kinds]) => [id, new Set(kinds)])) };
}

/** Progress as JSON has it. */
export function storedProgress({ day, records, known, latest, conflicts }: Progress) {
  return {
    day,
    records,
    conflicts,
    known: [...known].map(([page, hashes]): [string, string[]] => [page, [...hashes]]),
    latest: [...latest].map(([page, { day: on, extraction, counts }]) => ({
      page,
      day: on,
      extraction: storedExtraction(extraction),
      // Most states count as they are.
      counts: counts === extraction ? null : storedExtraction(counts),
    })),
  };
}
export type StoredProgress = ReturnType<typeof storedProgress>;

/** The progress that was stored. */
export function restoredProgress({ day, records, conflicts, known, latest }: StoredProgress): Progress {
  const pages = latest.map(({ page, day: on, extraction: stored, counts }) => {
    const extraction = restoredExtraction(stored);
    return [page, { day: on, extraction, counts: counts === null ? extraction : restoredExtraction(counts) }] as const;
  });
  return {
    ...noProgress(),
    day,
    records,
    conflicts,
    known: new Map(known.map(([page, hashes]) => [page, new Set(hashes)])),
    latest: new Map(pages),
  };
}
