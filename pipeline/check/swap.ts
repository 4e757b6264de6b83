/** Swaps an id for the one of its replacement, written in the same way. */
import { fullName } from "../domain/identity/id-keys.ts";
import type { Almanac } from "./almanac-data.ts";
import type { Assessment } from "./assess.ts";
import { type Finding, scan } from "./scan.ts";

export type Swap =
  | { /** What is written instead. */ text: string /** Id of the record that it names. */; record: string }
  | { /** Why nothing is swapped, in a few words. */ reason: string };

/**
 * What to write instead of an id. Only where the pages name a replacement of the same provider that is staying and has an
 * id, and where what is written then leads to that record and to no other.
 */
export function swapOf(finding: Finding, { replacement, record: id }: Assessment, almanac: Almanac): Swap {
  const record = id === null ? undefined : almanac.recordOf(id);
  const next = replacement === null ? undefined : almanac.recordOf(replacement.id);
  if (!record || !next) return { reason: "no replacement that is staying is named" };
  if (finding.records.length > 1) return { reason: "the id does not say which version is used" };
  if (finding.rule === "constant" || finding.rule === "version-field")
    return { reason: finding.rule === "constant" ? "it is a constant of a library" : "its version is set beside it" };
  if (finding.region !== null) return { reason: "the replacement may not be offered in its region" };
  if (next.provider !== record.provider) return { reason: "the replacement is of another provider" };
  const old = [fullName(record), record.model].find((name) => finding.written.endsWith(name));
  if (old === undefined) return { reason: "it is not written as the provider writes it" };
  const text = `${finding.written.slice(0, -old.length)}${fullName(next)}`;
  const [again, ...others] = scan(`model: "${text}"`, almanac.index, almanac.day);
  const isSame = again?.written === text && again.records.length === 1 && again.records[0] === next.id;
  return isSame && others.length === 0
    ? { text, record: next.id }
    : { reason: `${next.id} has no id that could be written here` };
}

/** A text with findings swapped; their offsets are those of the text. */
export function swapped(
  text: string,
  edits: readonly { finding: Pick<Finding, "start" | "end">; text: string }[],
): string {
  const ordered = [...edits].sort((a, b) => a.finding.start - b.finding.start);
  let at = 0;
  const parts = ordered.map(({ finding: { start, end }, text: instead }) => {
    const part = text.slice(at, start) + instead;
    at = end;
    return part;
  });
  return parts.join("") + text.slice(at);
}
