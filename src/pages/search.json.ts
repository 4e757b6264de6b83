/** What the browser loads to search. */
import type { APIRoute } from "astro";
import { almanac } from "../lib/almanac/current-almanac.ts";
import { searchData } from "../lib/search/search-data.ts";

export const GET: APIRoute = async () => Response.json(searchData(await almanac()));
