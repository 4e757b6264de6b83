// Random answers: a snapshot says the same as its answer, every fact comes from its field, and no day is lost in silence.
import fc from "fast-check";
import { expect, it } from "vitest";
import { isDay } from "../../../pipeline/domain/days.ts";
import { extractPage, snapshotPage } from "../../../pipeline/extract/extract-page.ts";
import type { Extraction } from "../../../pipeline/extract/extraction.ts";
import { dayText } from "../../../pipeline/extract/json/day-text.ts";
import { normalizeText } from "../../../pipeline/text/sanitize.ts";
import { dataSource, extractData, linesOf } from "../../support/data-sources.ts";

const azure = dataSource("azure-models");
const columns = azure.definition.records?.columns ?? {};
const definition = {
  ...azure.definition,
  records: {
    list: "$[*]",
    columns: { ...columns, name: "$.model.title", alias: "$.model.aliases", qualifier: "$.model.location" },
  },
};

/** Texts that Markdown, the reader or its fixed wording could take for something else. */
const odd = fc.constantFrom(
  "gpt-4o|mini",
  "a`b",
  "*a-1*",
  "_a_1_",
  "<b>a-1</b>",
  "a-1<br>b-2",
  "[a-1](https://x.example)",
  "a-1\\",
  "{{a-1}}",
  "# a-1",
  "- a-1",
  "1. a-1",
  "a-1 (preview)",
  "a-1, b-2",
  "a-1 or b-2",
  "Retired models",
  "unread 0123456789abcdef",
  "retired on 2026-01-01",
  "stage retired",
  "N/A",
  "-",
  "&lt;a-1&gt;",
  "&#124;",
  "~~a-1~~",
  "a-1¹",
  "a-1 [1]",
  "a-1*",
  "a-1:",
  ":a-1:",
  "モデル-1",
  "https://a.example/1",
  "$a_1$",
  "preview",
  "all regions",
  "not 2026-01-01",
  "2026-01-01",
  "2026-02-30",
  "2026-08",
  "soon",
  "a\u200b-1",
  "a\u2011-1",
  "a-1\n\nb-2",
);
const text = fc.oneof(
  odd,
  fc.string({ maxLength: 30 }),
  fc.string({ unit: "grapheme", maxLength: 15 }),
  fc.constantFrom("gpt-4o", "mistral-small-2603"),
);
const day = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("2026-01-31", "2026-01-31T12:00:00Z", "2027-03-04T23:30:00-05:00", null) },
  { weight: 1, arbitrary: text },
);
const record = fc.record({
  model: fc.record({
    name: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom("a-1", "b-2", "c-3", "d-4") },
      { weight: 1, arbitrary: text },
    ),
    title: fc.option(text),
    aliases: fc.oneof(
      fc.array(text, { maxLength: 3 }),
      fc.array(fc.stringMatching(/^m-[a-z0-9]{12}$/), { minLength: 8, maxLength: 30 }),
    ),
    location: fc.option(text),
    version: fc.oneof(fc.constantFrom("1", "0301", "2024-05-13"), text),
    lifecycleStatus: fc.oneof(fc.constantFrom("GenerallyAvailable", "Preview", "Deprecated"), text),
    deprecation: fc.record({
      inference: day,
      fineTune: day,
      deprecationStatus: fc.constantFrom("Planned", "Tentative", "Unheard of", null),
    }),
    skus: fc.array(fc.record({ name: text, deprecationDate: day }), { maxLength: 2 }),
    replacementConfig: fc.record({
      targetModelName: fc.option(text),
      targetModelVersion: fc.option(text),
      autoUpgradeStartDate: day,
    }),
  }),
});

/** Everything but where it is. */
const factsOf = ({ records }: Extraction) =>
  records.map(({ evidence: _, ...facts }) => ({
    ...facts,
    events: facts.events.map(({ evidence: _, ...event }) => event),
  }));

it("a snapshot reads like its answer", () => {
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 5 }), (records) => {
      const input = { provider: "acme", page: "models", snapshot: null, definition } as const;
      const { body, extraction } = snapshotPage(JSON.stringify(records), { ...input, format: "json" });
      const again = extractPage(body, { ...input, format: "markdown" });
      expect(factsOf(again)).toEqual(factsOf(extraction));
    }),
    { numRuns: Number(process.env.JSON_RUNS ?? 300), seed: Number(process.env.JSON_SEED ?? 1) },
  );
});

const tidy = (text: string): string => normalizeText(text).replace(/\s+/g, " ");

/** The dates that a text gives as it stands: its own day, or whatever part of it looks like a date. */
const datesIn = (value: string | null): string[] => dayText(value ?? "").match(/\d{4}(?:-\d\d){0,2}/g) ?? [];

it("every fact comes from its field, and a day that is lost is reported", () => {
  fc.assert(
    fc.property(record, ({ model }) => {
      const input = { provider: "acme", page: "models", snapshot: null, definition, format: "json" } as const;
      const { records, problems } = extractPage(JSON.stringify([{ model }]), input);
      const { inference, fineTune, deprecationStatus } = model.deprecation;
      const fields = {
        retired: inference,
        "training-retired": fineTune,
        redirected: model.replacementConfig.autoUpgradeStartDate,
      };
      const events = records.flatMap((each) => each.events);
      for (const { event, date, bound, scope } of events) {
        // "Retired on D" as a status gives the date too.
        if (datesIn(model.lifecycleStatus).includes(date)) continue;
        const own = fields[event as keyof typeof fields];
        const scoped = event === "retired" ? model.skus.map((sku) => sku.deprecationDate) : [];
        expect([own, ...scoped].flatMap((each) => datesIn(each ?? null))).toContain(date);
        if (event !== "redirected") expect(bound).toBe(deprecationStatus === "Tentative" ? "tentative" : "on");
        if (event === "retired" && scope === null) expect(datesIn(own)).toContain(date);
      }
      for (const { replacements } of records)
        for (const one of replacements)
          expect(tidy(model.replacementConfig.targetModelName ?? "")).toContain(one.model);
      const given = Object.entries(fields).filter(([, value]) => isDay(dayText(value ?? "")));
      const lost = given.filter(([event]) => !events.some((each) => each.event === event));
      if (lost.length > 0) expect(problems).not.toEqual([]);
    }),
    { numRuns: Number(process.env.JSON_RUNS ?? 300), seed: Number(process.env.JSON_SEED ?? 1) },
  );
});

it("the order of keys, white space and fields that no column takes change nothing", () => {
  const source = dataSource("mistral");
  const { data } = JSON.parse(source.text) as { data: Record<string, unknown>[] };
  const turned = data.map((each) => ({ extra: { deep: [1] }, ...Object.fromEntries(Object.entries(each).reverse()) }));
  expect(linesOf(extractData(source, JSON.stringify({ more: 1, data: turned })))).toEqual(linesOf(extractData(source)));
});
