/** A passage that a page gained and no rule reads, as a line. */
import type { PassageChange } from "../domain/schema.ts";

/** Where to look, and that we could not read it. */
export function passageLine({ provider, page, section, line, detectedOn, hash }: PassageChange): string {
  const place = section.length === 0 ? "" : `, under "${section.join(" › ")}"`;
  return `${detectedOn} ${provider}/${page} has a new passage about retirements that we could not read: look at line ${line} of its snapshot${place} (block ${hash})`;
}
