import type { APIRoute, GetStaticPaths } from "astro";
import { almanac } from "../../lib/almanac/current-almanac.ts";
import { ogImageSvg } from "../../lib/og-images/og-image-svg.ts";
import { ogImages } from "../../lib/og-images/og-images.ts";
import { renderPng } from "../../lib/og-images/render-png.ts";
import { contentKey } from "../../lib/site/content-key.ts";
import { ogImagesEnabled } from "../../lib/site/settings.ts";

export const getStaticPaths = (async () => {
  if (!ogImagesEnabled) return [];
  const prefix = "/og/".length;
  return ogImages(await almanac()).map(({ path, image }) => {
    const svg = ogImageSvg(image());
    return { params: { path: path.slice(prefix, -".png".length) }, props: { svg }, cacheKey: contentKey(svg) };
  });
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ svg: string }> = async ({ props }) =>
  new Response(new Uint8Array(await renderPng(props.svg)), { headers: { "content-type": "image/png" } });
