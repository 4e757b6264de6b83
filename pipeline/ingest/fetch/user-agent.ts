/** The User-Agent header; RFC 9110, section 10.1.5. */
import manifest from "../../../package.json" with { type: "json" };
import { UsageError } from "../../domain/usage-error.ts";

/** The name that robots.txt can use for us. */
export const robotName = "ModelAlmanac";

/** The User-Agent: name, version and contact address. Throws a UsageError if that is not an address. */
export function userAgent(where: string | null): string {
  if (where === null) return `${robotName}/${manifest.version}`;
  if (!/^(?:https:\/\/|mailto:)[\x21-\x27\x2a-\x7e]+$/.test(where))
    throw new UsageError(`ALMANAC_CONTACT: "${where}" is not an https: or mailto: address`);
  return `${robotName}/${manifest.version} (+${where})`;
}
