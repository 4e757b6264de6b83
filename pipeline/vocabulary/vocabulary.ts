/** What a language brings to the reader: words only, no rules. A further language is one more file of this shape. */
import type { EventName, Stage } from "../schema.ts";

/** What a column may mean by its title alone. The first entry whose phrase stands in the title wins. */
export type TitleMeaning = EventName | "version" | "stage" | "replacement" | "qualifier" | "date" | "update" | "ignore" | "id" | "name";

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
  stages: Record<Stage, string[]>;
  /** Cells that say there is nothing. Also match with anything in parentheses behind. */
  none: string[];
  /** Words around a date that make it soft. */
  bounds: { "not-before": string[]; tentative: string[]; unsupported: string[] };
  /** Words around a date that say nothing. */
  fillers: string[];
  /** Words that tell a date given relative to something else. */
  relative: string[];
  /** Verbs and nouns of each event in running text; the longest match wins. */
  verbs: Partial<Record<EventName, string[]>>;
  /** Words that a replacement is never called by. */
  notModels: string[];
  /** Words between several ids in one cell. */
  joiners: string[];
  /** Plural nouns that end a stage heading or label ("Preview models"). */
  stageNouns: string[];
  /** Words that fine-tuning is known by in a heading or in front of an id. */
  fineTuned: { heading: string[]; training: string[] };
}
