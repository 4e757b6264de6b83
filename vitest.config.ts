import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    environment: "node",
    // Processes, not threads: a test may then change the time zone or the working directory.
    pool: "forks",
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
