/** Keys by which Astro knows that a file of the last build is still true: https://docs.astro.build/en/reference/experimental-flags/incremental-build/ */
import { createHash } from "node:crypto";

/** A key of the text that a file is made from. The code that makes the file is watched by Astro. */
export function contentKey(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
