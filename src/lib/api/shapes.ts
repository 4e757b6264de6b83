/** The files of `/api/v1/`: what is published is checked against these, and the JSON Schemas are made from them. */
import { z } from "zod";
import { announcementKinds } from "../../../pipeline/domain/announcement-kind.ts";
import {
  alias,
  boundName,
  change,
  check,
  evidence,
  lifecycleEvent,
  modelRecord,
  passageChange,
  relativeDate,
  replacement,
  sourceDefinition,
  stageName,
} from "../../../pipeline/domain/schema.ts";

const day = z.iso.date().describe("the date the file was computed for, UTC");
const month = z.string().regex(/^\d{4}-\d{2}$/);
const count = z.int().nonnegative();
const url = z.url();
const date = lifecycleEvent.shape.date;
const scope = lifecycleEvent.shape.scope;

const stageOnDay = z
  .enum([...stageName.options, "ending"])
  .nullable()
  .describe("the stage on `day`: as stated, or as it follows from fixed dates; null where the page does not say");

const outlook = z
  .strictObject({
    kind: z
      .enum([
        "retires-on",
        "may-retire-from",
        "passed-unconfirmed",
        "no-retirement-announced",
        "retired",
        "was-scheduled",
      ])
      .describe("`was-scheduled`: a fixed date that passed after the page was last read"),
    date: date.nullable(),
    bound: boundName
      .nullable()
      .describe("only `on` is a fixed date; `not-before` is the earliest date, `tentative` a plan"),
    scope,
    text: z.string().nullable().describe("the page's wording, where it gives the date only relative to something else"),
  })
  .describe("what is known about the retirement on `day`");

/** How old an answer is. */
const age = {
  lastRead: z.iso
    .date()
    .nullable()
    .describe("when the page was last read and accepted; of several pages, the one read longest ago; null for never"),
  held: z
    .strictObject({ since: z.iso.date(), reason: z.string() })
    .nullable()
    .describe("since when newer facts on the page wait for review, and why; null where none do"),
  stale: z.int().positive().nullable().describe("by how many days the reading is out of date; null where it is not"),
};

/** What is computed for a date, beside what the page states. */
const onDay = {
  stageOnDay,
  outlook: outlook.describe("the first of `scopes`"),
  scopes: z
    .array(z.strictObject({ scope: scope.describe("null for all, or for all others"), stageOnDay, outlook }))
    .min(1)
    .describe("one answer for all users, or one for each scope: the earliest date first, those without a date last"),
  ...age,
  url: url.describe("the page on this site"),
};

/** A model in the list of all models. */
export const modelSummary = modelRecord
  .pick({ id: true, provider: true, model: true, version: true, name: true, kind: true, stage: true, listed: true })
  .extend({ ...onDay, api: url.describe("the model in full, as JSON") });

/** A model in the file of its provider: every fact, without sources. */
export const modelFacts = modelRecord.omit({ stageEvidence: true, evidence: true }).extend({
  events: z.array(lifecycleEvent.omit({ evidence: true })),
  relative: z.array(relativeDate.omit({ evidence: true })),
  replacements: z.array(replacement.omit({ evidence: true })),
  aliases: z.array(alias.omit({ evidence: true })).optional(),
  ...onDay,
  api: url,
});

const place = evidence.extend({
  url: url.nullable().describe("the provider's page, scrolled to the model where the browser supports it"),
  snapshotUrl: url.nullable().describe("our snapshot of the page, at the line"),
});

export const modelDetail = modelRecord.extend({
  evidence: z.array(place),
  day,
  ...onDay,
  label: z.string().describe("model and version, as shown on the site"),
  summary: z.string().describe("whether and when it is retired, for whom, and what replaces it, in plain English"),
  changes: z.array(change).describe("oldest first"),
  elsewhere: z
    .array(z.strictObject({ id: z.string(), url, api: url }))
    .describe("the same model at other providers, each with dates of its own; those of its maker first"),
  links: z.strictObject({ markdown: url, atom: url, calendar: url, badge: url }),
});

export const modelList = z.strictObject({ day, models: z.array(modelSummary).describe("sorted by id") });

