import type { APIRoute } from "astro";
import { recentEntries } from "../../lib/calendars.ts";
import { almanac } from "../../lib/catalog.ts";
import { icalendar } from "../../lib/icalendar.ts";
import { address, siteName } from "../../lib/site.ts";

export const GET: APIRoute = async () => {
  const { models, day } = await almanac();
  const text = icalendar({ name: siteName, entries: recentEntries(models, day), day, address });
  return new Response(text, { headers: { "content-type": "text/calendar; charset=utf-8" } });
};
