// Makes the package: plain JavaScript, everything that it needs inside. Its types: scripts/pack-types.ts.
import { defineConfig } from "rolldown";

export default defineConfig({
  input: { cli: "pipeline/package/cli.ts", index: "pipeline/package/index.ts" },
  platform: "node",
  // A library of ours is CommonJS and names its temporary files by its own.
  transform: { define: { __filename: "import.meta.filename" } },
  output: {
    dir: "lib",
    format: "esm",
    entryFileNames: "[name].mjs",
    chunkFileNames: "[name]-[hash].mjs",
    cleanDir: true,
  },
});
