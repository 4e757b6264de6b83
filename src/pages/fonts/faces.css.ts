import type { APIRoute } from "astro";
import { fontFaces } from "../../lib/site/fonts.ts";

export const GET: APIRoute = () => new Response(fontFaces(), { headers: { "content-type": "text/css" } });
