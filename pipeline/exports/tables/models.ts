/** Models, what is known of each for each scope, and their other names. */
import type { ScopedAnswer } from "../../domain/answer.ts";
import type { ExportData, ExportedModel } from "../export-data.ts";
import { column, required, tableOf } from "./table.ts";

const modelId = { column: "model_id", table: "models" };

export const models = tableOf<ExportedModel & { day: string }>({
  name: "models",
  about: "Models, with the stage as stated and on the day; their dates are in other tables",
  key: ["id"],
  references: [{ column: "provider", table: "providers" }],
  source: ({ models, day }) => models.map((model) => ({ ...model, day })),
  columns: [
    required("id", "text", "provider/model, with @version where the page has one", ({ record }) => record.id),
    required("provider", "text", "Id of the provider", ({ record }) => record.provider),
    required("model", "text", "Id of the model at the provider", ({ record }) => record.model),
    column("version", "text", "Version, where the page gives it apart", ({ record }) => record.version),
    column("name", "text", "Display name", ({ record }) => record.name),
    required("kind", "text", "model, family, endpoint, parameter or tool", ({ record }) => record.kind),
    required(
      "listed",
      "boolean",
      "False once the page no longer lists it; not the same as retired",
      (row) => row.record.listed,
    ),
    column("stage", "text", "Stage that the page states; null where it does not say", ({ record }) => record.stage),
    column(
      "stage_scope",
      "text",
      "Whom or what that stage holds for; null for all",
      (row) => row.record.stageScope ?? null,
    ),
    column(
      "stage_on_day",
      "text",
      "Stage on `day`, for all users; null where the page does not say",
      (row) => row.answer.stage,
    ),
    required("day", "day", "The day that stages were computed for", ({ day }) => day),
    column("last_read", "day", "When the page was last read and accepted", ({ answer }) => answer.age.lastRead),
    column(
      "days_out_of_date",
      "integer",
      "By how many days that is too long ago; null where it is not",
      (row) => row.answer.age.stale,
    ),
    column(
      "held_since",
      "day",
      "Since when newer facts wait for review; null where none do",
      (row) => row.answer.age.held?.since ?? null,
    ),
    column("held_reason", "text", "Why they wait", ({ answer }) => answer.age.held?.reason ?? null),
  ],
});

interface AnswerRow {
  id: string;
  position: number;
  answer: ScopedAnswer;
}

export const answers = tableOf<AnswerRow>({
  name: "answers",
  about: "Whether and when a model is retired, as of the day: one row for all users, or one for each scope",
  key: ["model_id", "position"],
  references: [modelId],
  source: ({ models }) =>
    models.flatMap(({ record, answer }) =>
      answer.scopes.map((scope, i) => ({ id: record.id, position: i + 1, answer: scope })),
    ),
  columns: [
    required("model_id", "text", "The model", ({ id }) => id),
    required("position", "integer", "Earliest date first, from 1", ({ position }) => position),
    column(
      "scope",
      "text",
      "Whom it holds for; null for all, or for all others where there are several rows",
      (row) => row.answer.scope,
    ),
    column("stage_on_day", "text", "Stage on the day for this scope", ({ answer }) => answer.stage),
    required(
      "outlook",
      "text",
      "retires-on, may-retire-from, passed-unconfirmed, no-retirement-announced, retired or was-scheduled",
      (row) => row.answer.outlook.kind,
    ),
    column(
      "date",
      "text",
      "YYYY-MM-DD, YYYY-MM, YYYY-Qn or YYYY, as precise as the page",
      ({ answer }) => answer.outlook.date,
    ),
    column(
      "bound",
      "text",
      "on: a fixed date; not-before: the earliest date; tentative: a plan",
      ({ answer }) => answer.outlook.bound,
    ),
    column(
      "date_scope",
      "text",
      "Whom the date itself was given for; null for all",
      ({ answer }) => answer.outlook.scope,
    ),
    column(
      "text",
      "text",
      "The page's wording, where it gives no date of its own",
      ({ answer }) => answer.outlook.text,
    ),
  ],
});

interface NameRow {
  id: string;
  name: string;
  kind: "alias" | "former-id";
}

export const names = tableOf<NameRow>({
  name: "names",
  about: "Other names of a model: aliases that a page gives it, and ids of its record before it was renamed",
  key: ["model_id", "kind", "name"],
  references: [modelId],
  source: namesOf,
  columns: [
    required("model_id", "text", "The model", ({ id }) => id),
    required("kind", "text", "alias or former-id", ({ kind }) => kind),
    required("name", "text", "The other name; an alias may name another model tomorrow", ({ name }) => name),
  ],
});

function namesOf({ models }: ExportData): NameRow[] {
  return models.flatMap(({ record: { id, aliases = [], formerIds = [] } }) => [
    ...[...new Set(aliases.map(({ model }) => model.toWellFormed()))].map(
      (name): NameRow => ({ id, name, kind: "alias" }),
    ),
    ...formerIds.map((name): NameRow => ({ id, name, kind: "former-id" })),
  ]);
}

export const elsewhere = tableOf<{ id: string; other: string; position: number }>({
  name: "elsewhere",
  about: "The same model at other providers, each with dates of its own",
  key: ["model_id", "other_id"],
  references: [modelId, { column: "other_id", table: "models" }],
  source: ({ models }) =>
    models.flatMap(({ record, elsewhere }) =>
      elsewhere.map((other, i) => ({ id: record.id, other: other.id, position: i + 1 })),
    ),
  columns: [
    required("model_id", "text", "The model", ({ id }) => id),
    required("other_id", "text", "The same model at another provider", ({ other }) => other),
    required("position", "integer", "Its maker's own first, from 1", ({ position }) => position),
  ],
});
