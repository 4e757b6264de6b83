/** The records that are held and the passages that are not read: what a person may look at although the pages were accepted. */

import type { Hold, PassageChange } from "../../domain/schema.ts";
import { count } from "../../text/format.ts";
import type { Block, Inline } from "../../text/markdown-tree.ts";
import type { IngestRun } from "./ingest-run.ts";
import { atMost, code, heading, paragraph, quoted } from "./inline.ts";

interface HeldItem {
  name: string;
  hold: Hold;
  /** Why nobody has to decide; null where a person may. */
  remark: string | null;
}

/** The records that are held since this run, and how many since before. */
export function heldBlocks({ outcomes, day }: IngestRun, most: number): Block[] {
  const all = outcomes.flatMap(({ provider, page, held = [], unclear = [], missing = [] }): HeldItem[] => {
    const name = `${provider}/${page}`;
    const items = (holds: readonly Hold[], remark: string | null) => holds.map((hold) => ({ name, hold, remark }));
    return [...items(held, null), ...items(unclear, "not clear"), ...items(missing, "missing")];
  });
  if (all.length === 0) return [];
  const fresh = all.filter(({ hold }) => hold.since === day);
  const old = all.length - fresh.length;
  const names = [...new Set(fresh.filter(({ remark }) => remark === null).map(({ name }) => name))];
  return [
    heading(2, "Records that are held"),
    paragraph(
      "What was published of them stays; the rest of their pages is published. What a page says on three days, or still says a week later, is taken.",
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

function heldItem({ name, hold, remark }: HeldItem): Inline[] {
  return [code(name), remark === null ? ": " : `, ${remark}: `, quoted(hold.reason, 400)];
}

function listed(names: readonly string[]): Inline[] {
  return names.flatMap((name, at) => [...(at === 0 ? [] : [", "]), code(`npx almanac accept ${name}`)]);
}

function passageItem({ provider, page, section, line, detectedOn, hash }: PassageChange): Inline[] {
  const place = section.length === 0 ? [] : [", ", quoted(section.join(" › "))];
  return [code(`sources/${provider}/${page}/${detectedOn}.md:${line}`), ...place, ` (block ${hash})`];
}
