import type { APIRoute } from "astro";
import { openApi } from "../../../lib/api/openapi.ts";
import { almanac } from "../../../lib/catalog.ts";
import { address } from "../../../lib/site.ts";

export const GET: APIRoute = async () => Response.json(openApi(await almanac(), address));
