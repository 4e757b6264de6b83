/** What the SQLite database has beside the tables. */

/** For the columns by which rows are found. */
export const indexes: readonly string[] = [
  "CREATE INDEX models_by_provider ON models (provider)",
  "CREATE INDEX events_by_event ON events (event, first_day)",
  "CREATE INDEX changes_by_model ON changes (model_id, detected_on)",
  "CREATE INDEX changes_by_day ON changes (detected_on)",
  "CREATE INDEX names_by_name ON names (name)",
];

const day = "(SELECT value FROM meta WHERE key = 'day')";

/** How many days from the day of the data to a date; null where the date is not a day. */
const days = `CASE WHEN e.first_day = e.last_day THEN CAST(julianday(e.first_day) - julianday(${day}) AS INTEGER) END`;

const retirement = `SELECT e.model_id, m.provider, m.name, e.date, e.first_day, e.last_day, e.bound, e.scope, ${days} AS days,
  (SELECT group_concat(name, '; ') FROM (SELECT coalesce(r.replacement_id, r.replacement) AS name FROM replacements r
    WHERE r.model_id = e.model_id ORDER BY r.position)) AS replacements,
  m.stage_on_day, e.page_url, m.last_read, m.days_out_of_date, m.held_since
FROM events e JOIN models m ON m.id = e.model_id
WHERE e.event = 'retired'`;

export const views: readonly string[] = [
  // As on the site: what may still come, whether it is fixed or not. `bound` says which.
  `CREATE VIEW upcoming AS ${retirement} AND e.last_day >= ${day}
ORDER BY e.first_day, e.last_day, e.model_id, e.scope`,
  `CREATE VIEW past_retirements AS ${retirement} AND e.last_day < ${day}
ORDER BY e.first_day DESC, e.last_day DESC, e.model_id, e.scope`,
  `CREATE VIEW history AS SELECT c.detected_on, c.detected_not_before, c.model_id, m.provider, c.type, c.event,
  c.date_before, c.bound_before, c.scope_before, c.date_after, c.bound_after, c.scope_after, c.days_moved,
  c.value_before, c.value_after, c.page_url, c.snapshot, c.line, c.id
FROM changes c JOIN models m ON m.id = c.model_id
WHERE c.baseline = 0
ORDER BY c.detected_on, c.model_id, c.id`,
];

/** Punctuation separates words, so `"gpt 4o"` finds gpt-4o and all that contains it: `SELECT id FROM search('"gpt 4o"')`. */
export const search: readonly string[] = [
  "CREATE VIRTUAL TABLE search USING fts5(id, name, other_names, provider, tokenize = 'unicode61', prefix = '2 3')",
  `INSERT INTO search (rowid, id, name, other_names, provider)
SELECT row_number() OVER (ORDER BY m.id), m.id, m.name,
  (SELECT group_concat(name, ' ') FROM (SELECT n.name FROM names n WHERE n.model_id = m.id ORDER BY n.kind, n.name)), p.name
FROM models m JOIN providers p ON p.id = m.provider ORDER BY m.id`,
  "INSERT INTO search (search) VALUES ('optimize')",
];
