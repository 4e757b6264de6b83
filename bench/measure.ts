/** CPU time and memory of this process, in numbers that can be set against each other within one run. */

/**
 * CPU milliseconds (user and system) that one call takes, averaged over `calls`. Starts from a collected heap where Node
 * runs with --expose-gc: else the garbage of one run is paid for by the next.
 */
export function cpuPerCall(run: () => unknown, calls: number): number {
  globalThis.gc?.();
  const before = process.cpuUsage();
  for (let call = 0; call < calls; call += 1) run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / calls;
}

export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** Median of the ratios of two runs measured in turn, so that a machine's moods fall on both. */
export function ratio(ours: () => unknown, base: () => unknown, rounds: number, calls: number): number {
  cpuPerCall(base, calls);
  cpuPerCall(ours, calls);
  return median(
    Array.from({ length: rounds }, () => {
      const [first, second] = [cpuPerCall(base, calls), cpuPerCall(ours, calls)];
      return second / first;
    }),
  );
}
