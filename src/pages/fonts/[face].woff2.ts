import type { APIRoute, GetStaticPaths } from "astro";
import { fontFile, fontFiles } from "../../lib/site/fonts.ts";

export const getStaticPaths = (() =>
  Object.entries(fontFiles.names).map(([name, face]) => ({
    params: { face },
    props: { name },
    // The name has a digest of what the file is made from.
    cacheKey: face,
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ name: string }> = async ({ props }) =>
  new Response(new Uint8Array(await fontFile(props.name)), { headers: { "content-type": "font/woff2" } });
