import type { APIRoute, GetStaticPaths } from "astro";
import type { Provider } from "../../../lib/almanac/almanac.ts";
import { almanac } from "../../../lib/almanac/current-almanac.ts";
import { providerDocument, providerMarkdown } from "../../../lib/markdown-pages/provider-page.ts";
import { contentKey } from "../../../lib/site/content-key.ts";
import { address } from "../../../lib/site/site-urls.ts";

export const getStaticPaths = (async () => {
  const data = await almanac();
  return data.providers.map((provider) => ({
    params: { provider: provider.id },
    props: { provider },
    cacheKey: contentKey(JSON.stringify(providerDocument(provider, data, address))),
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ provider: Provider }> = async ({ props }) =>
  new Response(providerMarkdown(props.provider, await almanac(), address), {
    headers: { "content-type": "text/markdown; charset=utf-8" },
  });
