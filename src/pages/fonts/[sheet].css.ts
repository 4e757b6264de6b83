import type { APIRoute, GetStaticPaths } from "astro";
import { fontFiles } from "../../lib/site/fonts.ts";

export const getStaticPaths = (() => [{ params: { sheet: fontFiles.sheet.name } }]) satisfies GetStaticPaths;

export const GET: APIRoute = () => new Response(fontFiles.sheet.css, { headers: { "content-type": "text/css" } });
