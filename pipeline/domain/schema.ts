/**
 * The contracts: what is written to `generated/`, and what a source definition may say.
 * Types and the JSON Schemas in `generated/schema/` are inferred from here and from nowhere else.
 */
import { z } from "zod";

/** A day, month, quarter or year, only as precise as the page was. */
const dateText = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?|-Q[1-4])?$/)
  .describe("YYYY-MM-DD, or YYYY-MM, YYYY-Qn, YYYY where that is all the page gives");

export const eventNames = [
  "released",
  "announced",
  "legacy",
  "deprecated",
  "extended-access",
  "training-retired",
  "redirected",
  "retired",
] as const;
export const eventName = z.enum(eventNames);
export type EventName = z.infer<typeof eventName>;

export const boundName = z.enum(["on", "not-before", "tentative"]);
export type Bound = z.infer<typeof boundName>;

export const stageName = z.enum(["preview", "active", "legacy", "deprecated", "retired"]);
export type Stage = z.infer<typeof stageName>;

export const kindName = z.enum(["model", "family", "endpoint", "parameter", "tool"]);
export type Kind = z.infer<typeof kindName>;

const index = z.int().nonnegative().describe("index into `evidence`");

export const lifecycleEvent = z.strictObject({
  event: eventName,
  date: dateText,
  bound: boundName,
  scope: z.string().nullable().describe("whom or what the date holds for; null for all"),
  text: z.string().describe("the words of the cell, or our own statement of a longer sentence"),
  evidence: index,
});
export type LifecycleEvent = z.infer<typeof lifecycleEvent>;

export const relativeDate = z.strictObject({ event: eventName, text: z.string(), evidence: index });
export type RelativeDate = z.infer<typeof relativeDate>;

export const replacement = z.strictObject({
  model: z.string().describe("as the page prints it"),
  id: z.string().nullable().describe("the record it names, where there is one"),
  url: z.string().nullable().describe("https link printed with it"),
  evidence: index,
});
export type Replacement = z.infer<typeof replacement>;

export const alias = z.strictObject({ model: z.string().describe("another id of the same model"), evidence: index });
export type Alias = z.infer<typeof alias>;

export const evidence = z
  .strictObject({
    page: z.string(),
    snapshot: z.string().nullable().describe("date of the snapshot; null when read straight from a file"),
    section: z.array(z.string()).describe("trail of headings above the fact"),
    table: z.int().positive().nullable().describe("which lifecycle table of the page; null for a statement"),
    row: z.int().positive().nullable().describe("which body row of that table"),
    line: z.int().positive().describe("line of the snapshot (of the file, when read straight from a file)"),
    annotation: z.boolean().optional().describe("true where a person, not a rule, read the sentence"),
  })
  .meta({ id: "evidence" });
export type Evidence = z.infer<typeof evidence>;

const stageScope = z.string().optional().describe("whom or what the stage holds for; absent where for all");

export const modelRecord = z.strictObject({
  id: z.string().describe("provider/model, with @version where the page has a version column"),
  provider: z.string(),
  model: z.string(),
  version: z.string().nullable(),
  name: z.string().nullable(),
  kind: kindName,
  stage: stageName.nullable(),
  stageScope,
  stageEvidence: index.nullable(),
  listed: z.boolean(),
  events: z.array(lifecycleEvent),
  relative: z.array(relativeDate),
  replacements: z.array(replacement),
  aliases: z.array(alias).optional().describe("other ids that the page gives it; absent where there are none"),
  formerIds: z
    .array(z.string())
    .optional()
    .describe("ids that this record had before it was renamed, the latest first; absent where there are none"),
  evidence: z.array(evidence),
});
export type ModelRecord = z.infer<typeof modelRecord>;

export const changeType = z.enum([
  "listed",
  "delisted",
  "relisted",
  "renamed",
  "stage-changed",
  "date-set",
  "date-moved",
  "date-withdrawn",
  "bound-changed",
  "replacement-added",
  "replacement-removed",
]);

