/** What went wrong on the way to a page: one line with what, where and what to do. */
interface ErrorDetails {
  /** Whether the same request may do better a little later. */
  retryable?: boolean;
  /** How long the host asked to be left alone. */
  waitMs?: number | null;
  /** Whether no answer came at all. */
  noResponse?: boolean;
}

export class FetchError extends Error {
  readonly retryable: boolean;
  readonly waitMs: number | null;
  readonly noResponse: boolean;
  readonly detail: string;
  constructor(
    url: URL | string,
    what: string,
    todo: string,
    { retryable = false, waitMs = null, noResponse = false }: ErrorDetails = {},
  ) {
    super(`${url}: ${what}; ${todo}`);
    this.name = "FetchError";
    this.retryable = retryable;
    this.waitMs = waitMs;
    this.noResponse = noResponse;
    this.detail = what;
  }
}
