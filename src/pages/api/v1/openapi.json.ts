import type { APIRoute } from "astro";
import { almanac } from "../../../lib/almanac/current-almanac.ts";
import { openApi } from "../../../lib/api/openapi.ts";
import { address } from "../../../lib/site/site-urls.ts";

export const GET: APIRoute = async () => Response.json(openApi(await almanac(), address));
