/** The records that are held and the passages that are not read: what a person may look at although the pages were accepted. */

import type { Hold, PassageChange } from "../../domain/schema.ts";
import { count } from "../../text/format.ts";
import type { Block, Inline } from "../../text/markdown-tree.ts";
import type { IngestRun } from "./ingest-run.ts";
import { atMost, code, heading, paragraph, quoted } from "./inline.ts";

interface HeldItem {
  name: string;
  hold: Hold;
  isUnclear: boolean;
}

/** The records that are held since this run, and how many since before. */
export function heldBlocks({ outcomes, day }: IngestRun, most: number): Block[] {
  const all = outcomes.flatMap(({ provider, page, held = [], unclear = [] }): HeldItem[] => {
    const name = `${provider}/${page}`;
    const item = (isUnclear: boolean) => (hold: Hold) => ({ name, hold, isUnclear });
    return [...held.map(item(false)), ...unclear.map(item(true))];
  });
  if (all.length === 0) return [];
  const fresh = all.filter(({ hold }) => hold.since === day);
  const old = all.length - fresh.length;
  const names = [...new Set(fresh.filter(({ isUnclear }) => !isUnclear).map(({ name }) => name))];
  return [
    heading(2, "Records that are held"),
    paragraph(
      "What was published of them stays; the rest of their pages is published. What a page says on three days is taken.",
    ),
    ...(fresh.length > 0 ? [atMost(most, fresh, heldItem)] : []),
    ...(names.length > 0 ? [paragraph("To take them now: ", ...listed(names), ".")] : []),
    ...(old > 0
      ? [paragraph(`${count(old, "record")} held since an earlier run: `, code("npx almanac status"), ".")]
      : []),
  ];
}

/** The passages that pages gained and no rule reads. */
export function passageBlocks({ passages }: IngestRun, most: number): Block[] {
  if (passages.length === 0) return [];
  return [
    heading(2, "New passages that could not be read"),
    paragraph(
      "They may announce retirements: read them. ",
      code("npx almanac unread"),
      " prints an annotation for each.",
    ),
    atMost(most, passages, passageItem),
  ];
}

function heldItem({ name, hold, isUnclear }: HeldItem): Inline[] {
  return [code(name), isUnclear ? ", not clear: " : ": ", quoted(hold.reason, 400)];
}

function listed(names: readonly string[]): Inline[] {
  return names.flatMap((name, at) => [...(at === 0 ? [] : [", "]), code(`npx almanac accept ${name}`)]);
}

function passageItem({ provider, page, section, line, detectedOn, hash }: PassageChange): Inline[] {
  const place = section.length === 0 ? [] : [", ", quoted(section.join(" › "))];
  return [code(`sources/${provider}/${page}/${detectedOn}.md:${line}`), ...place, ` (block ${hash})`];
}
