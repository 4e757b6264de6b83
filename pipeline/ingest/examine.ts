/** What one more state of a page is: the same, news, not to be believed, or not readable. Nothing is written here. */
import { join } from "node:path";
import { z } from "zod";
import { sha256 } from "../domain/hash.ts";
import { canonicalJson } from "../domain/order.ts";
import { type Check, type Diagnostic, modelRecord, type PageDefinition } from "../domain/schema.ts";
import type { SnapshotFile, Source } from "../domain/source.ts";
import type { Extraction } from "../extract/extraction.ts";
import { type Format, pageInput } from "../extract/extractor.ts";
import { limits } from "../extract/page-limits.ts";
import { withTimeLimit } from "../extract/time-limit.ts";
import type { ExtractSnapshot } from "../history/replay.ts";
import { parseSnapshot, sameBody, snapshotText } from "../storage/snapshot.ts";
import { failureReason, failureReasons } from "./failure-reasons.ts";
import { checkPage } from "./guard/check-page.ts";
import { toDiagnostic } from "./guard/reason-text.ts";
import type { Project } from "./project.ts";

/** One more state of a page, as fetched on a day. */
export interface PageBytes {
  source: Source;
  definition: PageDefinition;
  day: string;
  /** What the bytes are; a copy kept in a file need not be what the provider serves. */
  format: Format;
  bytes: Uint8Array;
  /** The charset that the host named. */
  charset?: string | undefined;
  /** Where the bytes came from, default the URL of the definition. */
  url?: string | undefined;
  /** Where permanent redirects of the URL lead. */
  movedTo?: string | null | undefined;
  /** What names this state for the host; null where nothing does, absent for a saved page. */
  validators?: Check["validators"] | undefined;
  /** What a reader of the snapshot should know of where it came from. */
  note?: string | undefined;
  /** Keep a snapshot though nothing changed: for dated copies, each of which is a witness of its day. */
  keep?: boolean;
}

interface Compared {
  extraction: Extraction;
  /** What the latest snapshot gives; null where there is none. */
  previous: Extraction | null;
}

export interface Examined {
  state: PageBytes;
  decision: Decision;
}

export type Decision =
  | ({ status: "accepted"; reasons: []; snapshot: SnapshotFile; text: string; body: string } & Compared)
  | { status: "unchanged"; reasons: [] }
  /** `quarantined`: kept for a person. `failed`: nothing in it could be read. `refused`: history cannot take it. */
  | { status: "quarantined" | "failed" | "refused"; reasons: Diagnostic[] };

/** Examines a page state against the latest snapshot. With `skipGuards` a person has looked, and the guard is not asked. */
export function examine(project: Project, extract: ExtractSnapshot, state: PageBytes, skipGuards = false): Decision {
  try {
    const late = outOfOrder(state);
    return late ? { status: "refused", reasons: [late] } : compare(project, extract, state, skipGuards);
  } catch (error) {
    // Whatever goes wrong with one page must not keep the others from being published.
    return { status: "failed", reasons: failureReasons(error) };
  }
}

function compare(project: Project, extract: ExtractSnapshot, state: PageBytes, skipGuards: boolean): Decision {
  const { source, definition, day, format, bytes, charset, url = definition.url, note } = state;
  const extractor = withTimeLimit(project.extractor, project.readingTime ?? limits.readingTime);
  const text = extractor.decodePage(bytes, format, charset);
  const input = pageInput(source, definition.id, day, format);
  const { body, extraction } = extractor.snapshotPage(text, input);
  z.array(modelRecord).parse(extraction.records);
  const latest = latestOf(state);
  const same = latest !== undefined && sameBody(body, bodyOf(project, latest));
  if (same && (latest?.day === day || !state.keep)) return { status: "unchanged", reasons: [] };
  if (latest?.day === day) return { status: "refused", reasons: [dayTaken(latest)] };
  const previous = latest ? extract(source, latest) : null;
  const reasons = skipGuards || same ? [] : checkPage(previous, extraction, definition, text);
  if (reasons.length > 0) return { status: "quarantined", reasons };
  const head = {
    url,
    retrieved: day,
    sha256: sha256(bytes),
    format,
    ...(note === undefined ? {} : { note }),
  };
  const written = snapshotText(head, body);
  const again = extractor.extractPage(written, { ...input, format: "markdown" });
  const difference = firstDifference(extraction, again);
  if (difference)
    return { status: "quarantined", reasons: [toDiagnostic({ rule: "snapshot-differs", ...difference })] };
  const file = `sources/${source.definition.id}/${definition.id}/${day}.md`;
  const snapshot = { provider: source.definition.id, page: definition.id, day, file };
  return { status: "accepted", reasons: [], snapshot, text: written, body, extraction, previous };
}

function latestOf({ source, definition }: PageBytes): SnapshotFile | undefined {
  return source.snapshots.get(definition.id)?.at(-1);
}

function outOfOrder(state: PageBytes): Diagnostic | null {
  const latest = latestOf(state);
  if (!latest || latest.day <= state.day) return null;
  const message = `${state.day} is before the latest snapshot, ${latest.file}: snapshots are only added at the end`;
  return failureReason("out-of-order", message, state.day);
}

function dayTaken({ file, day }: SnapshotFile): Diagnostic {
  const message = `${file} exists with other content, and snapshots are never edited: ingest again on a later day`;
  return failureReason("day-taken", message, day);
}

function bodyOf({ effects, root }: Project, { file }: SnapshotFile): string {
  return parseSnapshot(effects.readText(join(root, file)), file).body;
}

/** Where two extractions differ in more than the lines of their evidence; null where they do not. */
function firstDifference(page: Extraction, snapshot: Extraction): { record: string; isExtra: boolean } | null {
  const there = new Map(snapshot.records.map((record) => [record.id, factsText(record)]));
  const differing = page.records.find((record) => there.get(record.id) !== factsText(record));
  if (differing) return { record: differing.id, isExtra: false };
  const here = new Set(page.records.map(({ id }) => id));
  const extra = snapshot.records.find(({ id }) => !here.has(id));
  return extra ? { record: extra.id, isExtra: true } : null;
}

function factsText(record: Extraction["records"][number]): string {
  return canonicalJson({ ...record, evidence: record.evidence.map((place) => ({ ...place, line: 0 })) });
}
