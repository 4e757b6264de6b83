// `npm run test:coverage`: how much of the reading of pages and of the history is reached by their own tests, and by the
// sentences of test/reader. The floors are the figures of today, rounded down.
import { defineConfig } from "vitest/config";
import { releasedLibraries } from "./test/support/released-libraries.ts";

export default defineConfig({
  plugins: [releasedLibraries],
  test: {
    environment: "node",
    pool: "forks",
    isolate: false,
    maxWorkers: "100%",
    include: ["test/{extract,history,reader}/**/*.test.ts"],
    // These read pages that may not be here, or much that reaches nothing new.
    exclude: ["test/extract/{accuracy,growth,hostile,reader-mutants,small-inputs,whole-pages}.test.ts"],
    testTimeout: 300_000,
    coverage: {
      provider: "v8",
      include: ["pipeline/extract/**/*.ts", "pipeline/history/**/*.ts"],
      enabled: true,
      reporter: ["text-summary"],
      thresholds: {
        "pipeline/extract/**/*.ts": { statements: 92, branches: 81, functions: 93, lines: 95 },
        "pipeline/history/**/*.ts": { statements: 97, branches: 94, functions: 97, lines: 98 },
      },
    },
  },
});
