/** Rate limiting: one request per host at a time with a pause after each, and a limit on concurrent requests. */
import type { Network } from "./network.ts";

export type HostQueue = <T>(host: string, pauseMs: number, run: () => Promise<T>) => Promise<T>;

/** Opens the queue for all requests of a run. */
export function openHostQueue(network: Network, signal: AbortSignal): HostQueue {
  const queues = new Map<string, Promise<unknown>>();
  const inSlot = slots(network.limits.concurrency);
  const lastRequest = new Map<string, number>();
  return <T>(host: string, pauseMs: number, run: () => Promise<T>): Promise<T> => {
    const task = async () => {
      const rest = (lastRequest.get(host) ?? Number.NEGATIVE_INFINITY) + pauseMs - network.now();
      if (rest > 0) await network.sleep(rest, signal);
      try {
        return await inSlot(run);
      } finally {
        lastRequest.set(host, network.now());
      }
    };
    const queued = (queues.get(host) ?? Promise.resolve()).then(task, task);
    queues.set(
      host,
      queued.catch(() => {}),
    );
    return queued;
  };
}

/** Runs at most `size` functions at once; the others wait. */
function slots(size: number): <T>(run: () => Promise<T>) => Promise<T> {
  let busy = 0;
  const waiting: (() => void)[] = [];
  return async (run) => {
    if (busy >= size) await new Promise<void>((go) => waiting.push(go));
    else busy += 1;
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    }
  };
}
