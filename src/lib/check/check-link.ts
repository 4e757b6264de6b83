/** A list of ids in the fragment of an address, which no browser sends to a server. */

const key = "ids=";
/** Longer addresses are cut by programs that pass them on. */
const longest = 6_000;

/** The path of the check page with a list; null where the list is too long for an address. */
export function checkPath(ids: readonly string[]): string | null {
  const list = ids.map((id) => encodeURIComponent(id).replace(/%2F/g, "/").replace(/%3A/g, ":").replace(/%40/g, "@"));
  const path = ids.length === 0 ? "/check/" : `/check/#${key}${list.join(",")}`;
  return path.length > longest ? null : path;
}

/** The ids in the fragment of an address; none where there are none, or what is there cannot be read. */
export function idsInFragment(hash: string): string[] {
  const list = hash.replace(/^#/, "");
  if (!list.startsWith(key)) return [];
  return list.slice(key.length).split(",").map(decoded).filter(Boolean);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
