/** A page reader that reads no text twice: replaying a history costs a soak the same work again and again. */
import type { PageInput } from "../../../pipeline/extract.ts";
import type { Extraction } from "../../../pipeline/extraction.ts";
import type { PageReader } from "../../../pipeline/page-reader.ts";
import { sha256 } from "../../../pipeline/snapshot.ts";

/** The reader, and how to make it forget all that it knows. */
export function remembering(reader: PageReader): { reader: PageReader; forget(): void } {
  const known = new Map<string, Extraction>();
  const extractPage = (text: string, input: PageInput): Extraction => {
    const key = [input.provider, input.page, input.snapshot, input.format, sha256(text)].join(" ");
    const found = known.get(key) ?? reader.extractPage(text, input);
    known.set(key, found);
    return found;
  };
  return { reader: { ...reader, extractPage }, forget: () => known.clear() };
}
