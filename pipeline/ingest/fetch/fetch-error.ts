/** What went wrong on the way to a page: one line with what, where and what to do. */
interface Remedy {
  /** Whether the same request may do better a little later. */
  again?: boolean;
  /** How long the host asked to be left alone. */
  waitMs?: number | null;
  /** Whether no answer came at all. */
  silent?: boolean;
}

export class FetchFault extends Error {
  readonly again: boolean;
  readonly waitMs: number | null;
  readonly silent: boolean;
  readonly what: string;
  constructor(
    url: URL | string,
    what: string,
    todo: string,
    { again = false, waitMs = null, silent = false }: Remedy = {},
  ) {
    super(`${url}: ${what}; ${todo}`);
    this.name = "FetchFault";
    this.again = again;
    this.waitMs = waitMs;
    this.silent = silent;
    this.what = what;
  }
}
