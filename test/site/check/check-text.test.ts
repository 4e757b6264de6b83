import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { median } from "../../../bench/measure.ts";
import { buildAlmanac } from "../../../src/lib/almanac/almanac.ts";
import { loadDataset } from "../../../src/lib/almanac/load-dataset.ts";
import { checkPath, idsInFragment } from "../../../src/lib/check/check-link.ts";
import { checkCsv, checkMarkdown, watchYaml } from "../../../src/lib/check/check-table.ts";
import { textChecker } from "../../../src/lib/check/check-text.ts";
import { namedReplacement } from "../../../src/lib/check/named-replacement.ts";
import { subscriptionsOf } from "../../../src/lib/check/subscriptions.ts";
import { textPieces } from "../../../src/lib/check/text-pieces.ts";
import { urgencyOf, urgencySummary } from "../../../src/lib/check/urgency.ts";
import { lastReplacement } from "../../../src/lib/model/replacement-advice.ts";
import { checkData } from "../../../src/lib/search/search-data.ts";
import { documentsOf, type SearchDocument } from "../../../src/lib/search/search-documents.ts";
import { siteDay } from "../../support/build-site.ts";
import { repositoryRoot } from "../../support/repository.ts";

const almanac = buildAlmanac(loadDataset(repositoryRoot), siteDay);
const documents = documentsOf(checkData(almanac));
const checkText = textChecker(documents);
const check = (text: string) => checkText(text, siteDay);
const found = async (text: string) =>
  Object.fromEntries((await check(text)).map(({ written, documents: named }) => [written, named.map(({ id }) => id)]));

describe("ids are found", () => {
  test("in a list, in whatever form, however short or unknown", async () => {
    const text = '- gpt-4o-2024-08-06\n* `azure/eu/gpt-4o-2024-08-06`\n\n1. o3, foo-99;\n"GPT-4 Turbo"\n';
    expect(await found(text)).toEqual({
      "gpt-4o-2024-08-06": ["openai/gpt-4o-2024-08-06"],
      "azure/eu/gpt-4o-2024-08-06": ["azure-openai/gpt-4o@2024-08-06"],
      o3: ["openai/o3"],
      "foo-99": [],
      "GPT-4 Turbo": ["openai/gpt-4-turbo"],
    });
  });

  test.each([
    ["an .env file", "OPENAI_API_KEY=secret-value\nMODEL=gpt-4-0613\n", "gpt-4-0613"],
    ["JSON", '{ "dependencies": { "openai": "^4" }, "config": { "model": "gpt-4-0613" } }', "gpt-4-0613"],
    ["a LiteLLM config", "model_list:\n  - litellm_params:\n      model: azure/gpt-4-0613\n", "azure/gpt-4-0613"],
    ["code", 'const reply = await client.create({ model: "gpt-4-0613", messages });', "gpt-4-0613"],
    ["prose", "We still use gpt-4-0613 in production, and it works.", "gpt-4-0613"],
  ])("in %s, and nothing else is", async (_, text, written) => {
    expect((await check(text)).map((id) => id.written)).toEqual([written]);
  });

  test("once each, with the number of times and the first line, over all pieces of a long text", async () => {
    const text = `${"// nothing\n".repeat(5_000)}model: "gpt-4-0613"\n${"\n".repeat(40_000)}model: "gpt-4-0613"\n`;
    expect(await check(text)).toMatchObject([{ written: "gpt-4-0613", times: 2, line: 5_001 }]);
  });
});

test("an unknown id is called unknown, and names what resembles it", async () => {
  const [it] = await check("claude-3-5-sonnet-latest");
  expect(it).toMatchObject({ urgency: "unknown", documents: [] });
  expect(it?.related.map(({ id }) => id)).toContain("anthropic/claude-3-5-sonnet-20241022");
  expect(urgencySummary([{ urgency: "unknown" }])).toBe("1 id found: 1 unknown.");
});

test("the most urgent comes first", async () => {
  const byStage = (stage: SearchDocument["stage"]) =>
    documents.find((it) => it.stage === stage && it.kind === "model" && it.answers.length === 1)?.id ?? "";
  const texts = ["nothing-99", byStage("active"), byStage("ending"), byStage("retired")];
  const checked = await check(texts.join("\n"));
  const [first, second] = checked.map(({ urgency }) => urgency);
  expect(first).toBe("retired");
  expect(second).toMatch(/^(passed|ending)$/);
});

test("an id that may name models with different fates is not called retired", () => {
  const retired = documents.find(({ stage }) => stage === "retired") as SearchDocument;
  const active = documents.find(
    ({ stage, answers }) => stage === "active" && !answers[0]?.retirement,
  ) as SearchDocument;
  const cases = [[retired], [retired, active], [active], []];
  expect(cases.map((it) => urgencyOf(it, siteDay))).toEqual(["retired", "open", "none", "unknown"]);
});

