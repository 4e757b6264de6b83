/** Whose turn it is: one request a host at a time with a pause after each, and only so many hosts at once. */
import type { Network } from "./network.ts";

export type Turns = <T>(host: string, pauseMs: number, run: () => Promise<T>) => Promise<T>;

/** Takes turns over all requests of a run. */
export function takeTurns(network: Network, signal: AbortSignal): Turns {
  const lines = new Map<string, Promise<unknown>>();
  const free = slots(network.limits.concurrency);
  const asked = new Map<string, number>();
  return <T>(host: string, pauseMs: number, run: () => Promise<T>): Promise<T> => {
    const mine = async () => {
      const rest = (asked.get(host) ?? Number.NEGATIVE_INFINITY) + pauseMs - network.now();
      if (rest > 0) await network.sleep(rest, signal);
      try {
        return await free(run);
      } finally {
        asked.set(host, network.now());
      }
    };
    const turn = (lines.get(host) ?? Promise.resolve()).then(mine, mine);
    lines.set(
      host,
      turn.catch(() => {}),
    );
    return turn;
  };
}

/** At most `size` of the given runs at once; the others wait in line. */
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
