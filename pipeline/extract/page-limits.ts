/** Limits on pages. A page beyond one of them is rejected with a message before it costs time or memory. */
export const limits = {
  bytes: 5_000_000,
  lineLength: 500_000,
  cells: 100_000,
  columns: 200,
  nesting: 100,
  /** A cell or sentence longer than this is prose and not read as a value. */
  valueLength: 2_000,
  idLength: 200,
  /** Milliseconds. The largest pages seen take under one second on an idle machine. */
  readingTime: 60_000,
} as const;
