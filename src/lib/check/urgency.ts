/** How soon somebody has to act on an id, and the same in words. */
import { isBefore } from "../../../pipeline/domain/partial-date.ts";
import { count } from "../../../pipeline/text/format.ts";
import type { SearchDocument } from "../search/search-documents.ts";

/**
 * `passed`: nobody has seen whether the model was retired on its date. `open`: the date is not fixed, or not for all users,
 * or not for all that the id may name.
 */
export type Urgency = "retired" | "passed" | "ending" | "open" | "deprecated" | "unknown" | "none";

const words: Record<Urgency, string> = {
  retired: "retired",
  passed: "scheduled for a date that has passed",
  ending: "scheduled for retirement",
  open: "with an uncertain date",
  deprecated: "deprecated or legacy",
  unknown: "unknown",
  none: "without a retirement date",
};
const order = Object.keys(words) as Urgency[];

/** The urgency of the records that an id may name, on a day. */
export function urgencyOf(documents: readonly SearchDocument[], day: string): Urgency {
  const all = documents
    .map((document) => documentUrgency(document, day))
    .sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const [first = "unknown"] = all;
  if (all.every((urgency) => urgency === first)) return first;
  return all.every(isScheduled) ? "ending" : order.indexOf(first) < order.indexOf("open") ? "open" : first;
}

/** The most urgent first, then the earliest date; else as they are in the text. */
export function byUrgency(a: Rated, b: Rated): number {
  return order.indexOf(a.urgency) - order.indexOf(b.urgency) || (dateOf(a) < dateOf(b) ? -1 : 1);
}

/** `5 ids found: 2 retired, 1 unknown, 2 without a retirement date.` */
export function urgencySummary(ids: readonly Pick<Rated, "urgency">[]): string {
  const groups = Map.groupBy(ids, ({ urgency }) => urgency);
  const parts = order.flatMap((urgency) => {
    const size = groups.get(urgency)?.length ?? 0;
    return size > 0 ? [`${size} ${words[urgency]}`] : [];
  });
  return `${count(ids.length, "id")} found: ${parts.join(", ")}.`;
}

interface Rated {
  urgency: Urgency;
  documents: readonly SearchDocument[];
}

function documentUrgency({ stage, answers }: SearchDocument, day: string): Urgency {
  if (stage === "retired") return stage;
  const dates = answers.flatMap(({ retirement }) => retirement?.date ?? []);
  if (stage === "ending") return dates.every((date) => isBefore(date, day)) ? "passed" : "ending";
  if (answers.some(({ retirement }) => retirement !== null)) return "open";
  return stage === "deprecated" || stage === "legacy" ? "deprecated" : "none";
}

function isScheduled(urgency: Urgency): boolean {
  return urgency === "passed" || urgency === "ending";
}

function dateOf({ documents }: Rated): string {
  const dates = documents.flatMap(({ answers }) => answers.flatMap(({ retirement }) => retirement?.date ?? []));
  return dates.sort()[0] ?? "9999";
}
