/** Who we say we are; RFC 9110, section 10.1.5. */
import manifest from "../../package.json" with { type: "json" };
import { UsageError } from "../usage-error.ts";

/** The name that a robots.txt may address. */
export const robotName = "ModelAlmanac";

/** The User-Agent: name, version, and where the one who runs it can be reached. */
export function userAgent(contact: string | undefined): string {
  const where = contact ?? (manifest as { homepage?: string }).homepage;
  if (where === undefined) return `${robotName}/${manifest.version}`;
  if (!/^(?:https:\/\/|mailto:)[\x21-\x27\x2a-\x7e]+$/.test(where))
    throw new UsageError(`ALMANAC_CONTACT: "${where}" is neither an https: nor a mailto: address`);
  return `${robotName}/${manifest.version} (+${where})`;
}
