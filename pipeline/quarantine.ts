/** Pages that were not believed: their bytes are kept aside until a person looked. */
import { join } from "node:path";
import { z } from "zod";
import type { Effects } from "./effects.ts";
import { UsageError } from "./usage-error.ts";
import { parseJson } from "./validate.ts";

const slip = z.strictObject({
  provider: z.string(),
  page: z.string(),
  url: z.string(),
  day: z.iso.date(),
  format: z.enum(["markdown", "html"]),
  sha256: z.string(),
  charset: z.string().optional(),
  note: z.string().optional(),
  reasons: z.array(z.string()),
});
export type Slip = Omit<z.infer<typeof slip>, "charset" | "note"> & {
  charset?: string | undefined;
  note?: string | undefined;
};

/** Keeps a page's bytes aside with the reasons, in place of an earlier state of that page. */
export function putAside(effects: Effects, root: string, bytes: Uint8Array, what: Slip): void {
  clearAside(effects, root, what.provider, what.page);
  effects.writeFile(join(root, bytesFile(what)), bytes);
  effects.writeFile(join(root, slipFile(what.provider, what.page)), `${JSON.stringify(slip.parse(what), null, 2)}\n`);
}

/** The page state kept aside; throws a UsageError where there is none. */
export function takeAside(
  effects: Effects,
  root: string,
  provider: string,
  page: string,
): { slip: Slip; bytes: Uint8Array } {
  const file = slipFile(provider, page);
  if (!effects.exists(join(root, file)))
    throw new UsageError(`${provider}/${page} is not in quarantine here (no ${file})`);
  const found = parseJson(slip, effects.readText(join(root, file)), file);
  return { slip: found, bytes: effects.readBytes(join(root, bytesFile(found))) };
}

/** Forgets the page state kept aside, if there is one. */
export function clearAside(effects: Effects, root: string, provider: string, page: string): void {
  effects.remove(join(root, slipFile(provider, page)));
  for (const format of ["markdown", "html"] as const) effects.remove(join(root, bytesFile({ provider, page, format })));
}

function slipFile(provider: string, page: string): string {
  return `.almanac/quarantine/${provider}/${page}.json`;
}

function bytesFile({ provider, page, format }: Pick<Slip, "provider" | "page" | "format">): string {
  return `.almanac/quarantine/${provider}/${page}.${format === "html" ? "html" : "md"}`;
}
