/** Limits of a run over the network. Together they guarantee that every run ends. */
import { limits } from "../../extract/page-limits.ts";

export interface FetchLimits {
  /** Bytes of a page, as sent and again once decompressed. */
  bytes: number;
  /** RFC 9309, section 2.5: a crawler has to read at least 500 kibibytes of robots.txt. */
  robotsBytes: number;
  connectMs: number;
  headersMs: number;
  /** The longest pause within a body. */
  idleMs: number;
  /** One request from start to last byte, so that a very slow transfer ends too. */
  requestMs: number;
  runMs: number;
  attempts: number;
  /** The wait before the second attempt; it doubles with each further one. */
  backoffMs: number;
  /** A host that asks for a longer wait is not requested again until the next run. */
  retryAfterMs: number;
  redirects: number;
  /** The pause between two requests to one host. */
  pauseMs: number;
  /** Concurrent requests to all hosts together. */
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
