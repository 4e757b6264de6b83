import type { APIRoute, GetStaticPaths } from "astro";
import { fontFiles } from "../../lib/site/fonts.ts";

export const getStaticPaths = (async () => {
  const { files } = await fontFiles();
  return [...files].map(([file, bytes]) => ({ params: { face: file.slice(0, -".woff2".length) }, props: { bytes } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ bytes: Buffer }> = ({ props }) =>
  new Response(new Uint8Array(props.bytes), { headers: { "content-type": "font/woff2" } });