const bareDate = { date: dateText, bound: boundName };
const dateState = z.strictObject(bareDate);
/** The scope is given where it differs from that of the change: the date gave way to one for others. */
const dateStateBefore = z.strictObject({ ...bareDate, scope: z.string().nullable().optional() });
const stageState = z.strictObject({ stage: stageName.nullable(), stageScope });
const idState = z.strictObject({ id: z.string() });
const replacementState = z.strictObject({ replacement: z.string() });
const recordState = z
  .strictObject({
    stage: stageName.nullable(),
    stageScope,
    events: z.array(lifecycleEvent.omit({ text: true, evidence: true })),
    replacements: z.array(z.string()),
  })
  .meta({ id: "recordState" });

const detectedNotBefore = z.iso
  .date()
  .optional()
  .describe("first day on which the page may have been read, up to detectedOn; absent where the day is known");

/** A change of a type: what every change has, and what only this type has. */
function changeOf<const T extends z.infer<typeof changeType>, const S extends z.core.$ZodShape>(type: T, own: S) {
  return z.strictObject({
    id: z.string().describe("hash of what changed and when: the same replay gives the same id"),
    detectedOn: z.iso.date(),
    detectedNotBefore,
    type: z.literal(type),
    record: z.string(),
    ...own,
    baseline: z.boolean().describe("true for the first snapshot of a page: recorded, not announced"),
    evidence: evidence.nullable(),
  });
}

/** Which date changed, and for whom. */
const dated = {
  event: eventName,
  scope: z.string().nullable().describe("whom or what the date holds for; null for all"),
};

export const change = z.discriminatedUnion("type", [
  changeOf("listed", { after: recordState }),
  changeOf("delisted", { before: recordState }),
  changeOf("relisted", { after: recordState }),
  changeOf("renamed", { before: idState.describe("the record that goes on as this one"), after: idState }),
  changeOf("stage-changed", { before: stageState, after: stageState }),
  changeOf("date-set", {
    ...dated,
    before: dateStateBefore.nullable().describe("the same date for others, where it gave way to this one"),
    after: dateState,
  }),
  changeOf("date-moved", {
    ...dated,
    before: dateStateBefore,
    after: dateState,
    days: z.int().nullable().describe("how many days it moved, later is positive; null unless both dates are days"),
  }),
  changeOf("date-withdrawn", { ...dated, before: dateState }),
  changeOf("bound-changed", { ...dated, before: dateState, after: dateState }),
  changeOf("replacement-added", {
    before: replacementState.nullable().describe("the replacement that it takes the place of"),
    after: replacementState,
  }),
  changeOf("replacement-removed", { before: replacementState }),
]);
/** New prose about lifecycle on a page that no rule reads. It is about no record: a person has to look. */
export const passageChange = z.strictObject({
  id: z.string().describe("hash of page, passage and day: the same replay gives the same id"),
  detectedOn: z.iso.date(),
  detectedNotBefore,
  type: z.literal("passage-unread"),
  provider: z.string(),
  page: z.string(),
  section: z.array(z.string()).describe("trail of headings above it"),
  line: z.int().positive().describe("line of the snapshot of the day"),
  endLine: z.int().positive(),
  hash: z.string().describe("names the passage for an annotation"),
  models: z.int().nonnegative().describe("how many ids of models it names"),
  dates: z.int().nonnegative().describe("how many dates it gives"),
});
export type PassageChange = z.infer<typeof passageChange>;

/** Every line of `generated/changes/`. */
export const storedChange = z.discriminatedUnion("type", [...change.options, passageChange]);

export type Change = z.infer<typeof change>;
export type ChangeType = Change["type"];
/** The changes without some of their fields, each still with its type. */
export type ChangeWithout<K extends keyof Change> = Change extends infer C
  ? C extends Change
    ? Omit<C, K>
    : never
  : never;
