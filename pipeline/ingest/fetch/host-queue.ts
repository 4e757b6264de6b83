/** Rate limiting: one request per host at a time with a pause after each, and a limit on concurrent requests. */
import PQueue from "p-queue";
import type { Network } from "./network.ts";

export type HostQueue = <T>(host: string, pauseMs: number, run: () => Promise<T>) => Promise<T>;

/** Opens the queue for all requests of a run. A pause is counted from the end of the host's last request. */
export function openHostQueue(network: Network, signal: AbortSignal): HostQueue {
  const requests = new PQueue({ concurrency: network.limits.concurrency });
  const hosts = new Map<string, PQueue>();
  const lastRequest = new Map<string, number>();
  return (host, pauseMs, run) => {
    const queue = hosts.get(host) ?? new PQueue({ concurrency: 1 });
    hosts.set(host, queue);
    return queue.add(async () => {
      const rest = (lastRequest.get(host) ?? Number.NEGATIVE_INFINITY) + pauseMs - network.now();
      if (rest > 0) await network.sleep(rest, signal);
      try {
        return await requests.add(run);
      } finally {
        lastRequest.set(host, network.now());
      }
    });
  };
}
