import type { APIRoute } from "astro";
import { almanac } from "../../lib/almanac/current-almanac.ts";
import { posterSvg } from "../../lib/poster/poster-svg.ts";
import { yearAhead } from "../../lib/poster/year-ahead.ts";
import { address } from "../../lib/site/site-urls.ts";

export const GET: APIRoute = async () =>
  new Response(posterSvg(yearAhead(await almanac()), new URL(address("/")).host), {
    headers: { "content-type": "image/svg+xml" },
  });
