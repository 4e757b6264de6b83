// `npm run test:long`: the tests that have a long form, in that form; `test/support/long.ts` asks for it.
import { defineConfig } from "vitest/config";
import { releasedLibraries } from "./test/support/released-libraries.ts";

export default defineConfig({
  plugins: [releasedLibraries],
  test: {
    environment: "node",
    pool: "forks",
    maxWorkers: "100%",
    env: { ALMANAC_LONG: "1" },
    include: [
      "test/storage/kill.test.ts",
      "test/ingest/{soak,drift,edits}.test.ts",
      "test/extract/whole-pages.test.ts",
      "test/project/month.test.ts",
    ],
    testTimeout: 3_000_000,
    hookTimeout: 3_000_000,
  },
});