const providerSummary = z.strictObject({
  id: z.string(),
  name: z.string(),
  models: count,
  retirements: count.describe("retirements in the next 365 days, earliest and tentative dates included"),
  ...age,
  url,
  api: url,
});

export const providerList = z.strictObject({ day, providers: z.array(providerSummary).describe("sorted by name") });

export const providerDetail = z.strictObject({
  day,
  id: z.string(),
  name: z.string(),
  url,
  links: sourceDefinition.shape.links,
  stages: z.partialRecord(stageName, z.string()).describe("the provider's own term for each stage"),
  policy: z
    .strictObject({ summary: z.string(), noticeDays: z.int().positive().nullable(), url: url.optional() })
    .nullable(),
  pages: z
    .array(check.omit({ provider: true, warnings: true, unread: true, answeredBy: true, validators: true }))
    .describe("the pages we read, and when"),
  models: z.array(modelFacts).describe("sorted by id"),
});

export const changeMonths = z.strictObject({
  months: z.array(z.strictObject({ month, changes: count, api: url })).describe("newest first"),
});

export const changesOfMonth = z.strictObject({
  month,
  changes: z.array(change).describe("oldest first"),
  passages: z.array(passageChange).describe("new passages about retirements that no rule reads, oldest first"),
});

const upcomingRetirement = z.strictObject({
  id: z.string(),
  date,
  bound: boundName,
  scope,
  days: z.int().nullable().describe("days from `day`; null where the date is not a day"),
  replacements: z.array(z.string()),
  ...age,
  url,
  api: url,
});

export const upcoming = z.strictObject({
  day,
  within: z.int().positive().describe("the number of days covered, from `day` on"),
  retirements: z.array(upcomingRetirement).describe("soonest first"),
  unconfirmed: z
    .array(upcomingRetirement)
    .describe("fixed dates of as many days before `day` that passed after the page was last read; longest ago first"),
});

export const announcements = z.strictObject({
  day,
  announcements: z
    .array(
      z.strictObject({
        id: z.string().describe("never changes"),
        day: z.iso.date().describe("the date we saw it"),
        provider: z.string(),
        kind: z.enum(announcementKinds),
        kinds: z.array(z.enum(announcementKinds)),
        title: z.string(),
        detail: z.string().nullable(),
        models: z.array(z.strictObject({ id: z.string(), lines: z.array(z.string()) })),
        url,
      }),
    )
    .describe("newest first, the latest 200"),
});

const compactAnswer = [stageOnDay, outlook.shape.date, outlook.shape.bound, scope, outlook.shape.kind] as const;
const heldSince = z.iso.date().nullable().describe("since when newer facts wait for review");

export const lookup = z.strictObject({
  day,
  models: z
    .record(
      z.string(),
      z.tuple([...compactAnswer, age.lastRead, heldSince, age.stale, z.array(z.tuple(compactAnswer))]),
    )
    .describe(
      "id → [stage on `day`, retirement date, bound, scope, kind of outlook, last read, held since, days out of date, the answers for other scopes in the form of the first five]; the first answer has the earliest date, and a stage for all users",
    ),
  aliases: z
    .record(z.string(), z.array(z.string()))
    .describe(
      "alias that a page gives, such as acme/m-latest → ids of the models; several where pages give it to several",
    ),
  elsewhere: z
    .record(z.string(), z.array(z.string()))
    .describe("id → ids of the same model at other providers, where there are any, those of its maker first"),
});

/** https://shields.io/badges/endpoint-badge */
export const badge = z.strictObject({
  schemaVersion: z.literal(1),
  label: z.string(),
  message: z.string(),
  color: z.string(),
  isError: z.boolean(),
});

export const entry = z.strictObject({
  name: z.string(),
  version: z.string().describe("version of the API; see the version promise"),
  day,
  licence: z.literal("CC0-1.0"),
  counts: z.strictObject({ models: count, providers: count, changes: count, announcements: count }),
  endpoints: z.array(
    z.strictObject({
      path: z.string().describe("with {…} for what differs from file to file"),
      summary: z.string(),
      schema: url.nullable(),
    }),
  ),
  promise: z.array(z.string()),
  exports: url.describe("a list of files with all data: SQLite, Parquet, CSV and others"),
  documentation: url,
  openapi: url,
});
