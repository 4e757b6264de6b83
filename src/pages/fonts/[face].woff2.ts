import type { APIRoute, GetStaticPaths } from "astro";
import { faces, fontFile } from "../../lib/site/fonts.ts";

export const getStaticPaths = (() => Object.keys(faces).map((face) => ({ params: { face } }))) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) =>
  new Response(new Uint8Array(await fontFile(params.face ?? "")), { headers: { "content-type": "font/woff2" } });
