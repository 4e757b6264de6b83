import type { APIRoute, GetStaticPaths } from "astro";
import { almanac } from "../../lib/almanac/current-almanac.ts";
import { type Card, cardSvg } from "../../lib/og-images/og-image-svg.ts";
import { cards, cardsAreDrawn } from "../../lib/og-images/og-images.ts";
import { png } from "../../lib/og-images/render-png.ts";

export const getStaticPaths = (async () => {
  if (!cardsAreDrawn) return [];
  const prefix = "/og/".length;
  return cards(await almanac()).map(({ path, card }) => ({
    params: { path: path.slice(prefix, -".png".length) },
    props: { card },
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ card: () => Card }> = async ({ props }) =>
  new Response(new Uint8Array(await png(cardSvg(props.card()))), { headers: { "content-type": "image/png" } });
