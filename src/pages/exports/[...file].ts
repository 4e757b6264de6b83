import type { APIRoute, GetStaticPaths } from "astro";
import { almanac } from "../../lib/almanac/current-almanac.ts";
import { publishedExports } from "../../lib/exports/published-exports.ts";

export const getStaticPaths = (async () => {
  const files = publishedExports(await almanac());
  return files.map(({ path, mediaType, bytes }) => ({ params: { file: path }, props: { mediaType, bytes } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ mediaType: string; bytes: Uint8Array<ArrayBuffer> }> = ({ props }) =>
  new Response(props.bytes, { headers: { "content-type": props.mediaType } });
