import type { APIRoute } from "astro";
import { almanac } from "../../lib/almanac/current-almanac.ts";
import { pastOf } from "../../lib/as-of/as-of.ts";

export const GET: APIRoute = async () => Response.json(pastOf(await almanac()));
