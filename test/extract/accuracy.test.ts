// What is read from real pages against what people found there: test/labels/ of pages whose snapshot is committed, and,
// where ../shared/pages is beside the checkout, of all labelled pages. The floors are today's figures, rounded down.
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sha256 } from "../../pipeline/domain/hash.ts";
import { decodePage, extractPage, type PageInput } from "../../pipeline/extract/extract-page.ts";
import { fileFormat, pageInput } from "../../pipeline/extract/extractor.ts";
import { parseSnapshot } from "../../pipeline/storage/snapshot.ts";
import { type Label, label, labels } from "../support/labels.ts";
import { repository, repositoryRoot, sources, textOf } from "../support/repository.ts";
import { type Figures, figures, type Score, score, sumOf } from "../support/score.ts";
import { wholePages, wholePagesAbsent, wholePagesTitle } from "../support/whole-pages.ts";

interface Part {
  text: string;
  /** With the definition of the source, and by the general rules alone. */
  inputs: { defined: PageInput; bare: PageInput };
}

interface Labelled {
  label: Label;
  /** More than one where a page is read for several providers, each with sections of its own. */
  parts: Part[];
}

/** What a page is read with; a person's notes are left out, because the rules are what is measured. */
function inputsFor(provider: string, page: string, format: PageInput["format"]): Part["inputs"] {
  const bare: PageInput = { provider, page: "page", snapshot: null, format };
  const source = sources.find(({ definition }) => definition.id === provider);
  if (!source) return { bare, defined: bare };
  const { annotations: _, definition, ...input } = pageInput(source, page, "2000-01-01", format);
  if (!definition) return { bare, defined: input };
  // The labels have ids as the page prints them.
  const { misprints: __, ...printed } = definition;
  return { bare, defined: { ...input, definition: printed } };
}

const snapshots = Map.groupBy(
  sources.flatMap((source) =>
    [...source.snapshots.values()].flat().map((snapshot) => ({ ...snapshot, text: textOf(snapshot.file) })),
  ),
  ({ text, file }) => parseSnapshot(text, file).head.sha256,
);

const fromSnapshots = labels.flatMap((label): Labelled[] => {
  const parts = (snapshots.get(label.sha256) ?? []).map(({ provider, page, text }) => ({
    text,
    inputs: inputsFor(provider, page, "markdown"),
  }));
  return parts.length === 0 ? [] : [{ label, parts }];
});

const fromPages = wholePages().flatMap(({ name, provider, page, also, path }): Labelled[] => {
  const label = labels.find((each) => each.page === name);
  if (!label) return [];
  const bytes = readFileSync(path);
  const format = fileFormat(repository.extractor, path, bytes);
  const text = decodePage(bytes, format);
  const parts = [{ provider, page }, ...also].map((each) => ({
    text,
    inputs: inputsFor(each.provider, each.page, format),
  }));
  return [{ label, parts }];
});

/** Parts of pages of other kinds and languages, each with its label beside it. */
const excerptsFolder = join(repositoryRoot, "../shared/excerpts");
const excerptsAbsent = !existsSync(excerptsFolder);
const fromExcerpts = globSync("*/*.json", { cwd: excerptsFolder })
  .sort()
  .map((file): Labelled => {
    const path = join(excerptsFolder, file.replace(/\.json$/, ""));
    const bytes = readFileSync(path);
    const format = fileFormat(repository.extractor, path, bytes);
    const found = label.parse({ ...JSON.parse(readFileSync(`${path}.json`, "utf8")), sha256: sha256(bytes) });
    return { label: found, parts: [{ text: decodePage(bytes, format), inputs: inputsFor("excerpt", "page", format) }] };
  });

const scored = (pages: readonly Labelled[], input: "defined" | "bare"): Score[] =>
  pages.map(({ label, parts }) =>
    score(
      label,
      parts.flatMap(({ text, inputs }) => extractPage(text, inputs[input]).records),
    ),
  );

/** Fails with the facts that are wrong, the first of them. */
function expectAtLeast(score: Score, floor: Figures): void {
  const found = figures(score);
  console.log(
    Object.entries(found)
      .map(([name, figure]) => `${name} ${figure.toFixed(4)}`)
      .join(", "),
  );
  for (const name of ["precision", "f1", "bound", "scope"] as const)
    expect(found[name], `${name}\n${score.wrong.slice(0, 40).join("\n")}`).toBeGreaterThanOrEqual(floor[name]);
}

it("labels hold ids, dates and short scopes, and no sentence of a page", () => {
  const isRegionList = /^[a-z]+-[a-z]+-\d(?:, [a-z]+-[a-z]+-\d)*$/;
  const scopes = labels.flatMap(({ models }) => models.flatMap(({ events }) => events.map(({ scope }) => scope ?? "")));
  expect(scopes.filter((scope) => scope.split(" ").length > 4 && !isRegionList.test(scope))).toEqual([]);
});

describe("the committed snapshots agree with the labels", () => {
  it("of which there are", () => {
    expect(fromSnapshots.length).toBeGreaterThanOrEqual(33);
  });

  const defined = scored(fromSnapshots, "defined");

  it("with the source definitions", () => {
    expectAtLeast(sumOf(defined), { precision: 1, f1: 0.977, bound: 1, scope: 0.98 });
  });

  it("by the general rules alone", () => {
    expectAtLeast(sumOf(scored(fromSnapshots, "bare")), { precision: 1, f1: 0.977, bound: 1, scope: 0.98 });
  });

  it.each(["azure-foundry/", "azure-openai/", "anthropic/", "bedrock/", "google/deprecations/", "vertex/", "xai/"])(
    "without a miss on %s",
    (start) => {
      const of = defined.filter((_, at) => fromSnapshots[at]?.label.page.startsWith(start));
      expect(of.length).toBeGreaterThan(0);
      expect(figures(sumOf(of)), sumOf(of).wrong.join("\n")).toMatchObject({ precision: 1, f1: 1, bound: 1 });
    },
  );
});

describe.skipIf(wholePagesAbsent)(wholePagesTitle("whole pages agree with the labels"), () => {
  it("of each of which there is a page", () => {
    expect(fromPages.map(({ label }) => label.page).sort()).toEqual(labels.map(({ page }) => page).sort());
  });

  it("with the source definitions", () => {
    expectAtLeast(sumOf(scored(fromPages, "defined")), { precision: 1, f1: 0.974, bound: 1, scope: 0.99 });
  });
});

describe.skipIf(excerptsAbsent)(
  `excerpts agree with the labels${excerptsAbsent ? " (SKIPPED: no folder ../shared/excerpts)" : ""}`,
  () => {
    it("by the general rules", () => {
      expectAtLeast(sumOf(scored(fromExcerpts, "bare")), { precision: 1, f1: 0.955, bound: 1, scope: 0.99 });
    });
  },
);
