import type { APIRoute } from "astro";
import { almanac } from "../../lib/catalog.ts";
import { pastOf } from "../../lib/past.ts";

export const GET: APIRoute = async () => Response.json(pastOf(await almanac()));