/** A change of the type or types. */
export type ChangeOf<T extends ChangeType> = Extract<Change, { type: T }>;
/** A change of a date. */
export type DateChange = ChangeOf<"date-set" | "date-moved" | "date-withdrawn" | "bound-changed">;

const severity = z.enum(["error", "warning", "info"]);
/** A problem of a page, with its place and the text seen. */
export const diagnostic = z.strictObject({
  rule: z.string(),
  severity,
  line: z.int().positive().nullable(),
  endLine: z.int().positive().optional().describe("last line that it is about; absent where it is one line"),
  record: z.string().optional().describe("id of the record that it is about; absent where it is about the page"),
  message: z.string(),
  value: z.string().nullable(),
  block: z.string().optional().describe("names a cell for an annotation; absent where none can be made"),
});
export type Diagnostic = z.infer<typeof diagnostic>;

/** Prose about lifecycle that no rule reads. `hash` names the block for an annotation. */
export const unreadBlock = z.strictObject({
  section: z.array(z.string()),
  hash: z.string(),
  dates: z.int().nonnegative(),
  models: z.int().nonnegative(),
  line: z.int().positive(),
  endLine: z.int().positive().optional(),
});
export type UnreadBlock = z.infer<typeof unreadBlock>;

/** A record whose new facts wait for a person or for time; what was published before is still shown. */
const hold = z.strictObject({
  record: z.string().describe("id of the record"),
  since: z.iso.date().describe("first day on which it was seen so"),
  seen: z.array(z.iso.date()).describe("the days on which it was seen so, oldest first"),
  reason: z.string().describe("why, in one plain sentence with place and value"),
});
export type Hold = z.infer<typeof hold>;

export const check = z.strictObject({
  provider: z.string(),
  page: z.string(),
  url: z.string(),
  status: z.enum(["ok", "quarantined", "failed", "never"]),
  reasons: z.array(diagnostic).describe("why the page was not taken, in words with rule, place and value"),
  since: z.iso.date().nullable().describe("since when the status is what it is"),
  lastChecked: z.iso.date().nullable(),
  lastRead: z.iso.date().nullable().describe("when it was last read and accepted: what is published held on that day"),
  lastReadNotBefore: z.iso
    .date()
    .optional()
    .describe("first day on which that may have been, up to lastRead; absent where the day is known"),
  answeredBy: z
    .string()
    .nullable()
    .default(null)
    .describe("the URL that the page last came from; null for a saved page"),
  movedTo: z
    .string()
    .nullable()
    .default(null)
    .describe("where permanent redirects of the URL lead: what the definition should say"),
  validators: z
    .strictObject({ etag: z.string().nullable(), lastModified: z.string().nullable() })
    .nullable()
    .default(null)
    .describe("what names the state last taken, for conditional requests (RFC 9110, section 13.1)"),
  lastSnapshot: z.iso.date().nullable(),
  records: z.int().nonnegative(),
  warnings: z.array(diagnostic),
  unread: z.array(unreadBlock),
  held: z
    .array(hold)
    .optional()
    .describe("records whose new facts were not published, by record; absent where none is"),
  ending: z
    .string()
    .optional()
    .describe("names the end of the page as it was last read; one that ends otherwise may be cut off"),
  oldCopy: z
    .strictObject({ of: z.iso.date(), seen: z.array(z.iso.date()) })
    .optional()
    .describe("the page was last seen as it was on an earlier day, and on which days; absent where it was not"),
});
export type Check = z.infer<typeof check>;

const maximumAge = z
  .int()
  .positive()
  .optional()
  .describe("days after which a reading is out of date; 7 if not given, and that of the page before the provider's");

const httpsUrl = z.url({ protocol: /^https$/ });
const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);

/** Column roles that a source definition can set for misleading titles; see extract/reader/columns.ts. */
export const columnRole = z.enum([
  "id",
  "name",
  "version",
  "stage",
  "replacement",
  "date",
  "update",
  "qualifier",
  "alias",
  "ignore",
  ...eventNames,
]);
export type ColumnRole = z.infer<typeof columnRole>;

