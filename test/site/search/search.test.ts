import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, inject, test } from "vitest";
import { cpuPerCall, median } from "../../../bench/measure.ts";
import { formatShortDate } from "../../../pipeline/domain/date-text.ts";
import { sha256 } from "../../../pipeline/domain/hash.ts";
import { buildAlmanac } from "../../../src/lib/almanac/almanac.ts";
import { loadDataset } from "../../../src/lib/almanac/load-dataset.ts";
import { browserSha256 } from "../../../src/lib/search/browser-sha256.ts";
import { highlighted } from "../../../src/lib/search/highlight.ts";
import { listedIds } from "../../../src/lib/search/id-list.ts";
import { identifierOf } from "../../../src/lib/search/identify.ts";
import { pageFinder } from "../../../src/lib/search/page-hits.ts";
import { parseQuery } from "../../../src/lib/search/query.ts";
import { formatBriefDate, resultDates } from "../../../src/lib/search/result-date.ts";
import { createSearch, type Filter } from "../../../src/lib/search/search.ts";
import { type SearchData, searchData } from "../../../src/lib/search/search-data.ts";
import { documentsOf, type SearchDocument } from "../../../src/lib/search/search-documents.ts";
import { listMessage, statusMessage } from "../../../src/lib/search/status-message.ts";
import { squashed } from "../../../src/lib/search/tokens.ts";
import { siteDay } from "../../support/build-site.ts";
import { grownDataset } from "../../support/grown-dataset.ts";
import { repositoryRoot } from "../../support/repository.ts";

const dataset = loadDataset(repositoryRoot);
const almanac = buildAlmanac(dataset, siteDay);
const data = searchData(almanac);
const documents = documentsOf(data);
const search = searchOf(data);
const idOf = ({ provider, model, version }: SearchDocument) =>
  `${provider.id}/${model}${version === null ? "" : `@${version}`}`;
const found = (text: string) => search(text, 1_000).hits.map(idOf);

