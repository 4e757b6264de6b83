import type { APIRoute, GetStaticPaths } from "astro";
import type { Model } from "../../../../lib/almanac/almanac.ts";
import { almanac } from "../../../../lib/almanac/current-almanac.ts";
import { modelDocument, modelMarkdown } from "../../../../lib/markdown-pages/model-page.ts";
import { slugsOf } from "../../../../lib/model/addresses.ts";
import { contentKey } from "../../../../lib/site/content-key.ts";
import { address } from "../../../../lib/site/site-urls.ts";

export const getStaticPaths = (async () => {
  const data = await almanac();
  return data.models.flatMap((model) => {
    const cacheKey = contentKey(JSON.stringify(modelDocument(model, data, address)));
    return slugsOf(model).map((slug) => ({
      params: { provider: model.provider.id, model: slug },
      props: { model },
      cacheKey,
    }));
  });
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ model: Model }> = async ({ props }) =>
  new Response(modelMarkdown(props.model, await almanac(), address), {
    headers: { "content-type": "text/markdown; charset=utf-8" },
  });
