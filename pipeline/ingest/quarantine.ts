/** Pages that were not believed: their bytes are kept aside until a person looked. */
import { join } from "node:path";
import { z } from "zod";
import { diagnostic } from "../domain/schema.ts";
import { UsageError } from "../domain/usage-error.ts";
import type { Effects } from "../storage/effects.ts";
import type { Writes } from "../storage/transaction.ts";
import { parseJson } from "../storage/validate.ts";

const quarantineEntry = z.strictObject({
  provider: z.string(),
  page: z.string(),
  url: z.string(),
  day: z.iso.date(),
  format: z.enum(["markdown", "html"]),
  sha256: z.string(),
  charset: z.string().optional(),
  note: z.string().optional(),
  /** Read by people only; earlier versions kept text. */
  reasons: z.array(z.union([diagnostic, z.string()])),
});
export type QuarantineEntry = Omit<z.infer<typeof quarantineEntry>, "charset" | "note"> & {
  charset?: string | undefined;
  note?: string | undefined;
};

/** What keeps a page's bytes aside with the reasons, in place of an earlier state of that page. */
export function quarantineWrites(bytes: Uint8Array, what: QuarantineEntry): Writes {
  const text = `${JSON.stringify(quarantineEntry.parse(what), null, 2)}\n`;
  const kept: [string, string | Uint8Array][] = [
    [bytesFile(what), bytes],
    [entryFile(what.provider, what.page), text],
  ];
  return new Map([...clearQuarantine(what.provider, what.page), ...kept]);
}

/** What forgets the page state kept aside, if there is one. */
export function clearQuarantine(provider: string, page: string): Writes {
  const files = (["markdown", "html"] as const).map((format) => bytesFile({ provider, page, format }));
  return new Map([entryFile(provider, page), ...files].map((file) => [file, null]));
}

/** The page state kept aside; throws a UsageError where there is none. */
export function readQuarantine(
  effects: Effects,
  root: string,
  provider: string,
  page: string,
): { entry: QuarantineEntry; bytes: Uint8Array } {
  const file = entryFile(provider, page);
  if (!effects.exists(join(root, file)))
    throw new UsageError(`${provider}/${page} is not in quarantine here (no ${file})`);
  const found = parseJson(quarantineEntry, effects.readText(join(root, file)), file);
  return { entry: found, bytes: effects.readBytes(join(root, bytesFile(found))) };
}

/** Where the bytes of the page state kept aside are, from the project root; null where there is none. */
export function quarantinedFile(effects: Effects, root: string, provider: string, page: string): string | null {
  if (!effects.exists(join(root, entryFile(provider, page)))) return null;
  return bytesFile(readQuarantine(effects, root, provider, page).entry);
}

function entryFile(provider: string, page: string): string {
  return `.almanac/quarantine/${provider}/${page}.json`;
}

function bytesFile({ provider, page, format }: Pick<QuarantineEntry, "provider" | "page" | "format">): string {
  return `.almanac/quarantine/${provider}/${page}.${format === "html" ? "html" : "md"}`;
}
