/** The quarantine: bytes of pages that failed a guard, kept until a person has looked at them. */
import { join } from "node:path";
import { z } from "zod";
import { diagnostic, pageFormat, pageFormats } from "../domain/schema.ts";
import { UsageError } from "../domain/usage-error.ts";
import type { Effects } from "../storage/effects.ts";
import type { Writes } from "../storage/transaction.ts";
import { parseJson } from "../storage/validate.ts";

const quarantineEntry = z.strictObject({
  provider: z.string(),
  page: z.string(),
  url: z.string(),
  day: z.iso.date(),
  notBefore: z.iso.date().optional(),
  format: pageFormat,
  sha256: z.string(),
  charset: z.string().optional(),
  note: z.string().optional(),
  /** Read by people only; earlier versions kept text. */
  reasons: z.array(z.union([diagnostic, z.string()])),
});
export type QuarantineEntry = Omit<z.infer<typeof quarantineEntry>, "charset" | "note" | "notBefore"> & {
  charset?: string | undefined;
  note?: string | undefined;
  notBefore?: string | undefined;
};

/** The writes that quarantine a page's bytes with the reasons, replacing an earlier state of the page. */
export function quarantineWrites(bytes: Uint8Array, what: QuarantineEntry): Writes {
  const text = `${JSON.stringify(quarantineEntry.parse(what), null, 2)}\n`;
  const kept: [string, string | Uint8Array][] = [
    [bytesFile(what), bytes],
    [entryFile(what.provider, what.page), text],
  ];
  return new Map([...clearQuarantine(what.provider, what.page), ...kept]);
}

/** The writes that remove the quarantined state of a page, if there is one. */
export function clearQuarantine(provider: string, page: string): Writes {
  const files = pageFormats.map((format) => bytesFile({ provider, page, format }));
  return new Map([entryFile(provider, page), ...files].map((file) => [file, null]));
}

/** Whether a state of a page is quarantined here. */
export function isQuarantined(effects: Effects, root: string, provider: string, page: string): boolean {
  return effects.exists(join(root, entryFile(provider, page)));
}

/** The quarantined state of a page; throws a UsageError if there is none. */
export function readQuarantine(
  effects: Effects,
  root: string,
  provider: string,
  page: string,
): { entry: QuarantineEntry; bytes: Uint8Array } {
  const file = entryFile(provider, page);
  if (!effects.exists(join(root, file)))
    throw new UsageError(`${provider}/${page} is not quarantined here: there is no ${file}`);
  const found = parseJson(quarantineEntry, effects.readText(join(root, file)), file);
  return { entry: found, bytes: effects.readBytes(join(root, bytesFile(found))) };
}

/** The file with the quarantined bytes, from the project root; null if there is none. */
export function quarantinedFile(effects: Effects, root: string, provider: string, page: string): string | null {
  if (!isQuarantined(effects, root, provider, page)) return null;
  return bytesFile(readQuarantine(effects, root, provider, page).entry);
}

function entryFile(provider: string, page: string): string {
  return `.almanac/quarantine/${provider}/${page}.json`;
}

function bytesFile({ provider, page, format }: Pick<QuarantineEntry, "provider" | "page" | "format">): string {
  return `.almanac/quarantine/${provider}/${page}.${endings[format]}`;
}

/** The entry itself is JSON; ids of pages have no dots. */
const endings: Record<QuarantineEntry["format"], string> = {
  markdown: "md",
  html: "html",
  json: "page.json",
  yaml: "yaml",
};
