/** Retries with exponential backoff, never sooner than the host asks. */
import { FetchError } from "./fetch-error.ts";
import type { Network } from "./network.ts";

/** The wait in milliseconds before attempt `next` (2, 3, …): doubled each time, then reduced at random by up to half. */
function backoff(next: number, baseMs: number, random: number): number {
  return baseMs * 2 ** (next - 2) * (0.5 + random / 2);
}

/** Runs until it succeeds, fails permanently, or has used up its attempts. */
export async function withRetries<T>(network: Network, signal: AbortSignal, run: () => Promise<T>): Promise<T> {
  const { limits } = network;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof FetchError) || !error.retryable || signal.aborted) throw error;
      if (attempt >= limits.attempts || (error.waitMs ?? 0) > limits.retryAfterMs) throw error;
      const wait = Math.max(error.waitMs ?? 0, backoff(attempt + 1, limits.backoffMs, network.random()));
      await network.sleep(wait, signal);
    }
  }
}
