import type { APIRoute, GetStaticPaths } from "astro";
import { almanac } from "../../../lib/almanac/current-almanac.ts";
import { endpoints, filePath } from "../../../lib/api/endpoints.ts";
import { address } from "../../../lib/site/site-urls.ts";

export const getStaticPaths = (async () => {
  const data = await almanac();
  return endpoints.flatMap((endpoint) =>
    endpoint.files(data, address).map((file) => ({
      params: { path: filePath(endpoint, file).slice(1, -".json".length) },
      props: { body: file.body },
    })),
  );
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ body: () => unknown }> = ({ props }) => Response.json(props.body());
