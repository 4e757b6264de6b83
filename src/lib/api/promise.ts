/** What users of the API can rely on. */

/** The version of the API: the first number stands in its path. */
export const apiVersion = "1.0.0";

/** The version promise, a sentence each. */
export const promise = [
  "Within v1 fields and files are only added; none is removed or renamed, and none changes its meaning.",
  "Ignore fields you do not know. A list of words (stages, events, kinds, bounds) may grow; take a new word as unknown.",
  "What must be removed is removed in v2. Then v1 goes on beside it for at least 12 months, and its entry says until when.",
  "The id of a record, a change and an announcement never changes, nor does the address of its file.",
  "A file changes only when what it says changes; what is computed for a day names the day. There is no time of build.",
] as const;
