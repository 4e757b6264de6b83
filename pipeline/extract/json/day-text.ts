/** A date in an answer as the day in UTC. */
import { isValid } from "date-fns/isValid";
import { parseISO } from "date-fns/parseISO";

const timestamp = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;
/** Unix time of the years 2001 to 2099. */
const [first, last] = [978_307_200, 4_102_444_800];

/**
 * The day in UTC, YYYY-MM-DD, of a timestamp or of Unix time in seconds or milliseconds; a time without a zone is in UTC.
 * Any other text as it is; of an impossible timestamp (30 February) its date, which the reader then reports.
 */
export function dayText(text: string): string {
  if (/^\d{10}(?:\.\d+)?$|^\d{12,13}$/.test(text)) return unixDay(text);
  const [, day, zone] = timestamp.exec(text) ?? [];
  if (day === undefined) return text;
  const iso = text.replace(" ", "T").replace(/\s/g, "");
  const date = parseISO(zone === undefined ? `${iso}Z` : iso);
  return isValid(date) ? date.toISOString().slice(0, 10) : day;
}

function unixDay(text: string): string {
  const seconds = text.length >= 12 && !text.includes(".") ? Number(text) / 1000 : Number(text);
  const isPlausible = seconds >= first && seconds < last;
  return isPlausible ? new Date(seconds * 1000).toISOString().slice(0, 10) : text;
}
