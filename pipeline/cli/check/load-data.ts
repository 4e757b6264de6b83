/** The data that a check uses: those of the command, or newer ones. */
import { readFile } from "node:fs/promises";
import type { AlmanacData } from "../../check/almanac-data.ts";
import { UsageError } from "../../domain/usage-error.ts";

/** The data of a file, or of an https URL. Throws a UsageError where they cannot be had or are something else. */
export async function loadAlmanacData(place: string): Promise<AlmanacData> {
  const data: unknown = await contentOf(place).catch((error: unknown) => {
    throw new UsageError(`--data ${place}: ${error instanceof Error ? error.message : String(error)}`);
  });
  if (!isAlmanacData(data)) throw new UsageError(`--data ${place}: not the data of an almanac, format 1`);
  return data;
}

async function contentOf(place: string): Promise<unknown> {
  if (!place.startsWith("https://")) return JSON.parse(await readFile(place, "utf8"));
  const response = await fetch(place, { signal: AbortSignal.timeout(30_000) });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.json();
}

function isAlmanacData(data: unknown): data is AlmanacData {
  const lists = ["records", "changes", "checks", "sources"];
  return (
    typeof data === "object" &&
    data !== null &&
    "format" in data &&
    data.format === 1 &&
    lists.every((name) => Array.isArray((data as Record<string, unknown>)[name]))
  );
}