describe("what a reader types leads to what is meant", () => {
  test.each([
    ["gpt4o", "openai/gpt-4o"],
    ["gpt 4o", "openai/gpt-4o"],
    ["GPT_4O", "openai/gpt-4o"],
    ["openai/gpt-4o", "openai/gpt-4o"],
    ["openai/gpt-4", "openai/gpt-4"],
    ["gpt-4o 2024-08-06", "openai/gpt-4o-2024-08-06"],
    ["claude 3.5 sonnet 2024", "anthropic/claude-3-5-sonnet-20240620"],
    ["claude 3.5 sonnet", "vertex/claude-3-5-sonnet"],
    ["Claude35Sonnet", "vertex/claude-3-5-sonnet"],
    ["azure gpt-4o", "azure-openai/gpt-4o@2024-05-13"],
    ["gpt4o azure", "azure-openai/gpt-4o@2024-05-13"],
    ["bedrock nova reel", "bedrock/amazon.nova-reel-v1:0"],
    ["Nova Reel", "bedrock/amazon.nova-reel-v1:0"],
    ["gemini 2.5 flash vertex", "vertex/gemini-2.5-flash"],
  ])("%s → %s first", (text, id) => {
    expect(found(text)[0]).toBe(id);
  });

  test.each([
    ["sonnet 3.5", "anthropic/claude-3-5-sonnet-20240620"],
    ["4o mini", "azure-openai/gpt-4o-mini@2024-07-18"],
    ["gpt4omi", "azure-openai/gpt-4o-mini@2024-07-18"],
    ["mistral", "mistral/codestral-2501@25.01"],
    ["endpoint", "cohere//v1/generate"],
    // A replacement leads to what it replaces.
    ["gpt-5.6-sol", "openai/o3-mini"],
  ])("%s finds %s", (text, id) => {
    expect(found(text)).toContain(id);
  });

  test.each([
    ["azure/eu/gpt-4o-2024-08-06", "azure-openai/gpt-4o@2024-08-06"],
    ["us.anthropic.claude-opus-4-1-20250805-v1:0", "bedrock/anthropic.claude-opus-4-1-20250805-v1:0"],
    [
      "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0",
      "bedrock/anthropic.claude-3-haiku-20240307-v1:0",
    ],
    ["models/gemini-2.5-flash", "google/gemini-2.5-flash"],
    ["gpt-4o-2024-05-13", "openai/gpt-4o-2024-05-13"],
    ["ft:gpt-4o-2024-05-13:org::id", "openai/gpt-4o-2024-05-13"],
    // No page lists these ids: the versions of the provider that is meant come first.
    ["anthropic/claude-3-5-sonnet", "anthropic/claude-3-5-sonnet-20240620"],
    ["claude-3-5-sonnet-latest", "anthropic/claude-3-5-sonnet-20240620"],
  ])("%s, as libraries and clouds write it, → %s first", (text, id) => {
    expect(found(text)[0]).toBe(id);
  });

  test("the same model at other providers follows the one that an id names", () => {
    expect(found("claude-opus-4-1-20250805").slice(0, 2)).toEqual([
      "anthropic/claude-opus-4-1-20250805",
      "bedrock/anthropic.claude-opus-4-1-20250805-v1:0",
    ]);
  });

  test("versions of an id that no page lists are called similar, and never come before a model of that id", () => {
    expect(search("claude-3-5-sonnet-latest").similar).toBe(true);
    expect(found("/v1/edits")[0]).toBe("openai//v1/edits");
  });

  test.each([
    ["aws", ["bedrock"]],
    ["amazon web services", ["bedrock"]],
    ["google", ["google", "vertex"]],
    ["mistral", ["mistral"]],
  ])("%s names a provider: its models come first, those that are about to be retired before all", (text, providers) => {
    const models = almanac.models.filter(({ provider }) => providers.includes(provider.id));
    const hits = search(text, 1_000).hits.slice(0, models.length);
    expect(hits.map(idOf).toSorted()).toEqual(models.map(({ id }) => id).toSorted());
    const stages = hits.map(({ stage }) => (stage === "ending" ? 0 : stage === "retired" ? 2 : 1));
    expect(stages).toEqual(stages.toSorted());
  });

  test.each(["december 2026", "Dec 2026", "2026 december", "2026-12", "ends in December 2026"])(
    "%s finds what has a retirement date in the month",
    (text) => {
      const inMonth = almanac.models.filter(({ scopes }) =>
        scopes.some(({ outlook }) => outlook.date?.startsWith("2026-12")),
      );
      expect(inMonth.length).toBeGreaterThan(5);
      expect(found(text).toSorted()).toEqual(inMonth.map(({ id }) => id).toSorted());
    },
  );

  test("a month goes with a provider, and the date of a version is none", () => {
    const hits = search("azure december 2026", 1_000).hits;
    expect(new Set(hits.map(({ provider }) => provider.id))).toEqual(new Set(["azure-openai"]));
    expect(found("o1 2024-12-17").slice(0, 2).toSorted()).toEqual([
      "azure-openai/o1@2024-12-17",
      "openai/o1-2024-12-17",
    ]);
  });

  test("what is left of an id leads to similar ones where it has no record", () => {
    const { hits, similar } = search("vertex_ai/publishers/google/models/gemini-2.5-pr");
    expect([hits[0]?.model, similar]).toEqual(["gemini-2.5-pro", true]);
  });

  test("an alias that a page gives leads to its model, after models of that id", () => {
    const withAlias = (id: string) => [{ model: id, evidence: 0 }];
    const records = dataset.records.map((record) => {
      if (record.id === "openai/gpt-4o-2024-05-13") return { ...record, aliases: withAlias("gpt-4o-alias-of-tests") };
      return record.id === "openai/gpt-4-0613" ? { ...record, aliases: withAlias("gpt-4") } : record;
    });
    const aliased = searchOf(searchData(buildAlmanac({ ...dataset, records }, siteDay)));
    const ids = (text: string) => aliased(text, 1_000).hits.map(idOf);
    for (const text of [
      "gpt-4o-alias-of-tests",
      "GPT 4o alias of tests",
      "gpt-4o-alias",
      "openai/gpt-4o-alias-of-tests",
    ])
      expect(ids(text)[0], text).toBe("openai/gpt-4o-2024-05-13");
    expect(ids("gpt-4")[0]).toBe("openai/gpt-4");
  });

  test("facts alone are answered by the facts, earliest retirement first", () => {
    const retired = search("retired 2026", 1_000).hits;
    const dates = retired.map(({ answers }) => answers[0]?.retirement?.date ?? "");
    expect(retired.length).toBe(
      almanac.models.filter(
        (it) => it.stage === "retired" && it.scopes.some(({ outlook }) => outlook.date?.startsWith("2026")),
      ).length,
    );
    expect(new Set(retired.map(({ stage }) => stage))).toEqual(new Set(["retired"]));
    // A month comes after its days.
    const ends = dates.map((date) => date.padEnd("YYYY-MM-DD".length, "~"));
    expect(ends).toEqual(ends.toSorted());
  });

  test("a number is not the beginning of another number", () => {
    expect(found("claude 3.5").every((id) => id.includes("3-5") || id.includes("3.5"))).toBe(true);
  });

  test("an unknown id is never called in use", () => {
    const result = search("gpt-99-imaginary");
    expect(result.total).toBe(0);
    expect(statusMessage(result)).toContain("does not mean it is safe");
  });

  test("filters limit the results, and an empty query lists all that pass", () => {
    const { hits, total } = search("", 10_000, { stage: "ending", provider: "bedrock" });
    const expected = almanac.models.filter((it) => it.stage === "ending" && it.provider.id === "bedrock");
    expect(hits.map(idOf)).toEqual(expected.map(({ id }) => id));
    expect(total).toBe(expected.length);
    const unsaid = search("", 10_000, { stage: "unsaid", provider: null });
    expect(unsaid.total).toBe(almanac.models.filter(({ stage }) => stage === null).length);
  });

  test("no more results are returned than asked for, and all are counted", () => {
    const { hits, total } = search("gpt", 20);
    expect(hits).toHaveLength(20);
    expect(total).toBeGreaterThan(100);
  });
});

