// @ts-check
import { rmSync } from "node:fs";
import { resolve } from "node:path";
import sitemap from "@astrojs/sitemap";
import { defineConfig } from "astro/config";
import { publishTo } from "./src/integrations/publish.ts";
import { loadDataset } from "./src/lib/almanac/load-dataset.ts";
import { formerPaths } from "./src/lib/model/addresses.ts";

// Where the site will stand. Feeds, calendars and cards need whole addresses; pages and their links do not.
const site = process.env.SITE_URL ?? "http://localhost:4321";

// Astro moves files from one folder to another while it builds, which works on one volume only, so it builds inside the
// checkout. Each process has its own folder: several may build at once.
const build = `.astro/build-${process.pid}`;
process.once("exit", () => rmSync(resolve(import.meta.dirname, build), { recursive: true, force: true }));

/** @type {string[] | undefined} */
let former;

/** @param {string} path */
function isFormer(path) {
  former ??= formerPaths(loadDataset().records);
  return former.some((end) => path.endsWith(end));
}

export default defineConfig({
  site,
  base: process.env.SITE_BASE ?? "/",
  trailingSlash: "always",
  outDir: build,
  cacheDir: process.env.SITE_CACHE ?? "node_modules/.astro",
  // Files with a cacheKey are taken from the last build where neither their data nor their code has changed.
  experimental: { incrementalBuild: true },
  // Style sheets and scripts are files: the content security policy allows nothing inline.
  build: { inlineStylesheets: "never", format: "directory" },
  // "where" keeps the specificity of a selector as written.
  scopedStyleStrategy: "where",
  vite: {
    build: {
      assetsInlineLimit: 0,
      // Two style sheets a page: what pages share, and its own. By default each shared component would be one more.
      rolldownOptions: {
        output: { codeSplitting: { groups: [{ name: "shared", test: /\.css$|type=style/, minShareCount: 2 }] } },
      },
    },
  },
  integrations: [
    // Not pages to be found by: stored snapshots are evidence, widgets are for other sites, and a former address only leads to
    // another page.
    sitemap({ filter: (page) => !/\/(404|embed\/.+|sources\/.+)\//.test(page) && !isFormer(new URL(page).pathname) }),
    publishTo(resolve(import.meta.dirname, process.env.SITE_OUT ?? "dist")),
  ],
  devToolbar: { enabled: false },
});
