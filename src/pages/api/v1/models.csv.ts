import type { APIRoute } from "astro";
import { csvOf } from "../../../lib/api/csv.ts";
import { almanac } from "../../../lib/catalog.ts";
import { address } from "../../../lib/site.ts";

export const GET: APIRoute = async () =>
  new Response(csvOf(await almanac(), address), {
    headers: { "content-type": "text/csv; charset=utf-8; header=present" },
  });
