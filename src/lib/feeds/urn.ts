/** Ids that depend neither on the address of the site nor on titles. */
import { v5 } from "uuid";

/** Chosen once. Another value would show every entry again to every reader. */
const namespace = "5f880f21-acd8-44b0-a1b8-baeeb80ab64a";

/** A URN (RFC 8141) with a name-based UUID, version 5 (RFC 9562), of what is named: `announcement/…`, `feed/all`. */
export function urn(name: string): string {
  return `urn:uuid:${v5(name, namespace)}`;
}
