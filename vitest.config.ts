import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/support/longest-first.ts";
import { releasedLibraries } from "./test/support/released-libraries.ts";

// Programs that the tests start, and those that they start in turn, take what Node compiled before.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, "node_modules/.cache/node");

const shared = {
  environment: "node",
  // Processes, not threads: a test may then change the time zone or the working directory.
  pool: "forks",
  // A process runs many files and loads the project once. A test that changes its process has to change it back.
  isolate: false,
  // For what hangs: on a busy machine a minute is soon over.
  testTimeout: 300_000,
  hookTimeout: 600_000,
} as const;

const plugins = [releasedLibraries];

export default defineConfig({
  test: {
    // As many as there are cores: the default leaves one idle, which is half of two.
    maxWorkers: "100%",
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        plugins,
        test: {
          ...shared,
          name: "pipeline",
          include: ["test/**/*.test.ts"],
          exclude: ["test/site/**"],
          // It imports JSON as only a bundler can.
          server: { deps: { inline: [/@actions\/(workflow-parser|expressions)/] } },
        },
      },
      // Their sites are built while tests of the pipeline run.
      {
        plugins,
        test: {
          ...shared,
          name: "site",
          include: ["test/site/**/*.test.ts"],
          globalSetup: "test/support/site-builds.ts",
          setupFiles: "test/support/await-site.ts",
        },
      },
    ],
  },
});
