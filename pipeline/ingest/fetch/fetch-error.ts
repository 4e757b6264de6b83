/** Errors of fetching a page, each one line: where, what and what to do. */
interface ErrorDetails {
  /** Whether the same request may succeed a little later. */
  retryable?: boolean;
  /** How long the host asked us to wait. */
  waitMs?: number | null;
  /** Whether there was no response at all. */
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
