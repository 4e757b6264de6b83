/** When a model was announced to be retired, and when it is, as `model-eol/0.1` can say it. */
import { isExact } from "../../domain/bound.ts";
import { retirementsOf } from "../../domain/lifecycle.ts";
import { precisionOf } from "../../domain/partial-date.ts";
import type { ExportedModel } from "../export-data.ts";
import { firmDate } from "../firm-date.ts";

export interface Clock {
  announced?: string;
  shutdown?: string;
}

/**
 * The dates of a model; null where the format would make something else of them. Without a date, the format says that no
 * retirement is scheduled: a model that is retired or deprecated, has fixed dates for some users or less precise than a
 * day, or facts that wait for review cannot be said to be so.
 */
export function clockOf(model: ExportedModel): Clock | null {
  const shutdown = firmDate(model);
  if (shutdown === null && !isUnscheduled(model)) return null;
  const announced = model.record.events.find((event) => {
    return event.event === "announced" && isExact(event) && event.scope === null && precisionOf(event.date) === "day";
  });
  // Their tools refuse an announcement after the shutdown.
  const isBefore = announced && shutdown !== null && announced.date <= shutdown;
  return { ...(isBefore ? { announced: announced.date } : {}), ...(shutdown === null ? {} : { shutdown }) };
}

function isUnscheduled({ record, answer: { stage, scopes, age } }: ExportedModel): boolean {
  const isCurrent = stage === null || stage === "active" || stage === "preview" || stage === "legacy";
  const isSoft = retirementsOf(record).every((date) => !isExact(date));
  const isAhead = scopes.every(
    ({ outlook: { kind } }) => kind === "may-retire-from" || kind === "no-retirement-announced",
  );
  const isAnnounced = record.events.some(({ event }) => event === "announced" || event === "deprecated");
  const isKnown = age.lastRead !== null && age.held === null && record.listed && record.relative.length === 0;
  return isCurrent && isSoft && isAhead && !isAnnounced && isKnown;
}
