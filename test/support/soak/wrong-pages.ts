/** Answers that are no page: what hosts send in the place of one. */
import { brotliCompressSync, gzipSync, zstdCompressSync } from "node:zlib";

export const errorPage =
  "# Something went wrong\n\nWe could not show this page. Go back to the start, or try again later.\n";
export const loginPage = "# Sign in\n\nYour session is over.\n\n- [Sign in](/login)\n- [New account](/join)\n";
export const errorHtml = "<!doctype html><html><head><title>502</title></head><body><h1>Bad gateway</h1></body></html>";
export const emptyShell =
  '<!doctype html><html><head><title>Docs</title></head><body><div id="root"></div><script src="/app.js"></script></body></html>';

/** Larger unpacked than a soak lets a page be. */
const large = Buffer.alloc(4_000_000, "| a | b |\n");
export const bombs = { gzip: gzipSync(large), br: brotliCompressSync(large), zstd: zstdCompressSync(large) } as const;
