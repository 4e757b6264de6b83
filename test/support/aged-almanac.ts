/** The almanac of one model, `acme/a`, in one of the ages. */
import type { ModelRecord } from "../../pipeline/domain/schema.ts";
import type { Almanac, Model } from "../../src/lib/almanac/almanac.ts";
import { type AgeName, ageCases, answerDay } from "./ages.ts";
import { changeOf } from "./changes.ts";
import { checkOf } from "./checks.ts";
import { almanacOf, eventsOf, recordOf } from "./dataset.ts";

/** The almanac of a case, and its model; with another date where one is given, and with other records of `zeta`. */
export function aged(
  name: AgeName,
  date: string = ageCases[name].date,
  others: ModelRecord[] = [],
): { almanac: Almanac; model: Model } {
  const { check } = ageCases[name];
  const { events } = eventsOf(`retired on ${date}`);
  const stated = events.map(({ event, bound, scope }) => ({ event, date, bound, scope }));
  const listed = changeOf("acme/a", "2026-01-01", "listed", {
    after: { stage: "active", events: stated, replacements: [] },
    baseline: true,
  });
  const record = recordOf("a", { stage: "active", stageEvidence: 0, events });
  const checks = [
    checkOf("2026-01-01", check),
    ...(others.length > 0 ? [checkOf(answerDay, { provider: "zeta" })] : []),
  ];
  const almanac = almanacOf([record, ...others], [listed], answerDay, checks);
  const model = almanac.model("acme/a");
  if (!model) throw new Error("no model");
  return { almanac, model };
}
