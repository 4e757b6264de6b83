/** The tool `changes_since`: what changed on the pages. */
import { z } from "zod";
import { recordChangeLine } from "../../domain/change-text.ts";
import { byParts } from "../../domain/order.ts";
import { isoReadingText } from "../../domain/reading-text.ts";
import { providerOf } from "../../domain/record-id.ts";
import type { Change } from "../../domain/schema.ts";
import { count } from "../../text/format.ts";
import { quoted } from "../describe-model.ts";
import { findModel } from "../find-model.ts";
import { type Opened, openAlmanac } from "../open-almanac.ts";
import { dayInput, days, limitInput, modelId, providerInput } from "../shapes.ts";
import { toolOf } from "../tool.ts";

const row = z.strictObject({
  id: z.string(),
  seenOn: z.string().describe("the day on which we saw it, which is not that of the retirement"),
  seenNotBefore: z.string().nullable().describe("first day on which it may have been; null where the day is known"),
  type: z.string(),
  model: z.string(),
  text: z.string(),
  url: z.string().nullable().describe("the provider's page"),
  snapshot: z.string().nullable(),
  line: z.int().nullable(),
});

export const changesSince = toolOf({
  name: "changes_since",
  title: "Changes since a day",
  description:
    "What changed on the providers' pages since a day, newest first: dates set, moved, withdrawn; stages; replacements; models listed and no longer listed. First readings of pages are left out.",
  input: z.strictObject({
    since: dayInput,
    provider: providerInput.optional(),
    model: modelId.optional(),
    limit: limitInput(200, 50),
  }),
  output: z.strictObject({
    ...days,
    total: z.int(),
    changes: z.array(row),
    problem: z.string().nullable().describe("why there are none, where the model is not known"),
  }),
  answer: ({ since, provider, model, limit }, source) => {
    const almanac = openAlmanac(source);
    const meant = model === undefined ? null : findModel(model, almanac, source);
    const ids = meant && new Set(meant.records.map(({ id }) => id));
    const isAsked = (change: Change) => {
      if (change.baseline || change.detectedOn < since) return false;
      if (provider !== undefined && providerOf(change.record) !== provider) return false;
      return ids === null || ids.has(change.record);
    };
    const all = almanac.changes.filter(isAsked).sort(newestFirst);
    const changes = all.slice(0, limit).map((change) => describe(change, almanac));
    const problem = meant?.problem ?? null;
    const left = all.length - changes.length;
    return {
      value: { asOf: almanac.day, dataDay: almanac.dataDay, total: all.length, changes, problem },
      lines: [
        ...(problem === null ? [] : [problem]),
        `${count(all.length, "change")} since ${since}.`,
        ...changes.map(({ text, url, seenOn, seenNotBefore }) => {
          return `- ${isoReadingText(seenOn, seenNotBefore)}: ${text}; ${url ?? "page unknown"}`;
        }),
        ...(left > 0 ? [`${left} older ones.`] : []),
      ],
    };
  },
});

function newestFirst(a: Change, b: Change): number {
  return byParts([b.detectedOn, a.record, a.id], [a.detectedOn, b.record, b.id]);
}

function describe(change: Change, { pageUrl }: Opened): z.infer<typeof row> {
  const { id, detectedOn, detectedNotBefore, type, record, evidence } = change;
  return {
    id,
    seenOn: detectedOn,
    seenNotBefore: detectedNotBefore ?? null,
    type,
    model: quoted(record),
    text: quoted(recordChangeLine(change), 500),
    url: evidence ? pageUrl(providerOf(record), evidence.page) : null,
    snapshot: evidence?.snapshot ?? null,
    line: evidence?.line ?? null,
  };
}
