/** The name of a record in addresses; apart from the paths, since the browser needs those and can make no file names. */
import { recordFile } from "../../pipeline/storage/file-names.ts";

/** File name of a record without its ending; distinct within its provider, safe in a URL and on every file system. */
export function slugOf(id: string, provider: string): string {
  return recordFile(id, provider).slice(provider.length + 1, -".json".length);
}
