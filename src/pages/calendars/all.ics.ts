import type { APIRoute } from "astro";
import { almanac } from "../../lib/almanac/current-almanac.ts";
import { recentEntries } from "../../lib/calendar/calendar-selection.ts";
import { icalendar } from "../../lib/calendar/icalendar.ts";
import { address, siteName } from "../../lib/site/site-urls.ts";

export const GET: APIRoute = async () => {
  const { models, day } = await almanac();
  const text = icalendar({ name: siteName, entries: recentEntries(models, day), day, address });
  return new Response(text, { headers: { "content-type": "text/calendar; charset=utf-8" } });
};