test("a replacement is offered only where the provider still lists it, and it is not about to be retired", () => {
  const named = documents.map((document) => ({ document, ...namedReplacement(document, documents) }));
  for (const { document, replacement } of named) {
    const model = almanac.model(document.id);
    expect(replacement?.id, document.id).toBe(model && lastReplacement(model, almanac)?.id);
  }
  const offered = named.flatMap(({ replacement, doubt }) => (replacement && doubt === "" ? [replacement] : []));
  expect(offered.length).toBeGreaterThan(100);
  const isGoing = ({ stage, age }: SearchDocument) =>
    stage === "retired" || stage === "ending" || age.delisted !== null;
  expect(offered.filter(isGoing)).toEqual([]);
  expect(named.some(({ doubt }) => doubt === "itself retired")).toBe(true);
});

test("a link keeps any list of ids, and gives none where it would be too long", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }), { maxLength: 20 }), (ids) => {
      const path = checkPath(ids);
      if (path === null) return;
      expect(path).toMatch(/^\/check\/(#ids=\S*)?$/);
      expect(idsInFragment(path.slice("/check/".length))).toEqual(ids);
    }),
    { seed: 3, numRuns: 200 },
  );
  expect(checkPath(["azure/eu/gpt-4o", "claude-3-opus@20240229"])).toBe(
    "/check/#ids=azure/eu/gpt-4o,claude-3-opus@20240229",
  );
  expect(checkPath(["x".repeat(10_000)])).toBeNull();
  expect(idsInFragment("#ids=%E0%A4%A,gpt-4")).toEqual(["gpt-4"]);
  expect(idsInFragment("#main")).toEqual([]);
});

describe("what can be taken away", () => {
  const context = {
    day: siteDay,
    replacementOf: ({ replacements }: SearchDocument) => replacements.join("; "),
    linkOf: ({ path }: SearchDocument) => `https://almanac.test${path}`,
  };

  test("Markdown has a row for each record, and no cell breaks it", async () => {
    const ids = await check("azure/gpt-4o\nfoo-99");
    const lines = checkMarkdown([...ids, { ...ids[0], written: "a|b`c\nd" } as (typeof ids)[number]], context).split(
      "\n",
    );
    expect(new Set(lines.filter(Boolean).map((line) => line.replace(/\\\|/g, "").split("|").length))).toEqual(
      new Set([8]),
    );
    expect(lines.filter((line) => line.includes("`azure/gpt-4o`")).length).toBeGreaterThan(2);
  });

  test("CSV has a row for each date, with its scope, and no cell is a formula", async () => {
    const ids = await check("azure/gpt-4o-2024-08-06");
    const [head, ...rows] = checkCsv([...ids, { ...ids[0], written: "=1+1" } as (typeof ids)[number]], context).split(
      "\r\n",
    );
    expect(head).toMatch(/^id,model,stage,retirement_date,bound,scope,/);
    expect(rows[0]).toContain("2026-10-01,on,");
    expect(rows[1]).toContain("2027-10-01,on,Fine-tuned models,");
    expect(rows.some((row) => row.startsWith("'=1+1"))).toBe(true);
  });

  test("the watch list is YAML with the ids of the records", async () => {
    const named = (await check("o3\nazure/gpt-4o")).flatMap((it) => it.documents);
    expect(parse(watchYaml(named))).toEqual({ models: named.map(({ id }) => id) });
    const strange = { ...named[0], id: 'openai/a: "b" #c' } as SearchDocument;
    expect(parse(watchYaml([strange]))).toEqual({ models: ['openai/a: "b" #c'] });
  });

  test("each record has a calendar, each provider a feed", async () => {
    const named = (await check("o3")).flatMap((it) => it.documents);
    expect(subscriptionsOf(named).map(([, path]) => path)).toEqual([
      "/feeds/provider/openai/rss.xml",
      "/calendars/model/openai/o3.ics",
    ]);
  });
});

describe("a hostile text", () => {
  test("is cut into pieces that are together the text", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.integer({ min: 1, max: 40 }), (text, size) => {
        const pieces = [...textPieces(text, size)];
        expect(pieces.map((piece) => piece.text).join("")).toBe(text);
        for (const [i, { lines }] of pieces.entries()) {
          const before = pieces.slice(0, i).map((piece) => piece.text);
          expect(lines).toBe(before.join("").split("\n").length - 1);
        }
      }),
      { seed: 3 },
    );
  });

  test.each([
    ["one letter", "a".repeat(1_000_000)],
    ["beginnings of ids", "gpt-".repeat(250_000)],
    ["paths", "/models/".repeat(125_000)],
    ["quotes", '"gpt-4"'.repeat(140_000)],
    ["different ids", Array.from({ length: 50_000 }, (_, i) => `gpt-${i}-x`).join("\n")],
  ])("of a million characters, %s, is checked in pieces, each in a moment", async (_, text) => {
    const pieces: number[] = [];
    let before = process.cpuUsage();
    await checkText(text, siteDay, async () => {
      const { user, system } = process.cpuUsage(before);
      pieces.push((user + system) / 1_000);
      before = process.cpuUsage();
      return true;
    });
    expect(pieces.length).toBeGreaterThanOrEqual(Math.floor(text.length / 32_001));
    // CPU time, in milliseconds: tests of other files run at the same time.
    expect(median(pieces)).toBeLessThan(500);
  });

  test("is left as soon as another one is typed", async () => {
    let pieces = 0;
    await checkText("model: gpt-4o\n".repeat(50_000), siteDay, async () => {
      pieces += 1;
      return false;
    });
    expect(pieces).toBe(1);
  });
});
