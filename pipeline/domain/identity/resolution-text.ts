/** How an id was understood, in words. */
import { labelOf, withoutProvider } from "../record-id.ts";
import type { FoundBy, Identified, Resolution } from "./resolve-id.ts";
import type { WrittenId } from "./written-id.ts";

/** `gpt-4o-2024-08-06 of azure-openai, in another spelling; region eu`; null for the id of the record itself. */
export function foundText({ by, record, written }: Extract<Resolution<Identified>, { found: "one" }>): string | null {
  if (by === "id") return null;
  const ways: Record<FoundBy, string> = {
    id: record.id,
    "former-id": "the id that this record had before",
    model: `its id at ${record.provider}`,
    spelling: `another spelling of ${withoutProvider(record.id)} at ${record.provider}`,
    alias: `an alias that ${record.provider} gives ${labelOf(record)}`,
    name: `the display name at ${record.provider}`,
    version: `${record.model} of ${record.provider} without a version; ${record.version} is the only one we know`,
  };
  return [ways[by], ...contextOf(written)].join("; ");
}

/** Why no record was found, and what there is instead. `similar` are ids that are spelled alike. */
export function notFoundText(
  { elsewhere, family, written }: Extract<Resolution<Identified>, { found: "none" }>,
  similar: readonly string[],
): string {
  const hints = [
    ...(/[-@:]latest$/i.test(written.name) ? ["no page that we read says which model that is now"] : []),
    ...(elsewhere.length > 0 ? [`the same model at other providers: ${idsOf(elsewhere)}`] : []),
    ...(family.length > 0 ? [`of the same family: ${idsOf(family)}`] : []),
  ];
  if (elsewhere.length + family.length === 0 && similar.length > 0) hints.push(`did you mean ${similar.join(", ")}?`);
  return hints.join("; ");
}

/** What was read beside the name. */
function contextOf({ region, variant, note }: WrittenId): string[] {
  return [
    ...(region === null ? [] : [`region ${region}`]),
    ...(variant === null ? [] : [`without “${variant}”, which may have dates of its own`]),
    ...(note === null ? [] : [note]),
  ];
}

function idsOf(records: readonly Identified[]): string {
  const ids = records.slice(0, most).map(({ id }) => id);
  return records.length > most ? `${ids.join(", ")} and ${records.length - most} more` : ids.join(", ");
}

const most = 8;
