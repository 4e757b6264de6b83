/** Loaded into a process by `node --import`: as it ends, writes its CPU seconds and peak megabytes to USAGE_FILE. */
import { writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

if (isMainThread) {
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const usage = { cpu: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1e3 };
    writeFileSync(process.env.USAGE_FILE ?? "", JSON.stringify(usage));
  });
}