export const pageFormats = ["markdown", "html", "json", "yaml"] as const;
export const pageFormat = z.enum(pageFormats);
export type PageFormat = z.infer<typeof pageFormat>;

const jsonPath = z.string().regex(/^\$/, "has to be a JSONPath, such as $.data[*]");

const recordColumn = z.strictObject({
  path: jsonPath.optional().describe("from the record; several values are several lines of the cell"),
  none: z.array(z.string()).default([]).describe("values that mean that there is none, such as 2098-12-31"),
  values: z.record(z.string(), z.string()).default({}).describe("value → the words that stand for it in the table"),
  bound: z
    .strictObject({ path: jsonPath, is: z.record(z.string(), boundName) })
    .optional()
    .describe("how firm the dates are: value at the path → bound; without a value they are firm"),
  each: z
    .strictObject({ list: jsonPath, path: jsonPath, scope: jsonPath })
    .optional()
    .describe("dates that hold for one deployment type, region or the like; path and scope from each element"),
  version: jsonPath.optional().describe("version of the replacement"),
  optional: z.boolean().default(false).describe("true if it may be missing from every record"),
});
export type RecordColumn = z.infer<typeof recordColumn>;

/** Columns that a definition for JSON or YAML may fill. */
export const recordRole = columnRole.extract([
  "id",
  "name",
  "version",
  "alias",
  "stage",
  "qualifier",
  "replacement",
  ...eventNames,
]);
export type RecordRole = z.infer<typeof recordRole>;

/** Where the records of a JSON or YAML page are, and which value of a record is which column. */
export const recordsDefinition = z.strictObject({
  list: jsonPath.describe("the records, each an element of a list or a value of an object"),
  more: jsonPath.optional().describe("what an answer has that is only a part of the list: a next page, true"),
  columns: z.partialRecord(recordRole, z.union([jsonPath, recordColumn])),
});
export type RecordsDefinition = z.infer<typeof recordsDefinition>;

/** An API key, from the environment. */
const apiKey = z.strictObject({
  env: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{0,98}_KEY$/, "has to be the NAME of an environment variable that ends in _KEY"),
  header: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/)
    .default("Authorization"),
  scheme: z
    .string()
    .regex(/^[A-Za-z]{0,20}$/)
    .default("Bearer")
    .describe("word before the key; empty for none"),
});

/** The names in the braces of a URL such as `https://…/accounts/{ACME_ACCOUNT_ID}/models`. */
export function accountsIn(url: string): string[] {
  return [...url.matchAll(/\{([A-Z][A-Z0-9_]{0,98}_ID)\}/g)].map(([, name = ""]) => name);
}

/** Titles of headings, in any case. */
const pageSections = z.strictObject({
  only: z.array(z.string().min(1)).min(1).optional().describe("nothing but what is below these headings"),
  except: z.array(z.string().min(1)).min(1).optional().describe("nothing that is below these headings"),
});
export type PageSections = z.infer<typeof pageSections>;

