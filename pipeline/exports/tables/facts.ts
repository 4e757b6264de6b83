/** The facts of the pages: dates, dates relative to something else, and replacements. One row each. */
import { parsePartialDate } from "../../domain/partial-date.ts";
import type { LifecycleEvent, RelativeDate, Replacement } from "../../domain/schema.ts";
import type { ExportData } from "../export-data.ts";
import { type Placed, placeColumns, placeOf } from "./place-columns.ts";
import { column, required, tableOf } from "./table.ts";

interface Fact extends Placed {
  id: string;
  /** From 1, in the order of the record. */
  position: number;
}

const key = ["model_id", "position"];
const references = [{ column: "model_id", table: "models" }];
const factColumns = [
  required("model_id", "text", "The model", ({ id }: Fact) => id),
  required("position", "integer", "Order within the model, from 1", ({ position }: Fact) => position),
];

export const events = tableOf<Fact & { event: LifecycleEvent }>({
  name: "events",
  about: "Every date that a page gives, with how firm it is and whom it holds for",
  key,
  references,
  source: (data) => factsOf(data, ({ events }) => events, "event"),
  columns: [
    ...factColumns,
    required(
      "event",
      "text",
      "released, announced, legacy, deprecated, extended-access, training-retired, redirected or retired",
      (row) => row.event.event,
    ),
    required("date", "text", "YYYY-MM-DD, YYYY-MM, YYYY-Qn or YYYY, as precise as the page", ({ event }) => event.date),
    required("first_day", "day", "First day that the date may mean", ({ event }) => parsePartialDate(event.date).first),
    required("last_day", "day", "Last day that the date may mean", ({ event }) => parsePartialDate(event.date).last),
    required(
      "bound",
      "text",
      "on: a fixed date; not-before: the earliest date; tentative: a plan",
      ({ event }) => event.bound,
    ),
    column("scope", "text", "Whom or what it holds for; null for all", ({ event }) => event.scope),
    column(
      "text",
      "text",
      "The words of the cell, or our own statement of a longer sentence",
      ({ event }) => event.text,
    ),
    ...placeColumns,
  ],
});

export const relativeDates = tableOf<Fact & { relative: RelativeDate }>({
  name: "relative_dates",
  about: "Dates that a page gives only relative to something else, in its words",
  key,
  references,
  source: (data) => factsOf(data, ({ relative }) => relative, "relative"),
  columns: [
    ...factColumns,
    required("event", "text", "As in `events`", ({ relative }) => relative.event),
    column("text", "text", "The page's wording", ({ relative }) => relative.text),
    ...placeColumns,
  ],
});

export const replacements = tableOf<Fact & { replacement: Replacement }>({
  name: "replacements",
  about: "What the page names as replacement",
  key,
  references: [...references, { column: "replacement_id", table: "models" }],
  source: (data) => {
    const known = new Set(data.models.map(({ record }) => record.id));
    const rows = factsOf(data, ({ replacements }) => replacements, "replacement");
    return rows.map((row) => {
      const { id } = row.replacement;
      return { ...row, replacement: { ...row.replacement, id: id !== null && known.has(id) ? id : null } };
    });
  },
  columns: [
    ...factColumns,
    required("replacement", "text", "As the page prints it", ({ replacement }) => replacement.model),
    column("replacement_id", "text", "The model that it names, where there is one", (row) => row.replacement.id),
    column("replacement_url", "text", "Link printed with it", ({ replacement }) => replacement.url),
    ...placeColumns,
  ],
});

function factsOf<T extends { evidence: number }, K extends string>(
  data: ExportData,
  list: (record: ExportData["models"][number]["record"]) => readonly T[],
  name: K,
) {
  return data.models.flatMap(({ record }) =>
    list(record).map((fact, i) => {
      const place = placeOf(data, record.provider, record.evidence[fact.evidence]);
      return { id: record.id, position: i + 1, place, [name]: fact } as Fact & Record<K, T>;
    }),
  );
}
