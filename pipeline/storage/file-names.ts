/** File names for record ids: safe on every file system, and distinct without regard to case. */
import { sha256 } from "../domain/hash.ts";

/** Longer names are cut, for systems that allow 255 bytes and for paths in deep folders. */
const longest = 100;
const hashLength = 12;

/** Names that Windows keeps for devices, with any ending. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$|clock\$)$/;

/**
 * The file of a record below `generated/models/`. An id of small letters, digits and `. _ @ -` is its own name; any
 * other gets what can be kept of it and, after a `~` that no plain name holds, a hash of the whole.
 */
export function recordFile(id: string, provider: string): string {
  const rest = id.startsWith(`${provider}/`) ? id.slice(provider.length + 1) : id;
  const plain = slugOf(rest);
  const name = plain === rest ? plain : `${plain.slice(0, longest)}~${sha256(rest).slice(0, hashLength)}`;
  return `${provider}/${name}.json`;
}

/** Gives the text back unchanged just when it can be a file name as it is. */
function slugOf(text: string): string {
  const kept = text
    .toLowerCase()
    .replace(/[^a-z0-9._@-]+/g, "-")
    .slice(0, longest);
  const base = kept.split(".")[0] ?? "";
  const risky = /^[a-z0-9]/.test(kept) === false || kept.endsWith(".") || reserved.test(base);
  return risky ? `_${kept}` : kept;
}
