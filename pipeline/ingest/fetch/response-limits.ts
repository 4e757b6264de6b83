/** Bounds of a run over the network. Each has one purpose; a run as a whole always ends. */
import { limits } from "../../extract/page-limits.ts";

export interface FetchLimits {
  /** Bytes of a page, as sent and again once decompressed. */
  bytes: number;
  /** RFC 9309, section 2.5: a reader of robots.txt takes at least 500 kibibytes. */
  robotsBytes: number;
  connectMs: number;
  headersMs: number;
  /** The longest pause within a body. */
  idleMs: number;
  /** One request from its start to its last byte, so that a trickle ends too. */
  requestMs: number;
  runMs: number;
  attempts: number;
  /** The first wait before another attempt; each further one doubles it. */
  backoffMs: number;
  /** A host that asks for a longer wait is left alone until the next run. */
  retryAfterMs: number;
  redirects: number;
  /** The pause between two requests to one host. */
  pauseMs: number;
  /** Requests under way at once, to all hosts together. */
  concurrency: number;
}

export const fetchLimits: FetchLimits = {
  bytes: limits.bytes,
  robotsBytes: 512_000,
  connectMs: 10_000,
  headersMs: 20_000,
  idleMs: 15_000,
  requestMs: 60_000,
  runMs: 600_000,
  attempts: 3,
  backoffMs: 1_000,
  retryAfterMs: 60_000,
  redirects: 5,
  pauseMs: 1_000,
  concurrency: 4,
};
