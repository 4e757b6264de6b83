/** The name of a record in addresses and file names. */
import { sha256 } from "./hash.ts";
import { hashedSlug, hashLength, plainSlug } from "./plain-slug.ts";

/**
 * The slug of a record, distinct within its provider without regard to case, safe in a URL and on every file system. An
 * id of small letters, digits and `. _ @ -` is its own slug; any other gets what can be kept of it and, after a `~` that
 * no plain slug holds, a hash of the whole.
 */
export function slugOf(id: string, provider: string): string {
  const rest = id.startsWith(`${provider}/`) ? id.slice(provider.length + 1) : id;
  const plain = plainSlug(rest);
  return plain === rest ? plain : hashedSlug(plain, sha256(rest).slice(0, hashLength));
}
