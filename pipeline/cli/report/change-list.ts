/** The announcements of a run, each with its models and the evidence of their facts. */
import type { AnnouncedModel } from "../../domain/announced-model.ts";
import { type Announcement, announcementsOf } from "../../domain/announcements.ts";
import type { ModelChanges } from "../../domain/model-changes.ts";
import { modelFacts } from "../../domain/model-facts.ts";
import { providerOf, withoutProvider } from "../../domain/record-id.ts";
import type { Evidence } from "../../domain/schema.ts";
import { count } from "../../text/format.ts";
import type { Block, Inline } from "../../text/markdown-tree.ts";
import { joinText, type RichTextPart } from "../../text/rich-text.ts";
import { displayName, type IngestRun } from "./ingest-run.ts";
import { atMost, code, heading, paragraph, quoted } from "./inline.ts";

/** The section of changes with at most `most` announcements and `most` models of each; empty if nothing changed. */
export function changeBlocks({ changes, names, day, find }: IngestRun, most: number): Block[] {
  if (changes.length === 0) return [];
  const announcements = announcementsOf(changes, (id) => withSafeName(find(id), names));
  const more = announcements.length - most;
  const baseline = changes.filter((change) => change.baseline).length;
  const rest = [`And ${count(more, "more announcement")}: `, code(`npx almanac diff --since ${day}`), "."];
  return [
    heading(2, "Changes"),
    ...announcements.slice(0, most).flatMap((announcement) => announcementBlocks(announcement, most)),
    ...(more > 0 ? [paragraph(...rest)] : []),
    ...(baseline > 0
      ? [
          paragraph(
            `${count(baseline, "record")} from the first snapshot of a page: recorded as its baseline, not announced.`,
          ),
        ]
      : []),
  ];
}

function withSafeName(model: AnnouncedModel, names: IngestRun["names"]): AnnouncedModel {
  const { provider } = model;
  return { ...model, provider: { ...provider, name: displayName(names, provider.id) } };
}

function announcementBlocks({ title, models, day }: Announcement, most: number): Block[] {
  return [paragraph(...title.map(inline), ":"), atMost(most, models, (changed) => modelItem(changed, day))];
}

/** `id`: Retirement date: 18 February 2026 → 4 March 2026 (14 days later) (place). */
function modelItem(changed: ModelChanges, day: string): Inline[] {
  const { id } = changed.model;
  const places = new Map(
    changed.changes.flatMap(({ evidence }) => (evidence ? [[placeKey(evidence), evidence] as const] : [])),
  );
  return [
    quoted(withoutProvider(id)),
    ": ",
    ...joinText(modelFacts(changed, day), "; ").map(inline),
    ...(places.size === 0 ? [] : [" (", ...[...places.values()].flatMap(placeItem(id)), ")"]),
  ];
}

/** Text from a page as code, our own as text. */
function inline(part: RichTextPart): Inline {
  if (typeof part === "string") return part;
  if ("strong" in part) return part.strong;
  return quoted("model" in part ? part.model : part.quote);
}

function placeKey({ page, snapshot, line }: Evidence): string {
  return `${page} ${snapshot} ${line}`;
}

/** Line of the snapshot, and the headings above it. */
function placeItem(record: string): (evidence: Evidence, index: number) => Inline[] {
  return ({ page, snapshot, line, section, annotation }, index) => {
    const file = snapshot === null ? page : `sources/${providerOf(record)}/${page}/${snapshot}.md`;
    return [
      ...(index === 0 ? [] : ["; "]),
      code(`${file}:${line}`),
      ...(section.length === 0 ? [] : [", ", quoted(section.join(" › "))]),
      ...(annotation ? [", annotated by hand"] : []),
    ];
  };
}
