/** Pages that were not believed: their bytes are kept aside until a person looked. */
import { join } from "node:path";
import { z } from "zod";
import { UsageError } from "../domain/usage-error.ts";
import type { Effects } from "../storage/effects.ts";
import type { Writes } from "../storage/transaction.ts";
import { parseJson } from "../storage/validate.ts";

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

/** What keeps a page's bytes aside with the reasons, in place of an earlier state of that page. */
export function asideWrites(bytes: Uint8Array, what: Slip): Writes {
  const text = `${JSON.stringify(slip.parse(what), null, 2)}\n`;
  const kept: [string, string | Uint8Array][] = [
    [bytesFile(what), bytes],
    [slipFile(what.provider, what.page), text],
  ];
  return new Map([...noneAside(what.provider, what.page), ...kept]);
}

/** What forgets the page state kept aside, if there is one. */
export function noneAside(provider: string, page: string): Writes {
  const files = (["markdown", "html"] as const).map((format) => bytesFile({ provider, page, format }));
  return new Map([slipFile(provider, page), ...files].map((file) => [file, null]));
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

/** Where the bytes of the page state kept aside are, from the project root; null where there is none. */
export function asideFile(effects: Effects, root: string, provider: string, page: string): string | null {
  if (!effects.exists(join(root, slipFile(provider, page)))) return null;
  return bytesFile(takeAside(effects, root, provider, page).slip);
}

function slipFile(provider: string, page: string): string {
  return `.almanac/quarantine/${provider}/${page}.json`;
}

function bytesFile({ provider, page, format }: Pick<Slip, "provider" | "page" | "format">): string {
  return `.almanac/quarantine/${provider}/${page}.${format === "html" ? "html" : "md"}`;
}
