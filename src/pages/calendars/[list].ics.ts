/** The calendar of the watch list, where the project has one. */
import type { APIRoute, GetStaticPaths } from "astro";
import { almanac } from "../../lib/almanac/current-almanac.ts";
import { recentEntries } from "../../lib/calendar/calendar-selection.ts";
import { icalendar } from "../../lib/calendar/icalendar.ts";
import { address, siteName } from "../../lib/site/site-urls.ts";

export const getStaticPaths = (async () => {
  const { watched } = await almanac();
  return watched === null ? [] : [{ params: { list: "watch" } }];
}) satisfies GetStaticPaths;

export const GET: APIRoute = async () => {
  const { watched, day } = await almanac();
  const name = `Watch list · ${siteName}`;
  const text = icalendar({ name, entries: recentEntries(watched ?? [], day), day, address });
  return new Response(text, { headers: { "content-type": "text/calendar; charset=utf-8" } });
};
