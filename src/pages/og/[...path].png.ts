import type { APIRoute, GetStaticPaths } from "astro";
import { type Card, cardSvg } from "../../lib/cards/card.ts";
import { png } from "../../lib/cards/draw.ts";
import { cards, cardsAreDrawn } from "../../lib/cards/pages.ts";
import { almanac } from "../../lib/catalog.ts";

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
