/** Who we say we are; RFC 9110, section 10.1.5. */
import manifest from "../../../package.json" with { type: "json" };
import { UsageError } from "../../domain/usage-error.ts";

/** The name that a robots.txt may address. */
export const robotName = "ModelAlmanac";

/** The User-Agent: name, version, and where the one who runs it can be reached. Throws a UsageError where that is no address. */
export function userAgent(where: string | null): string {
  if (where === null) return `${robotName}/${manifest.version}`;
  if (!/^(?:https:\/\/|mailto:)[\x21-\x27\x2a-\x7e]+$/.test(where))
    throw new UsageError(`ALMANAC_CONTACT: "${where}" is neither an https: nor a mailto: address`);
  return `${robotName}/${manifest.version} (+${where})`;
}
