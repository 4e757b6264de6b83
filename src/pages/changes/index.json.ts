import type { APIRoute } from "astro";
import { almanac } from "../../lib/catalog.ts";
import { changeIndex } from "../../lib/change-index.ts";

export const GET: APIRoute = async () => Response.json(changeIndex(await almanac()));
