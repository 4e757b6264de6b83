/** What a language brings to the reader: words only, no rules. A further language is one more file of this shape. */
import type { EventName, Stage } from "../../domain/schema.ts";

/** What a column may mean by its title alone. The first entry whose phrase stands in the title wins. */
export type TitleMeaning =
  | EventName
  | "version"
  | "stage"
  | "replacement"
  | "qualifier"
  | "date"
  | "update"
  | "ignore"
  | "id"
  | "name";

export interface Vocabulary {
  /** Twelve months, each with its full name and its abbreviations, lower case. */
  months: string[][];
  /** Column titles, in order of precedence. Phrases match whole words; with `*` at the end any ending. */
  titles: [TitleMeaning, string[]][];
  /** Last words of titles that name a subject whatever stands before ("deprecated model"). */
  subjects: string[];
  /** Words that make a title a date whatever noun it starts with ("model retirement date"). */
  dateWords: string[];
  /** Titles that say their plain dates are soft. */
  softTitles: { "not-before": string[]; tentative: string[] };
  /** First words of titles whose dates no longer hold ("original retirement date"). */
  superseded: string[];
  /** Words that tell that a date is a last day and not the day of the event ("available until"). */
  lastDays: string[];
  /** Words by which pages name models at all. */
  modelNouns: string[];
  /** What has versions and an end too, and is no model. */
  otherThings: string[];
  /** Words of which a scope has at least one: regions, deployment types, customers. */
  scopes: string[];
  /** Answers that a column of yes and no holds. */
  answers: string[];
  /** What code names where it names no model. */
  codeNouns: string[];
  /** The word for a date, in a sentence about all dates of a table. */
  dateNouns: string[];
  /** What a region or deployment cell says where the date holds for all. */
  everyone: string[];
  /** Words by which a note limits what a date holds for. */
  limiting: string[];
  stages: Record<Stage, string[]>;
  /** Cells that say there is nothing. Also match with anything in parentheses behind. */
  none: string[];
  /** Words around a date that make it soft. */
  bounds: { "not-before": string[]; tentative: string[]; unsupported: string[] };
  /** Words around a date that say nothing. */
  fillers: string[];
  /** Words that tell a date given relative to something else. */
  relative: string[];
  /** Words that turn a sentence about the end of a model into its contrary, or take it back. */
  denials: string[];
  /** Verbs and nouns of each event in running text; the longest match wins. */
  verbs: Partial<Record<EventName, string[]>>;
  /** Words that a replacement is never called by. */
  notModels: string[];
  /** Words that point to where replacements are described: what follows is no replacement. */
  pointers: string[];
  /** Words that never stand inside a name: a text with one of them is a phrase. */
  phraseWords: string[];
  /** First words of names of groups ("all Claude 2 models"). */
  groups: string[];
  /** Words between several ids in one cell. */
  joiners: string[];
  /** Plural nouns that end a stage heading or label ("Preview models"). */
  stageNouns: string[];
  /** Words that fine-tuning is known by in a heading or in front of an id. */
  fineTuned: { heading: string[]; training: string[] };
}
