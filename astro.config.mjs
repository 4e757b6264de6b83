// @ts-check
import sitemap from "@astrojs/sitemap";
import { defineConfig } from "astro/config";

// Where the site will stand. Feeds, calendars and cards need whole addresses; pages and their links do not.
const site = process.env.SITE_URL ?? "http://localhost:4321";

export default defineConfig({
  site,
  base: process.env.SITE_BASE ?? "/",
  trailingSlash: "always",
  outDir: process.env.SITE_OUT ?? "dist",
  cacheDir: process.env.SITE_CACHE ?? "node_modules/.astro",
  // Style sheets and scripts are files: the content security policy allows nothing inline.
  build: { inlineStylesheets: "never", format: "directory" },
  vite: { build: { assetsInlineLimit: 0 } },
  // Stored snapshots are evidence, not pages to be found by.
  integrations: [sitemap({ filter: (page) => !/\/(404|sources)\//.test(page) })],
  devToolbar: { enabled: false },
});
