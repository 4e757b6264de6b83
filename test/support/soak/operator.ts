/** The person who looks at what was not believed: takes it exactly where it is what the page truly says now. */
import * as extractor from "../../../pipeline/extract/extract-page.ts";
import { pageInput } from "../../../pipeline/extract/extractor.ts";
import { readQuarantine } from "../../../pipeline/ingest/quarantine.ts";
import { type Almanac, root } from "./almanac.ts";
import type { WorldPage } from "./world.ts";
import { stateOn } from "./world.ts";

/** A person is not there every day. */
export const isThere = (day: number): boolean => day % 3 === 0;

/** Looks at a quarantined page; gives whether it was taken. Throws where a true state cannot be taken. */
export async function lookAt(almanac: Almanac, page: WorldPage, day: number): Promise<boolean> {
  const { source, definition } = page;
  const { entry, bytes } = readQuarantine(almanac.effects, root, source.definition.id, definition.id);
  const text = extractor.decodePage(bytes, entry.format, entry.charset);
  const { body } = extractor.snapshotPage(text, pageInput(source, definition.id, entry.day, entry.format));
  const truth = stateOn(page, day);
  if (body !== truth.body || !truth.bytes.equals(bytes)) return false;
  const code = await almanac.accept(page.id);
  if (code !== 0) throw new Error(`accept ${page.id} ends with ${code}: ${almanac.effects.errors.join("; ")}`);
  return true;
}
