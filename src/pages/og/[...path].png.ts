import type { APIRoute, GetStaticPaths } from "astro";
import { almanac } from "../../lib/almanac/current-almanac.ts";
import { type OgImage, ogImageSvg } from "../../lib/og-images/og-image-svg.ts";
import { ogImages } from "../../lib/og-images/og-images.ts";
import { renderPng } from "../../lib/og-images/render-png.ts";
import { ogImagesEnabled } from "../../lib/site/settings.ts";

export const getStaticPaths = (async () => {
  if (!ogImagesEnabled) return [];
  const prefix = "/og/".length;
  return ogImages(await almanac()).map(({ path, image }) => ({
    params: { path: path.slice(prefix, -".png".length) },
    props: { image },
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ image: () => OgImage }> = async ({ props }) =>
  new Response(new Uint8Array(await renderPng(ogImageSvg(props.image()))), {
    headers: { "content-type": "image/png" },
  });
