// What the real pages say, against the snapshots made of them and against labels made by hand.
// The pages and labels lie beside the checkout, in ../shared; without that folder these tests say that they are skipped.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sha256 } from "../../pipeline/domain/hash.ts";
import type { ModelRecord } from "../../pipeline/domain/schema.ts";
import { decodePage, extractPage, snapshotPage } from "../../pipeline/extract/extract-page.ts";
import type { Extraction } from "../../pipeline/extract/extraction.ts";
import { type Format, fileFormat, pageInput } from "../../pipeline/extract/extractor.ts";
import type { InlineContent, ListItem } from "../../pipeline/extract/read/document.ts";
import { readDocument } from "../../pipeline/extract/read/index.ts";
import { parseSnapshot, snapshotText } from "../../pipeline/storage/snapshot.ts";
import { sourceOf } from "../../pipeline/storage/sources.ts";
import { type SavedPage, savedPages } from "../../scripts/saved-pages.ts";
import { filesBelow, repository, repositoryRoot, sources, textOf } from "../support/repository.ts";

const shared = join(repositoryRoot, "../shared");
const absent = !existsSync(join(shared, "corpus"));
const pages = absent ? [] : savedPages(join(shared, "corpus"), repositoryRoot);
if (absent)
  console.warn("SKIPPED: test/extract/saved-pages.test.ts reads real pages, and there is no folder ../shared/corpus");
const title = (text: string): string => (absent ? `${text} (SKIPPED: no folder ../shared/corpus)` : text);

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

const sourceFor = ({ provider }: SavedPage) => sourceOf({ list: [...sources], warnings: [] }, provider);
const inputFor = (saved: SavedPage, format: Format) => pageInput(sourceFor(saved), saved.page, saved.date, format);

/** What a page and its snapshot must agree on: everything but the lines. */
function comparable({ records, covered, problems, unread }: Extraction) {
  return {
    records: records.map((record) => ({
      ...record,
      evidence: record.evidence.map((place) => ({ ...place, line: 0 })),
    })),
    covered: [...covered].map(([id, kinds]) => [id, [...kinds].sort()]),
    errors: problems.flatMap(({ rule, severity, value }) => (severity === "error" ? [`${rule}: ${value}`] : [])).sort(),
    unread: unread.map(({ hash }) => hash).sort(),
  };
}

describe.skipIf(absent)(title("a snapshot says the same as its page"), () => {
  it.each(pages)("$name", (saved) => {
    const { text, format, bytes } = open(saved);
    const { body, extraction } = snapshotPage(text, inputFor(saved, format));
    const { url = "" } = sourceFor(saved).definition.pages.find(({ id }) => id === saved.page) ?? {};
    const snapshot = snapshotText({ url, retrieved: saved.date, sha256: sha256(bytes), format }, body);
    const again = comparable(extractPage(snapshot, inputFor(saved, "markdown")));
    expect(again).toEqual(comparable(extraction));
    expect(comparable(extractPage(text, inputFor(saved, format)))).toEqual(again);
  });
});

describe.skipIf(absent)(title("the committed snapshots are what the pages distill to"), () => {
  it.each(pages)("$name", (saved) => {
    const { text, format } = open(saved);
    const { body } = snapshotPage(text, inputFor(saved, format));
    const file =
      sourceFor(saved)
        .snapshots.get(saved.page)
        ?.find(({ day }) => day === saved.date)?.file ?? "";
    expect(parseSnapshot(textOf(file), file).body).toBe(body);
  });

  it("and there is no other", () => {
    const days = new Set(pages.map(({ provider, page, date }) => `sources/${provider}/${page}/${date}.md`));
    const files = sources.flatMap(({ snapshots }) => [...snapshots.values()].flat().map(({ file }) => file));
    expect(files.filter((file) => !days.has(file))).toEqual([]);
  });
});

describe.skipIf(absent)(title("the facts agree with the labels"), () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "almanac-scored-"));
    for (const saved of pages) {
      const { text, format } = open(saved);
      const { annotations: _, ...defined } = inputFor(saved, format);
      const bare = { provider: saved.provider, page: "page", snapshot: null, format };
      write(join(folder, "defined", `${saved.name}.json`), extractPage(text, defined).records);
      write(join(folder, "bare", `${saved.name}.json`), extractPage(text, bare).records);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const write = (file: string, records: ModelRecord[]): void => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(records));
  };

  /** Scores the extractions; the script's own words are the message where it fails. */
  const score = (set: "defined" | "bare", ...options: string[]): void => {
    const where = ["--labels", join(shared, "labels"), "--extracted", join(folder, set)];
    const run = spawnSync(process.execPath, [join(shared, "score/score.mjs"), ...where, ...options], {
      encoding: "utf8",
    });
    expect(run.status, `${run.stdout}${run.stderr}`).toBe(0);
    expect(run.stdout).toMatch(/\.(?:mdx?|html) {2}f1: /);
  };

  it("with the source definitions", () => score("defined", "--min-f1", "0.975", "--min-precision", "0.99"));
  it("by the general rules alone", () => score("bare", "--min-f1", "0.93", "--min-precision", "0.99"));
  it.each(["azure-foundry/", "azure-openai/2026-03", "anthropic/2025-03"])("without a miss on %s", (only) =>
    score("defined", "--only", only, "--min-f1", "1", "--min-precision", "1"),
  );
});

describe.skipIf(absent)(title("no prose of a page is published"), () => {
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
  function proseOf({ text, format }: Opened, main: string | undefined): string[] {
    const parts = (rich: InlineContent): string[] =>
      rich
        .map((part) => (part.code ? "\0" : part.text))
        .join("")
        .split("\0");
    const inItem = ({ content, items }: ListItem): string[] => [...parts(content), ...items.flatMap(inItem)];
    return readDocument(text, format, main).blocks.flatMap((block) => {
      if (block.type === "paragraph") return parts(block.content);
      return block.type === "list" ? block.items.flatMap(inItem) : [];
    });
  }

  it("no twelve words in a row, neither in sources/ nor in generated/", () => {
    const published = new Map(
      [...filesBelow("sources"), ...filesBelow("generated")].flatMap((file) =>
        runsOf(wordsOf(textOf(file))).map((words) => [words, file]),
      ),
    );
    const prose = pages.map((saved) => ({
      saved,
      runs: proseOf(open(saved), sourceFor(saved).definition.pages.find(({ id }) => id === saved.page)?.main).flatMap(
        (part) => runsOf(wordsOf(part)),
      ),
    }));
    const copied = prose.flatMap(({ saved, runs }) =>
      runs.flatMap((words) => (published.has(words) ? [`${saved.name} in ${published.get(words)}: ${words}`] : [])),
    );
    expect(copied).toEqual([]);
    // The pages do have prose: the comparison compared something.
    expect(prose.filter(({ runs }) => runs.length > 50).length).toBeGreaterThan(10);
  });
});
