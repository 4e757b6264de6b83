// What the real pages say, against the snapshots made of them. The pages lie beside the checkout, in ../shared/pages.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sha256 } from "../../pipeline/domain/hash.ts";
import type { PageDefinition } from "../../pipeline/domain/schema.ts";
import { decodePage, extractPage, type PageInput, snapshotPage } from "../../pipeline/extract/extract-page.ts";
import type { Extraction } from "../../pipeline/extract/extraction.ts";
import { type Format, fileFormat, pageInput } from "../../pipeline/extract/extractor.ts";
import { pageDocument } from "../../pipeline/extract/page-document.ts";
import type { InlineContent, ListItem } from "../../pipeline/extract/read/document.ts";
import { markOfValue } from "../../pipeline/extract/reader/statements.ts";
import { parseSnapshot, snapshotText } from "../../pipeline/storage/snapshot.ts";
import type { SavedPage } from "../../scripts/saved-pages.ts";
import { filesBelow, repository, sources, textOf } from "../support/repository.ts";
import { versionsThatDiffer, wholePages, wholePagesAbsent, wholePagesTitle } from "../support/whole-pages.ts";

if (wholePagesAbsent)
  console.warn("SKIPPED: test/extract/whole-pages.test.ts reads real pages, and there is no folder ../shared/pages");
const pages = wholePages();

interface Opened {
  text: string;
  format: Format;
  bytes: Uint8Array;
}

function open({ path }: SavedPage): Opened {
  const bytes = readFileSync(path);
  const format = fileFormat(repository.extractor, path, bytes);
  return { bytes, format, text: decodePage(bytes, format) };
}

const definitionFor = ({ provider, page }: SavedPage) =>
  sources.find(({ definition }) => definition.id === provider)?.definition.pages.find(({ id }) => id === page);

function inputFor({ provider, page, date }: SavedPage, format: Format): PageInput {
  const source = sources.find(({ definition }) => definition.id === provider);
  return source ? pageInput(source, page, date, format) : { provider, page, snapshot: date, format };
}

/** What a page and its snapshot must agree on: everything but the lines. */
function comparable({ records, covered, problems, unread }: Extraction) {
  return {
    records: records.map((record) => ({
      ...record,
      evidence: record.evidence.map((place) => ({ ...place, line: 0 })),
    })),
    covered: [...covered].map(([id, kinds]) => [id, [...kinds].sort()]),
    errors: problems
      .flatMap(({ rule, severity, value }) => (severity === "error" ? [`${rule}: ${value && markOfValue(value)}`] : []))
      .sort(),
    unread: unread.map(({ hash }) => hash).sort(),
  };
}

describe.skipIf(wholePagesAbsent)(wholePagesTitle("a snapshot says the same as its page"), () => {
  it.each(versionsThatDiffer(pages))("$name", (saved) => {
    const { text, format, bytes } = open(saved);
    const { body, extraction } = snapshotPage(text, inputFor(saved, format));
    const { url = "https://example.com/page" } = definitionFor(saved) ?? {};
    const snapshot = snapshotText({ url, retrieved: saved.date, sha256: sha256(bytes), format }, body);
    const again = comparable(extractPage(snapshot, inputFor(saved, "markdown")));
    expect(again).toEqual(comparable(extraction));
    expect(comparable(extractPage(text, inputFor(saved, format)))).toEqual(again);
  });
});

/** What an extraction says, one line a fact. */
const factsOf = ({ records }: Extraction): string[] =>
  records.flatMap(({ id, stage, events, relative, replacements }) => [
    ...(stage ? [`${id}: stage ${stage}`] : []),
    ...events.map(({ event, date, bound, scope }) => `${id}: ${event} ${bound} ${date} for ${scope ?? "all"}`),
    ...relative.map(({ event, text }) => `${id}: ${event} relative to ${text}`),
    ...replacements.map(({ model }) => `${id}: replaced by ${model}`),
  ]);

// A snapshot is never edited, so it may lack what a better reader finds on its page. It never says more.
describe.skipIf(wholePagesAbsent)(wholePagesTitle("what the committed snapshots say comes out of their pages"), () => {
  const pagesByHash = new Map(pages.map((saved) => [sha256(readFileSync(saved.path)), saved]));
  const snapshots = sources.flatMap(({ snapshots }) => [...snapshots.values()].flat());
  const known = snapshots.flatMap((snapshot) => {
    const text = textOf(snapshot.file);
    const saved = pagesByHash.get(parseSnapshot(text, snapshot.file).head.sha256);
    return saved ? [{ ...snapshot, text, saved }] : [];
  });

  /** Facts that an earlier reader found and this one reports or misses. The number may only fall. */
  const mostLost = 218;
  const lost: string[] = [];
  let all = 0;

  it.each(known)("$file", ({ text, provider, page, saved }) => {
    const place = { ...saved, provider, page };
    const opened = open(saved);
    const found = new Set(factsOf(extractPage(opened.text, inputFor(place, opened.format))));
    const kept = factsOf(extractPage(text, inputFor(place, "markdown")));
    lost.push(...kept.filter((fact) => !found.has(fact)));
    all += kept.length;
  });

  it("but for a few facts, whose number may only fall", () => {
    console.log(`${lost.length} of ${all} facts of the snapshots are lost`);
    expect(all).toBeGreaterThan(2_000);
    expect(lost.length).toBeLessThanOrEqual(mostLost);
  });

  it("and nearly all of those pages are there", () => {
    // Seven snapshots are of pages and answers that were found in public repositories.
    expect(known.length).toBeGreaterThanOrEqual(snapshots.length - 8);
  });
});

describe.skipIf(wholePagesAbsent)(wholePagesTitle("no prose of a page is published"), () => {
  const run = 12;
  /** An id is one word: what joins its parts is no space. */
  const wordsOf = (text: string): string[] =>
    text
      .replaceAll("\\", "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+(?:[-._/:'’][\p{L}\p{N}]+)*/gu) ?? [];
  const runsOf = (words: string[]): string[] =>
    words.slice(run - 1).map((_, at) => words.slice(at, at + run).join(" "));

  /** Prose of a page, parted where code (an id) stands. */
  function proseOf({ text, format }: Opened, definition: PageDefinition | undefined): string[] {
    const parts = (rich: InlineContent): string[] =>
      rich
        .map((part) => (part.code ? "\0" : part.text))
        .join("")
        .split("\0");
    const inItem = ({ content, items }: ListItem): string[] => [...parts(content), ...items.flatMap(inItem)];
    return pageDocument(text, format, definition).blocks.flatMap((block) => {
      if (block.type === "paragraph") return parts(block.content);
      return block.type === "list" ? block.items.flatMap(inItem) : [];
    });
  }

  it("no twelve words in a row, in sources/, generated/ or test/labels/", () => {
    const published = new Map(
      [...filesBelow("sources"), ...filesBelow("generated"), ...filesBelow("test/labels")].flatMap((file) =>
        runsOf(wordsOf(textOf(file))).map((words) => [words, file]),
      ),
    );
    const prose = pages.map((saved) => ({
      saved,
      runs: proseOf(open(saved), definitionFor(saved)).flatMap((part) => runsOf(wordsOf(part))),
    }));
    const copied = prose.flatMap(({ saved, runs }) =>
      runs.flatMap((words) => (published.has(words) ? [`${saved.name} in ${published.get(words)}: ${words}`] : [])),
    );
    expect(copied).toEqual([]);
    // The pages do have prose: the comparison compared something.
    expect(prose.filter(({ runs }) => runs.length > 50).length).toBeGreaterThan(10);
  });
});
