import type { APIRoute } from "astro";
import { almanac } from "../../lib/almanac/current-almanac.ts";
import { historyOf } from "../../lib/as-of/as-of.ts";
import { loadSnapshots } from "../../lib/evidence/load-snapshots.ts";

export const GET: APIRoute = async () => Response.json(historyOf(await almanac(), loadSnapshots()));