describe("every record", () => {
  test("is found first by its id, and by its model in any punctuation", () => {
    for (const { id, record } of almanac.models) {
      expect(idOf(search(id, 1).hits[0] as SearchDocument)).toBe(id);
      if (squashed(record.model) === "") continue;
      for (const text of [squashed(record.model), record.model.replace(/[^\p{L}\p{N}]+/gu, " ")]) {
        const hits = search(text, 1_000).hits;
        expect(hits[0]?.keys, text).toContain(squashed(text));
        expect(hits.map(idOf), text).toContain(id);
      }
    }
  });

  test("comes through the data as the almanac holds it", () => {
    expect(documents).toHaveLength(almanac.models.length);
    for (const document of documents) {
      const model = almanac.model(idOf(document));
      expect(document.path).toBe(model?.path);
      expect(document.stage).toBe(model?.stage);
      expect(document.kind).toBe(model?.record.kind);
      expect(document.replacements).toEqual([...new Set(model?.record.replacements.map((it) => it.model))]);
      const answers = model?.scopes.map(({ scope, stage, outlook: { date, bound, text } }) => ({
        scope,
        stage,
        retirement: date ? { date, bound } : text ? expect.objectContaining({ date: null }) : null,
      }));
      expect(document.answers).toEqual(answers);
      expect(document.age.lastRead).toBe(model?.age.lastRead);
    }
  });

  test("shows its retirement as its own page does: earliest dates as such, scopes, passed dates as unconfirmed", () => {
    for (const document of documents) {
      const model = almanac.model(idOf(document));
      for (const [i, words] of resultDates(document, siteDay).entries()) {
        const answer = model?.scopes[i];
        const { kind, bound, date } = answer?.outlook ?? {};
        if (date) expect(words.date.endsWith(formatShortDate(date))).toBe(true);
        expect(words.scope).toBe(answer?.scope ?? null);
        expect(words.date.includes("not before ")).toBe(bound === "not-before");
        expect(words.date.startsWith("was scheduled for "), document.model).toBe(kind === "was-scheduled");
        expect(words.countdown.includes("not confirmed"), document.model).toBe(kind === "passed-unconfirmed");
        if (bound && bound !== "on") expect(words.isUncertain).toBe(true);
      }
    }
  });
});

