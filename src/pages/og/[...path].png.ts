import type { APIRoute, GetStaticPaths } from "astro";
import { type Card, cardSvg } from "../../lib/cards/card.ts";
import { png } from "../../lib/cards/draw.ts";
import { cards } from "../../lib/cards/pages.ts";
import { almanac } from "../../lib/catalog.ts";

// Drawing takes longer than all the rest: SKIP_OG=1 leaves the pictures out while one works on the site.
export const getStaticPaths = (async () => {
  if (process.env.SKIP_OG === "1") return [];
  const prefix = "/og/".length;
  return cards(await almanac()).map(({ path, card }) => ({
    params: { path: path.slice(prefix, -".png".length) },
    props: { card },
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ card: () => Card }> = async ({ props }) =>
  new Response(new Uint8Array(await png(cardSvg(props.card()))), { headers: { "content-type": "image/png" } });
