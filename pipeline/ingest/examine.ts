/** Decides what to do with a new state of a page: accept, quarantine, fail or refuse it, or note that it is unchanged. Writes nothing. */
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
import { sameBody, snapshotText } from "../storage/snapshot.ts";
import { failureReason, failureReasons } from "./failure-reasons.ts";
import { endingOf } from "./guard/cut-off.ts";
import { checkFirst, checkFirstFetched } from "./guard/first-reading.ts";
import { missingMarkers } from "./guard/page-identity.ts";
import { toDiagnostic } from "./guard/reason-text.ts";
import type { Verdict } from "./guard/verdict.ts";
import { confirmingDays } from "./hold-records.ts";
import { heldOfSame, type LastState, lastState, verdictOn } from "./last-state.ts";
import { type OldCopy, oldCopyOf } from "./old-copy.ts";
import type { Project, SnapshotText } from "./project.ts";

/** A state of a page as fetched on a day. */
export interface PageBytes {
  source: Source;
  definition: PageDefinition;
  day: string;
  /** The first day on which it may have been fetched, where only a range of days is known, up to `day`. */
  notBefore?: string | undefined;
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
  /** Of a page of links: why what it leads to is not believed. */
  doubts?: Diagnostic[];
}

interface Compared {
  extraction: Extraction;
  /** What counts of the latest snapshot; null if there is none. */
  previous: Extraction | null;
  /** The records of the state that do not count yet. */
  held: Verdict["held"];
  /** What the latest snapshot says, counting or not; null if there is none. */
  latest: Extraction | null;
  /** Names the end of the page. */
  ending: string;
}

export interface Examined {
  state: PageBytes;
  decision: Decision;
}

export type Decision =
  | ({ status: "accepted"; reasons: []; snapshot: SnapshotFile; body: string } & SnapshotText & Compared)
  | ({ status: "unchanged"; reasons: [] } & Compared)
  /** The page as it was before its latest snapshot: a copy that a host kept, until it is seen on several days. */
  | { status: "old-copy"; reasons: []; copy: OldCopy }
  /** `quarantined`: set aside for a person. `failed`: not readable. `refused`: it does not fit the history. */
  | { status: "quarantined" | "failed" | "refused"; reasons: Diagnostic[] };

export interface Examining {
  /** For a state that a person has looked at: everything in it counts. */
  skipGuards?: boolean;
  /** What the page was like when it was last checked. */
  check?: Pick<Check, "oldCopy" | "ending"> | undefined;
}

/** Examines a page state against the latest snapshot. */
export function examine(project: Project, extract: ExtractSnapshot, state: PageBytes, how: Examining = {}): Decision {
  try {
    if (state.doubts && !how.skipGuards) return { status: "quarantined", reasons: state.doubts };
    const late = outOfOrder(state);
    return late ? { status: "refused", reasons: [late] } : compare(project, extract, state, how);
  } catch (error) {
    // Whatever goes wrong with one page must not keep the others from being published.
    return { status: "failed", reasons: failureReasons(error) };
  }
}

function compare(project: Project, extract: ExtractSnapshot, state: PageBytes, how: Examining): Decision {
  const { source, definition, day, format, bytes, charset } = state;
  const extractor = withTimeLimit(project.extractor, project.readingTime ?? limits.readingTime);
  const text = extractor.decodePage(bytes, format, charset);
  const { body, extraction } = extractor.snapshotPage(text, pageInput(source, definition.id, day, format));
  z.array(modelRecord).parse(extraction.records);
  const last = lastState(project, source, definition.id, extract, how.check?.ending);
  const same = last !== null && sameBody(body, last.body);
  const known = {
    extraction,
    previous: last?.counts ?? null,
    latest: last?.extraction ?? null,
    ending: endingOf(text),
  };
  if (same && (last.snapshot.day === day || !state.keep)) {
    return { status: "unchanged", reasons: [], ...known, held: heldOfSame(last, extraction, definition, text, day) };
  }
  if (last?.snapshot.day === day) return { status: "refused", reasons: [dayTaken(last.snapshot)] };
  const copy =
    same || how.skipGuards || state.keep
      ? null
      : oldCopyOf(project, source.snapshots.get(definition.id) ?? [], body, day, how.check?.oldCopy);
  if (copy && copy.seen.length < confirmingDays) return { status: "old-copy", reasons: [], copy };
  if (!last && extraction.records.length === 0 && definition.minimumRecords > 0)
    return { status: "failed", reasons: [nothingRead()] };
  const { page, held } = how.skipGuards ? { page: [], held: [] } : judge(last, same, extraction, state, text);
  if (page.length > 0) return { status: "quarantined", reasons: page };
  const written = snapshotOf(state, text, body);
  const again = extractor.extractPage(written, pageInput(source, definition.id, day, "markdown"));
  const difference = firstDifference(extraction, again);
  if (difference)
    return { status: "quarantined", reasons: [toDiagnostic({ rule: "snapshot-differs", ...difference })] };
  const file = `sources/${source.definition.id}/${definition.id}/${day}.md`;
  const snapshot = { provider: source.definition.id, page: definition.id, day, file };
  const read = state.notBefore === undefined ? again : { ...again, readNotBefore: state.notBefore };
  return { status: "accepted", reasons: [], snapshot, text: written, read, body, ...known, held };
}

function judge(last: LastState | null, same: boolean, next: Extraction, state: PageBytes, text: string): Verdict {
  const { definition, day, validators } = state;
  // A dated copy that says the same is no clearer than the one before.
  if (last && same) return { page: [], held: heldOfSame(last, next, definition, text, day) };
  if (last) return verdictOn(last, next, definition, text, day);
  // Of a page that was saved, somebody has looked at what it says.
  const isFetched = validators !== undefined;
  return {
    page: [...checkFirst(next, definition, text), ...(isFetched ? checkFirstFetched(next) : [])],
    held: [],
  };
}

/** The text of the snapshot file of a state. */
function snapshotOf(
  { definition, day, notBefore, format, bytes, url = definition.url, note }: PageBytes,
  text: string,
  body: string,
) {
  const missing = missingMarkers(definition, text);
  const head = {
    url,
    retrieved: day,
    ...(notBefore === undefined ? {} : { retrievedNotBefore: notBefore }),
    sha256: sha256(bytes),
    format,
    ...(note === undefined ? {} : { note }),
    ...(missing.length === 0 ? {} : { missingMarkers: missing }),
  };
  return snapshotText(head, body);
}

function latestOf({ source, definition }: PageBytes): SnapshotFile | undefined {
  return source.snapshots.get(definition.id)?.at(-1);
}

function outOfOrder(state: PageBytes): Diagnostic | null {
  const latest = latestOf(state);
  const { day, notBefore = day } = state;
  if (!latest || latest.day < notBefore || latest.day === day) return null;
  const message =
    latest.day > day
      ? `${day} is before the latest snapshot, ${latest.file}: snapshots are only added at the end`
      : `the page was read between ${notBefore} and ${day}, and the latest snapshot, ${latest.file}, is from that time: which of the two is newer is not known`;
  return failureReason("out-of-order", message, day);
}

function nothingRead(): Diagnostic {
  const message =
    "no model was found, so there is nothing to publish yet: check url and main in source.yaml, and almanac extract on the page";
  return failureReason("no-records", message);
}

function dayTaken({ file, day }: SnapshotFile): Diagnostic {
  const message = `${file} exists with other content, and snapshots are never edited: ingest again on a later day`;
  return failureReason("day-taken", message, day);
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
