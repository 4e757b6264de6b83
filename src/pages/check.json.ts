/** What the browser loads to check a text. */
import type { APIRoute } from "astro";
import { almanac } from "../lib/almanac/current-almanac.ts";
import { checkData } from "../lib/search/search-data.ts";

export const GET: APIRoute = async () => Response.json(checkData(await almanac()));
