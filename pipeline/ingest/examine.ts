/** Decides what to do with a new state of a page: accept, quarantine, fail or refuse it, or note that it is unchanged. Writes nothing. */
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

/** A state of a page as fetched on a day. */
export interface PageBytes {
  source: Source;
  definition: PageDefinition;
  day: string;
  /** The format of the bytes; a saved copy may have another format than the URL. */
  format: Format;
  bytes: Uint8Array;
  /** The charset that the host declared. */
  charset?: string | undefined;
  /** Where the bytes came from; by default the URL of the definition. */
  url?: string | undefined;
  /** Where permanent redirects of the URL lead. */
  movedTo?: string | null | undefined;
  /** The validators (ETag, Last-Modified) of this state; null if the host sent none, absent for a saved page. */
  validators?: Check["validators"] | undefined;
  /** A note on where it came from, stored in the snapshot. */
  note?: string | undefined;
  /** Store a snapshot even if nothing changed: for dated copies, each of which documents its day. */
  keep?: boolean;
}

interface Compared {
  extraction: Extraction;
  /** The extraction of the latest snapshot; null if there is none. */
  previous: Extraction | null;
}

export interface Examined {
  state: PageBytes;
  decision: Decision;
}

export type Decision =
  | ({ status: "accepted"; reasons: []; snapshot: SnapshotFile; text: string; body: string } & Compared)
  | { status: "unchanged"; reasons: [] }
  /** `quarantined`: set aside for a person. `failed`: not readable. `refused`: it does not fit the history. */
  | { status: "quarantined" | "failed" | "refused"; reasons: Diagnostic[] };

/** Examines a page state against the latest snapshot. `skipGuards` is for a state that a person has looked at. */
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
