/** What users of the API can rely on. */

/** The version of the API; its first number is part of the path. */
export const apiVersion = "1.0.0";

/** The version promise, one sentence each. */
export const promise = [
  "Within v1, fields and files are only added. None is removed or renamed, and none changes its meaning.",
  "Ignore fields you do not know. Enumerations (stages, events, kinds, bounds) may grow; treat a new value as unknown.",
  "Anything that has to be removed is removed in v2. v1 then stays available for at least 12 months, with its end date in index.json.",
  "The ids of records, changes and announcements never change, nor do the URLs of their files.",
  "A file changes only when its contents change. Files computed for a date name the date. Files contain no build timestamp.",
] as const;
