import type { APIRoute } from "astro";
import { almanac } from "../../lib/almanac/current-almanac.ts";
import { changeIndex } from "../../lib/changes/change-index.ts";

export const GET: APIRoute = async () => Response.json(changeIndex(await almanac()));
