import type { APIRoute, GetStaticPaths } from "astro";
import type { Model } from "../../../../lib/almanac.ts";
import { almanac } from "../../../../lib/catalog.ts";
import { address } from "../../../../lib/site.ts";
import { modelTwin } from "../../../../lib/twins/model.ts";

export const getStaticPaths = (async () => {
  const { models } = await almanac();
  return models.map((model) => ({ params: { provider: model.provider.id, model: model.slug }, props: { model } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ model: Model }> = async ({ props }) =>
  new Response(modelTwin(props.model, await almanac(), address), {
    headers: { "content-type": "text/markdown; charset=utf-8" },
  });
