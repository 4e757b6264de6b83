import { defineConfig } from "vitest/config";

const shared = {
  environment: "node",
  // Processes, not threads: a test may then change the time zone or the working directory.
  pool: "forks",
  testTimeout: 60_000,
  hookTimeout: 120_000,
} as const;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: "pipeline",
          include: ["test/**/*.test.ts"],
          exclude: ["test/site/**"],
          // It imports JSON as only a bundler can.
          server: { deps: { inline: [/@actions\/(workflow-parser|expressions)/] } },
        },
      },
      // The site is built once, before these.
      {
        test: {
          ...shared,
          name: "site",
          include: ["test/site/**/*.test.ts"],
          globalSetup: "test/support/build-site.ts",
        },
      },
    ],
  },
});
