import type { APIRoute } from "astro";
import { almanac } from "../../../lib/almanac/current-almanac.ts";
import { csvOf } from "../../../lib/api/csv.ts";
import { address } from "../../../lib/site/site-urls.ts";

export const GET: APIRoute = async () =>
  new Response(csvOf(await almanac(), address), {
    headers: { "content-type": "text/csv; charset=utf-8; header=present" },
  });
