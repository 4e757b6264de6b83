/** What a page could print to break a document or a screen, in every place where its words are shown. */
import fc from "fast-check";
import type { Change, ModelRecord, SourceDefinition } from "../../pipeline/domain/schema.ts";
import type { Dataset } from "../../src/lib/almanac/almanac.ts";
import { changeOf } from "./changes.ts";

/** Known tricks, and any string at all, with lone surrogates and control characters. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "]]><b>&amp;&lt;</b>",
    "javascript:alert(1)",
    "a\u202Eb\u2066c\u200Fd",
    "\u0000\u0008\u001B[31m\u0085\uFFFE\uFFFF",
    "\uD800x\uDC00",
    "line\nbreak\r\ttab",
    "&nbsp;&bogus;&#0;",
    "x".repeat(5000),
    "😀".repeat(3000),
  ),
  fc.string({ unit: "binary", minLength: 1, maxLength: 40 }),
);

/** A provider whose pages print a text wherever a page can: as model, version, scope and replacement. */
export function hostileDataset(source: SourceDefinition, texts: readonly string[]): Dataset {
  const records = texts.map((text, i) => recordOf(source, `${source.id}/${text} ${i}`, text));
  const changes = records.flatMap((record, i) => changesOf(record, texts[i] ?? ""));
  return { records, changes, checks: [], sources: [source] };
}

function recordOf({ id: provider }: SourceDefinition, id: string, text: string): ModelRecord {
  const event = { event: "retired", date: "2026-12-01", bound: "on", scope: text, text, evidence: 0 } as const;
  return {
    id,
    provider,
    model: text,
    version: text,
    name: text,
    kind: "model",
    stage: "deprecated",
    stageEvidence: null,
    listed: true,
    events: [event],
    relative: [],
    replacements: [{ model: text, id: null, url: null, evidence: 0 }],
    aliases: [{ model: text, evidence: 0 }],
    evidence: [{ page: "p", snapshot: "2026-05-01", section: [text], table: 1, row: 1, line: 1 }],
  };
}

function changesOf({ id, evidence: [place] }: ModelRecord, text: string): Change[] {
  const common = { evidence: place ?? null };
  const retired = { event: "retired", date: "2026-12-01", bound: "on", scope: text } as const;
  const listed = { stage: "deprecated", events: [retired], replacements: [text] } as const;
  const [before, after] = [
    { date: "2026-12-01", bound: "on" },
    { date: "2026-12-31", bound: "on" },
  ] as const;
  return [
    changeOf(id, "2026-05-01", "listed", {
      ...common,
      id: "1",
      after: { ...listed, events: [retired], replacements: [text] },
    }),
    changeOf(id, "2026-06-01", "date-moved", { ...common, id: "2", scope: text, before, after, days: 30 }),
    changeOf(id, "2026-07-01", "replacement-added", { ...common, id: "3", after: { replacement: text } }),
    changeOf(id, "2026-08-01", "delisted", { ...common, id: "4" }),
  ];
}
