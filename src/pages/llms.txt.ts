import type { APIRoute } from "astro";
import { almanac } from "../lib/catalog.ts";
import { address } from "../lib/site.ts";
import { llmsText } from "../lib/twins/llms.ts";

export const GET: APIRoute = async () =>
  new Response(llmsText(await almanac(), address), { headers: { "content-type": "text/plain; charset=utf-8" } });
