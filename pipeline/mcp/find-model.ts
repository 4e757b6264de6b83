/** Which model an id means, and what to say where it means none or several. */
import { foundText, notFoundText } from "../domain/identity/resolution-text.ts";
import type { Resolution } from "../domain/identity/resolve-id.ts";
import type { ModelRecord } from "../domain/schema.ts";
import { nearestIds } from "../domain/suggest-ids.ts";
import { quoted } from "./describe-model.ts";
import type { Opened } from "./open-almanac.ts";
import type { Source } from "./tool.ts";

/** The most models that are named where one was asked for. */
const mostModels = 8;

export interface Meant {
  found: "one" | "several" | "none";
  /** How the id was read; null where it is that of the record. */
  readAs: string | null;
  records: readonly ModelRecord[];
  elsewhere: string[];
  /** Why no model was found, and what there is instead; null where one was. */
  problem: string | null;
}

/** Finds the model of an id in any form. An id that no page has is never called fine. */
export function findModel(id: string, { resolve }: Opened, { data }: Source): Meant {
  const resolution = resolve(id);
  switch (resolution.found) {
    case "one":
      return {
        found: "one",
        readAs: quotedOrNull(foundText(resolution)),
        records: [resolution.record],
        elsewhere: idsOf(resolution.elsewhere),
        problem: null,
      };
    case "several":
      return {
        found: "several",
        readAs: null,
        records: resolution.records.slice(0, mostModels),
        elsewhere: [],
        problem: `“${quoted(id)}” may be any of ${resolution.records.length} models. Ask again with the id of one of them.`,
      };
    case "none":
      return { ...unknown(id, resolution, data.records), records: [] };
  }
}

function unknown(
  id: string,
  resolution: Extract<Resolution<ModelRecord>, { found: "none" }>,
  records: readonly ModelRecord[],
) {
  const similar = nearestIds(
    id.slice(0, 100),
    records.map((record) => record.id),
  );
  const hint = notFoundText(resolution, similar);
  const text = `No page that we read lists “${quoted(id)}”. That does not mean that it is safe to use.`;
  return {
    found: "none" as const,
    readAs: null,
    elsewhere: idsOf(resolution.elsewhere),
    problem: hint === "" ? text : `${text} ${quoted(hint, 500)}.`,
  };
}

function idsOf(records: readonly ModelRecord[]): string[] {
  return records.slice(0, mostModels).map(({ id }) => quoted(id));
}

function quotedOrNull(text: string | null): string | null {
  return text === null ? null : quoted(text, 400);
}
