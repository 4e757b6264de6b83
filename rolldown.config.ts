// Makes the package: plain JavaScript with types, everything that it needs inside.
import { defineConfig } from "rolldown";
import { dts } from "rolldown-plugin-dts";

const output = {
  dir: "lib",
  format: "esm",
  entryFileNames: "[name].mjs",
  chunkFileNames: "[name]-[hash].mjs",
} as const;

export default defineConfig([
  {
    input: { cli: "pipeline/package/cli.ts", index: "pipeline/package/index.ts" },
    platform: "node",
    output: { ...output, cleanDir: true },
  },
  {
    input: { index: "pipeline/package/index.ts" },
    plugins: [dts({ emitDtsOnly: true, resolver: "tsc" })],
    output,
  },
]);
