/** CPU seconds that this process takes from now on: what other programs of the machine do hardly moves them. */
export function stopwatch(): () => number {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  };
}
