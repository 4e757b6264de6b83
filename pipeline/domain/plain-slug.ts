/** What can be kept of an id in a file name. Without the hash that makes it distinct, so that a browser can do it. */

/** Longer names are cut, for systems that allow 255 bytes and for paths in deep folders. */
const longest = 100;

/** Names that Windows keeps for devices, with any ending. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$|clock\$)$/;

/** Gives the text back unchanged just when it can be a file name as it is. */
export function plainSlug(text: string): string {
  const kept = text
    .toLowerCase()
    .replace(/[^a-z0-9._@-]+/g, "-")
    .slice(0, longest);
  const base = kept.split(".")[0] ?? "";
  const risky = /^[a-z0-9]/.test(kept) === false || kept.endsWith(".") || reserved.test(base);
  return risky ? `_${kept}` : kept;
}

/** Hexadecimal digits of the hash behind a slug. */
export const hashLength = 12;

/** The slug of an id that is no plain one: what can be kept of it, a `~` that no plain slug holds, and the hash of the id. */
export function hashedSlug(plain: string, hash: string): string {
  return `${plain.slice(0, longest)}~${hash}`;
}