test("one typo in a word of five letters still finds the model, and the results are called similar", () => {
  const names = [
    ...new Set(almanac.models.flatMap(({ record }) => record.model.toLowerCase().match(/[a-z]{5,}/g) ?? [])),
  ];
  const typos = (word: string, at: number) => [
    word.slice(0, at) + word.slice(at + 1),
    `${word.slice(0, at)}x${word.slice(at)}`,
    `${word.slice(0, at)}x${word.slice(at + 1)}`,
    word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  ];
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.nat(), fc.nat(3), (word, place, kind) => {
      const typed = typos(word, 1 + (place % (word.length - 2)))[kind] ?? word;
      // Shorter words are not guessed at; a typo may also be another word.
      fc.pre(typed.length >= 5 && typed !== word);
      const { hits, similar } = search(typed, 1_000);
      expect(hits.length, typed).toBeGreaterThan(0);
      if (similar)
        expect(
          hits.some(({ text }) => text.includes(word)),
          `${typed} for ${word}`,
        ).toBe(true);
    }),
    { seed: 3, numRuns: 200 },
  );
});

test.each([
  ["gtp-4o", "gpt-4o"],
  ["gtp 4o mini", "gpt-4o-mini"],
  ["cluade opus 4", "claude-opus-4"],
  ["geimni 2.5 pro", "gemini-2.5-pro"],
])("two letters that changed places still find what is meant: %s", (typed, meant) => {
  const { hits, similar } = search(typed);
  expect([hits[0]?.model.startsWith(meant), similar]).toEqual([true, true]);
});

test("nothing that is typed breaks the search, and highlighting changes no letter", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), fc.string({ unit: "binary" }), (text, id) => {
      expect(search(text).hits.length).toBeLessThanOrEqual(20);
      expect(highlighted(id, parseQuery(text, new Set())).join("")).toBe(id);
    }),
    { seed: 3, numRuns: 100 },
  );
});

test("what matched is marked: the run as typed, or else each word where it begins", () => {
  const mark = (id: string, text: string) => highlighted(id, parseQuery(text, new Set(["azure"])));
  expect(mark("gpt-4o-mini", "gpt4o")).toEqual(["", "gpt-4o", "-mini"]);
  expect(mark("gpt-4o-mini", "azure gpt 4o")).toEqual(["", "gpt-4o", "-mini"]);
  expect(mark("claude-3-haiku-20240307", "haiku 3")).toEqual(
    ["claude-", "3", "-", "haiku", "-20240", "3", "07"].slice(0, 4).concat(["-20240307"]),
  );
});

describe("pages that a query names", () => {
  const paths = (text: string) => pageFinder(data, documents)(text).map(({ path }) => path);

  test.each([
    ["aws", ["/providers/bedrock/"]],
    ["google", ["/providers/google/", "/providers/vertex/"]],
    ["december 2026", ["/calendar/2026-12/"]],
    ["december 2090", []],
    ["gpt 4o", ["/families/gpt-4o/"]],
    ["gemini-2.5-flash", ["/families/gemini-2-5-flash/"]],
    ["retired 2026", []],
    ["azure gpt-4o", []],
    ["", []],
    ["gpt-4o, o3", ["/check/#ids=gpt-4o,o3"]],
  ])("%s → %j", (text, expected) => {
    expect(paths(text)).toEqual(expected);
  });

  test("each of them is built", () => {
    const texts = [...data.families, ...data.providers.map(([, name]) => name), "december 2026"];
    const named = texts.flatMap(paths);
    expect(named.length).toBeGreaterThan(data.families.length);
    const missing = named.filter((path) => !existsSync(join(inject("site"), path, "index.html")));
    expect(missing).toEqual([]);
  });
});

