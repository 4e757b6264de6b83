/** How guard reasons name a place, and how they group what stood together. */
import type { Evidence, ModelRecord } from "../../domain/schema.ts";

/** `"Current models › Text", line 33`. */
export function placeText(evidence: Evidence | undefined): string {
  if (!evidence) return "no place";
  return `${sectionText(evidence.section)}, line ${evidence.line}`;
}

/** The trail of headings in quotes. */
export function sectionText(section: readonly string[]): string {
  return section.length === 0 ? "top of the page" : `"${section.join(" › ")}"`;
}

/** The section a record stands in: that of its first evidence. */
export function sectionOf(record: ModelRecord): readonly string[] {
  return record.evidence[0]?.section ?? [];
}

/** A section as a key. */
export function sectionKey(section: readonly string[]): string {
  return JSON.stringify(section);
}

/** Up to three of the values, and how many more there are. */
export function formatList(values: readonly string[]): string {
  const more = values.length > 3 ? ` and ${values.length - 3} more` : "";
  return `${values.slice(0, 3).join(", ")}${more}`;
}

/** A share as whole per cent. */
export function formatPercent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
