/** A version that is set beside the name of a model, as Azure's deployments have it. */
import type { Identified, Resolution } from "../domain/identity/resolve-id.ts";
import type { Scanner } from "./compile.ts";
import type { Context } from "./surroundings.ts";

const nameKey = /\b(?:name|model|model[_-]?name)\\?["']?\s*(?:[:=]|=>|\s)\s*\\?["']?$/i;
const version =
  /^[^{}]{0,160}?\b(?:model[_-]?)?version\\?["']?\s*(?:[:=]|=>|\s)\s*\\?["']?(\d{4}-\d\d-\d\d|\d{4}(?:-preview)?|turbo-[\d-]+|vision-preview|\d{3}|\d)\b/i;

/** The model of Azure with the version that is set right after its name; null where none is or no record has it. */
export function withVersionField(
  name: string,
  { before, after }: Context,
  { resolve }: Scanner,
): Resolution<Identified> | null {
  if (!nameKey.test(before) || name.includes("/") || name.includes("@")) return null;
  const found = version.exec(after)?.[1];
  const resolution = found === undefined ? null : resolve(`azure/${name}@${found}`);
  return resolution?.found === "one" ? resolution : null;
}