test("a list of ids is searched one by one, and says which are not found", () => {
  expect(listedIds("gpt-4o, claude-3-opus;gemini-2.5-flash,, gpt-4o")).toEqual([
    "gpt-4o",
    "claude-3-opus",
    "gemini-2.5-flash",
  ]);
  expect(listedIds(" gpt 4o ,")).toEqual(["gpt 4o"]);
  expect(listedIds("")).toEqual([""]);
  const answers = ["gpt-4", "gpt-99-imaginary"].map((text) => ({ text, result: search(text) }));
  expect(listMessage(answers)).toContain("1 of 2 found");
  expect(listMessage(answers)).toContain("“gpt-99-imaginary”");
});

test("the hash in the addresses is that of the files", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
      expect(browserSha256(text)).toBe(sha256(text));
    }),
    { seed: 3, numRuns: 200 },
  );
});

test("dates read as elsewhere on the site", () => {
  for (const date of ["2026-01-05", "2026-09-30", "2026-09", "2027-Q3", "2027"])
    expect(formatBriefDate(date)).toBe(formatShortDate(date));
});

describe("budgets", () => {
  const grown = (size: number) => searchData(buildAlmanac(grownDataset(dataset, size), siteDay));

  test("code and data for 2,000 records take no more than 40 KB on the wire", () => {
    const json = gzipSync(JSON.stringify(grown(2_000))).length;
    const code = scriptSizes().filter(({ name }) => !name.startsWith("identify."));
    expect(code.length).toBeGreaterThan(2);
    expect(json + code.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(40 * 1024);
  });

  test("what reads ids in foreign forms is loaded apart, and takes no more than 6 KB", () => {
    const parts = scriptSizes().filter(({ name }) => name.startsWith("identify."));
    expect(parts.map(({ bytes }) => bytes <= 6 * 1024)).toEqual([true]);
  });

  test("a result among 10,000 records takes less than 50 ms", () => {
    const large = searchOf(grown(10_000));
    const texts = [
      "gpt4o",
      "gpt 4",
      "claude 3.5 sonnet",
      "retired 2026",
      "bedrock nova",
      "sonet",
      "a",
      "mistral large",
    ];
    // CPU time: tests of other files run at the same time.
    const times = texts.map((text) => cpuPerCall(() => large(text), 5));
    expect(median(times)).toBeLessThan(50);
  });

  test("no hostile cell makes the data long", () => {
    const records = dataset.records.slice(0, 10).map((record) => ({
      ...record,
      name: "n".repeat(5_000),
      aliases: [{ model: "a".repeat(5_000), evidence: 0 }],
      replacements: [{ model: "r".repeat(5_000), id: null, url: null, evidence: 0 }],
    }));
    expect(JSON.stringify(searchData(buildAlmanac({ ...dataset, changes: [], records }, siteDay))).length).toBeLessThan(
      6_000,
    );
  });
});

/** The search as it is once somebody has typed an id in a form that only others use. */
function searchOf(columns: SearchData) {
  const all = documentsOf(columns);
  const [find, identify] = [createSearch(columns, all), identifierOf(all)];
  return (text: string, most?: number, filter?: Filter) => find(text, most, filter, identify(text));
}

/** What the scripts of the search take on the wire. */
function scriptSizes(): { name: string; bytes: number }[] {
  return [...scriptsOf("model-search")].map((file) => {
    return { name: basename(file), bytes: gzipSync(readFileSync(file)).length };
  });
}

/** The script that holds the text, and every script it names, as files of the built site. */
function scriptsOf(text: string): Set<string> {
  const folder = join(inject("site"), "_astro");
  const scripts = new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith(".js"))
      .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );
  const reached = new Set([...scripts].filter(([, code]) => code.includes(text)).map(([name]) => name));
  for (const name of reached) {
    for (const other of scripts.keys()) if (scripts.get(name)?.includes(other)) reached.add(other);
  }
  return new Set([...reached].map((name) => join(folder, name)));
}
