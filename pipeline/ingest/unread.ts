/** What waits for a person: passages and cells of the latest snapshots that are not read, and annotations of no use. */
import { byParts } from "../domain/order.ts";
import type { Diagnostic, ModelRecord, PageDefinition } from "../domain/schema.ts";
import type { SnapshotFile, Source } from "../domain/source.ts";
import type { Extraction } from "../extract/extraction.ts";
import { type Project, snapshotExtractor } from "./project.ts";

export interface UnreadItem {
  provider: string;
  page: string;
  /** The address of the page. */
  url: string;
  /** The snapshot that it was found in, from the project root. */
  file: string;
  kind: "passage" | "cell";
  line: number;
  endLine?: number | undefined;
  section: string[];
  models: number;
  dates: number;
  /** What an annotation calls it. */
  hash: string;
  /** Why a cell was left out. */
  message: string | null;
  /** The cell, where it is short; else its hash. */
  value: string | null;
  /** Names for an annotation, as far as they are known: the models of a cell's row. */
  names: string[];
}

export interface UnusedAnnotation {
  provider: string;
  page: string;
  block: string;
  /** The rules read its facts; otherwise the passage is gone. */
  isRedundant: boolean;
}

/** Everything unread in the latest snapshot of each page of the sources, in page order. */
export function unreadItems(project: Project, sources: readonly Source[]): UnreadItem[] {
  const extract = snapshotExtractor(project);
  return sources.flatMap((source) =>
    source.definition.pages.flatMap((definition) => {
      const latest = source.snapshots.get(definition.id)?.at(-1);
      return latest ? itemsOf(definition, latest, extract(source, latest)) : [];
    }),
  );
}

function itemsOf({ id, url }: PageDefinition, { provider, file }: SnapshotFile, extraction: Extraction): UnreadItem[] {
  const place = { provider, page: id, url, file };
  const passages = extraction.unread.map(
    (block): UnreadItem => ({ ...place, kind: "passage", ...block, message: null, value: null, names: [] }),
  );
  const cells = extraction.problems.flatMap((problem) =>
    cellOf(problem, extraction.records).map((cell) => ({ ...place, ...cell })),
  );
  return [...passages, ...cells].sort((a, b) => byParts([a.line], [b.line]));
}

type CellItem = Omit<UnreadItem, "provider" | "page" | "url" | "file">;

function cellOf({ block, line, message, value }: Diagnostic, records: readonly ModelRecord[]): CellItem[] {
  if (block === undefined || line === null) return [];
  const inRow = records.filter(({ evidence }) => evidence.some((place) => place.line === line));
  const names = inRow.map(({ model, version }) => (version === null ? model : `${model}@${version}`));
  const section = inRow[0]?.evidence.find((place) => place.line === line)?.section ?? [];
  return [{ kind: "cell", line, section, models: names.length, dates: 0, hash: block, message, value, names }];
}

/** Annotations that no snapshot of their page needs any more. */
export function unusedAnnotations(project: Project, sources: readonly Source[]): UnusedAnnotation[] {
  return sources.flatMap((source) => {
    const bare = { ...source, annotations: [] };
    const open = source.annotations.length === 0 ? new Map() : openByPage(project, bare);
    const unused = source.annotations.filter(({ page, block }) => !open.get(page)?.has(block));
    const redundant = new Set(unused.length === 0 ? [] : redundantIn(project, source));
    const provider = source.definition.id;
    return unused.map(({ page, block }) => ({ provider, page, block, isRedundant: redundant.has(block) }));
  });
}

/** Page → the hashes of all that any of its snapshots leaves unread. */
function openByPage(project: Project, source: Source): Map<string, Set<string>> {
  const extract = snapshotExtractor(project);
  return new Map(
    [...source.snapshots].map(([page, snapshots]) => {
      const all = snapshots.map((snapshot) => extract(source, snapshot));
      const hashes = all.flatMap(({ unread, problems }) => [
        ...unread.map(({ hash }) => hash),
        ...problems.flatMap(({ block }) => block ?? []),
      ]);
      return [page, new Set(hashes)];
    }),
  );
}

function redundantIn(project: Project, source: Source): string[] {
  const extract = snapshotExtractor(project);
  const latest = [...source.snapshots.values()].flatMap((snapshots) => snapshots.slice(-1));
  const problems = latest.flatMap((snapshot) => extract(source, snapshot).problems);
  return problems.flatMap(({ rule, value }) => (rule === "annotation-redundant" && value !== null ? [value] : []));
}
