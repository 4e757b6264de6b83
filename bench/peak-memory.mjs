/** Loaded into a process by `node --import`: writes its peak memory in megabytes to PEAK_MEMORY_FILE as it ends. */
import { writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

if (isMainThread) {
  process.on("exit", () => {
    writeFileSync(process.env.PEAK_MEMORY_FILE ?? "", String(process.resourceUsage().maxRSS / 1e3));
  });
}