const singlePage = z.strictObject({
  id: slug,
  url: httpsUrl.describe(
    "for a page with a key, it may have the NAME of an environment variable in braces: {ACME_ACCOUNT_ID}",
  ),
  format: pageFormat,
  records: recordsDefinition.optional().describe("for JSON and YAML: where the values are"),
  key: apiKey.optional().describe("without this key in the environment, the page is not fetched"),
  fallbacks: z
    .array(z.strictObject({ url: httpsUrl, format: pageFormat }))
    .default([])
    .describe("asked in this order where the URL does not answer with a page"),
  main: z.string().optional().describe("CSS selector of the main content, where it cannot be found without help"),
  sections: pageSections
    .optional()
    .describe("the parts of the page that are read, where others are about something else"),
  minimumRecords: z
    .int()
    .nonnegative()
    .default(1)
    .describe("least number of records of a first reading; later ones are compared with the last state"),
  markers: z
    .array(z.string().min(1))
    .default([])
    .describe("words that must be on the page, in any case; later only those that were there before"),
  dateOrder: z.enum(["mdy", "dmy"]).optional().describe("order of slashed dates, where the page does not show it"),
  columns: z.record(z.string(), columnRole).default({}).describe("header text → role, for titles that mislead"),
  misprints: z
    .record(z.string(), z.string())
    .optional()
    .describe("id as the page misprints it → id of the model, as another page or an API of the provider gives it"),
  families: z
    .array(z.string())
    .optional()
    .describe("names on the page that stand for several models and are the id of none"),
  ended: z.iso
    .date()
    .optional()
    .describe("day from which the page is gone for good: it is not fetched any more, and its facts stay"),
  limits: z
    .strictObject({ lost: z.number().min(0).max(1).optional(), moved: z.number().min(0).max(1).optional() })
    .default({}),
  maximumAge,
});

/** An https URL with stars in its path alone, so that nothing on a page can choose another host. */
const memberPattern = z
  .string()
  .regex(
    /^https:\/\/[^/?#@*\s]+\/[^?#*\s]*\*(?:[^?#*\s]+\*)?[^?#*\s]*$/,
    "has to be an https URL with one or two * in its path",
  );

/** The pages that a page of links leads to: their addresses, how many there may be, and what holds for each. */
const memberDefinition = singlePage
  .pick({
    format: true,
    main: true,
    sections: true,
    minimumRecords: true,
    markers: true,
    dateOrder: true,
    columns: true,
    maximumAge: true,
  })
  .extend({
    url: memberPattern.describe("addresses of the pages, each * a part of a segment; on the host of the page of links"),
    most: z.int().min(1).max(300).describe("with more of them, the page of links is not believed"),
    minimumRecords: z.int().nonnegative().default(0),
  });

export const pageDefinition = singlePage.extend({
  members: memberDefinition
    .optional()
    .describe("set if the page is a list of links to pages with one notice or model each, which are read too"),
});
export type PageDefinition = z.infer<typeof pageDefinition>;

export const sourceDefinition = z.strictObject({
  id: slug,
  name: z.string(),
  alsoCalled: z.array(z.string()).optional().describe("other names that people search for, such as its company's"),
  links: z.strictObject({ home: httpsUrl, docs: httpsUrl.optional(), changelog: httpsUrl.optional() }),
  stages: z.partialRecord(stageName, z.string()).default({}).describe("the provider's own word for each of our stages"),
  policy: z
    .strictObject({ summary: z.string(), noticeDays: z.int().positive().nullable(), url: httpsUrl.optional() })
    .nullable()
    .default(null),
  ownScope: z
    .string()
    .optional()
    .describe("a scope on its pages that is all of the platform itself: whoever uses it there is meant"),
  maximumAge,
  pages: z.array(pageDefinition).min(1),
});
export type SourceDefinition = z.infer<typeof sourceDefinition>;

/** The entries that `almanac unread` prints have `<model>` and the like where a person has to fill something in. */
const filledIn = z.string().regex(/^[^<>]+$/, "has to be filled in");

/** Facts that a person took from one block of prose. Void once the block's hash is no longer on the page. */
export const annotation = z.strictObject({
  page: slug,
  block: z.string().describe("hash of the passage or cell, as `almanac unread` lists it"),
  by: filledIn,
  on: z.iso.date(),
  facts: z
    .array(
      z.strictObject({
        models: z.array(filledIn).min(1),
        kind: kindName.optional(),
        stage: stageName.optional(),
        events: z
          .array(
            z.strictObject({
              event: eventName,
              date: dateText,
              bound: boundName.default("on"),
              scope: z.string().nullable().default(null),
            }),
          )
          .default([]),
        replacements: z.array(z.string()).default([]),
      }),
    )
    .min(1),
});
export type Annotation = z.infer<typeof annotation>;
