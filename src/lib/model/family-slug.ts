/** The name of a family in addresses. Apart, so that a browser can make one of the name alone. */
import { plainSlug } from "../../../pipeline/domain/plain-slug.ts";

/** Letters and digits with dashes between them: `gemini-2-5-flash` for `gemini-2.5-flash`. */
export function familySlug(name: string): string {
  return plainSlug(name.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, "-"));
}
