/** File names for record ids: safe on every file system, and distinct without regard to case. */
import { slugOf } from "../domain/record-slug.ts";

/** The file of a record below `generated/models/`. */
export function recordFile(id: string, provider: string): string {
  return `${provider}/${slugOf(id, provider)}.json`;
}
