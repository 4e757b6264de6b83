/** What a language brings to the reader: words, each under the concept it stands for. The rules know concepts only. */
import { z } from "zod";
import { eventNames } from "../../../domain/schema.ts";

const forms = ["state", "act", "noun"] as const;
export type EventForm = (typeof forms)[number];
const eventConcepts = eventNames.flatMap((event) => forms.map((form) => `event.${event}.${form}` as const));
const stageConcepts = ["stage.preview", "stage.active", "stage.legacy", "stage.deprecated", "stage.retired"] as const;
const otherConcepts = [
  "aux.future",
  "aux.present",
  "aux.past",
  "aux.modal",
  "aux.reported",
  "takes-place",
  "negation",
  "condition",
  "exception",
  "only",
  "undone",
  "undone.to",
  "unsettled",
  "superseded",
  "example",
  "reported",
  "bound.not-before",
  "bound.tentative",
  "bound.last-day",
  "bound.deadline",
  "bound.after",
  "bound.onward",
  "bound.on",
  "time",
  "weekday",
  "noun.model",
  "noun.endpoint",
  "noun.family",
  "noun.date",
  "noun.lifecycle",
  "ref.this",
  "ref.these",
  "ref.following",
  "ref.below",
  "ref.page",
  "pronoun",
  "we",
  "and",
  "or",
  "agent",
  "that",
  "replace.by",
  "replace.use",
  "replace.instead",
  "replace.noun",
  "respectively",
  "callout",
  "part",
  "part.training",
  "part.tuned",
  "request",
  "request.fails",
  "available",
  "support-for",
  "pointer",
  "setting",
  "scope.prep",
  "scope",
  "everyone",
  "ended",
  "none",
  "stage.noun",
  "title.id",
  "title.name",
  "title.version",
  "title.stage",
  "title.replacement",
  "title.scope",
  "title.update",
  "title.date",
  "title.notes",
  "title.ignore",
  "title.subject",
  "foreign",
  "group",
  "alias",
  "alias.to",
  "answer",
  "invalid",
  "region",
  "deployment",
  "upcoming",
  "audience",
  "stage.loose",
  "kind.parameter",
  "kind.endpoint",
  "kind.tool",
  "headings-announce",
  "page-ended",
  "preface",
  "lists",
  "omits",
  "means",
  "existing-only",
  "goes-on",
  "transient",
  // Done to a page as often as to a model: "`a` added" in the log of a page is no release.
  "listed-as",
  "vague",
  "including",
  "new-models",
  "name.word",
  "name.foreign",
  "replace.from",
  "replace.over",
  "replaces",
  "replaced",
  "replace.to",
  "replace.to.behind",
  "replace.from.behind",
  "scope.behind",
  "scope.from",
  "otherwise",
  "filler",
  "relative",
] as const;
export const concepts = [...eventConcepts, ...stageConcepts, ...otherConcepts] as const;
export type Concept = (typeof concepts)[number];

const phrases = z.array(z.string().min(1));

/** One lexicon file. Every value is a list of phrases as plain text; a phrase may stand under several concepts. */
export const lexiconFile = z.strictObject({
  language: z.string().regex(/^[a-z]{2}$/),
  script: z.enum(["spaced", "unspaced"]).describe("whether a phrase begins and ends at the edge of a word"),
  order: z.enum(["mdy", "dmy", "ymd"]).describe("how the language writes a date in figures, where a page cannot tell"),
  months: z.record(z.string().regex(/^([1-9]|1[0-2])$/), phrases),
  quarters: z.record(z.string().regex(/^[1-4]$/), phrases).default({}),
  ordinals: phrases.default([]).describe("what may be glued to the day of a date"),
  joints: phrases.default([]).describe("words between the parts of a date"),
  yearMarks: phrases.default([]).describe("what follows the year of a date"),
  topics: phrases
    .default([])
    .describe("words of headings that say what models are for, or whose they are, and nothing of their dates"),
  marks: phrases.default([]).describe("words by which a page or block is recognized as this language"),
  ...Object.fromEntries(concepts.map((concept) => [concept, phrases.default([])])),
} as {
  language: z.ZodString;
  script: z.ZodEnum<{ spaced: "spaced"; unspaced: "unspaced" }>;
  order: z.ZodEnum<{ mdy: "mdy"; dmy: "dmy"; ymd: "ymd" }>;
  months: z.ZodRecord<z.ZodString, typeof phrases>;
  quarters: z.ZodDefault<z.ZodRecord<z.ZodString, typeof phrases>>;
  ordinals: z.ZodDefault<typeof phrases>;
  joints: z.ZodDefault<typeof phrases>;
  yearMarks: z.ZodDefault<typeof phrases>;
  topics: z.ZodDefault<typeof phrases>;
  marks: z.ZodDefault<typeof phrases>;
} & Record<Concept, z.ZodDefault<typeof phrases>>);
export type LexiconFile = z.infer<typeof lexiconFile>;
