/** The name of a record in addresses and file names. */
import { sha256 } from "./hash.ts";

/** Longer names are cut, for systems that allow 255 bytes and for paths in deep folders. */
const longest = 100;
const hashLength = 12;

/** Names that Windows keeps for devices, with any ending. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$|clock\$)$/;

/**
 * The slug of a record, distinct within its provider without regard to case, safe in a URL and on every file system. An
 * id of small letters, digits and `. _ @ -` is its own slug; any other gets what can be kept of it and, after a `~` that
 * no plain slug holds, a hash of the whole.
 */
export function slugOf(id: string, provider: string): string {
  const rest = id.startsWith(`${provider}/`) ? id.slice(provider.length + 1) : id;
  const plain = plainSlug(rest);
  return plain === rest ? plain : `${plain.slice(0, longest)}~${sha256(rest).slice(0, hashLength)}`;
}

/** Gives the text back unchanged just when it can be a file name as it is. */
function plainSlug(text: string): string {
  const kept = text
    .toLowerCase()
    .replace(/[^a-z0-9._@-]+/g, "-")
    .slice(0, longest);
  const base = kept.split(".")[0] ?? "";
  const risky = /^[a-z0-9]/.test(kept) === false || kept.endsWith(".") || reserved.test(base);
  return risky ? `_${kept}` : kept;
}
