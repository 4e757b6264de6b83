import type { APIRoute } from "astro";
import { almanac } from "../lib/almanac/current-almanac.ts";
import { llmsText } from "../lib/markdown-pages/llms-text.ts";
import { address } from "../lib/site/site-urls.ts";

export const GET: APIRoute = async () =>
  new Response(llmsText(await almanac(), address), { headers: { "content-type": "text/plain; charset=utf-8" } });
