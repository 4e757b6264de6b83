/** Words that say whom or what a date holds for: told from other words beside a date by a vocabulary, never guessed. */
import { scopePattern } from "../vocabulary/index.ts";

/** The form that cloud regions have with every vendor: "eu-west-3", "us-gov-east-1", "asia-northeast1". */
const cloudRegion =
  /(?<![\p{L}\p{N}])[a-z]{2,12}-(?:gov-|iso[a-z]?-)?(?:north|south|east|west|central)(?:north|south|east|west|central)?-?\d(?![\p{L}\p{N}])/iu;

/** True for the bare id of a cloud region. */
export const isCloudRegion = (text: string): boolean => cloudRegion.exec(text)?.[0].length === text.length;

/** The text as a scope, where it names a region, a deployment type or a group of customers; else null. */
export function scopeOf(text: string): string | null {
  const tidy = text
    .replaceAll('"', "'")
    .replace(/\s+/g, " ")
    .replace(/;\s/g, ", ")
    .trim()
    .replace(/^(?:for|in) (?=\S)/i, "");
  return tidy.length <= 160 && (scopePattern.test(tidy) || cloudRegion.test(tidy)) ? tidy : null;
}
