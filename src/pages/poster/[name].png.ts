import type { APIRoute, GetStaticPaths } from "astro";
import { almanac } from "../../lib/almanac/current-almanac.ts";
import { renderPng } from "../../lib/og-images/render-png.ts";
import { posterSvg } from "../../lib/poster/poster-svg.ts";
import { yearAhead } from "../../lib/poster/year-ahead.ts";
import { contentKey } from "../../lib/site/content-key.ts";
import { address } from "../../lib/site/site-urls.ts";

export const getStaticPaths = (async () => {
  const svg = posterSvg(yearAhead(await almanac()), new URL(address("/")).host);
  return [{ params: { name: "year-ahead" }, props: { svg }, cacheKey: contentKey(svg) }];
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ svg: string }> = async ({ props }) =>
  new Response(new Uint8Array(await renderPng(props.svg)), { headers: { "content-type": "image/png" } });
