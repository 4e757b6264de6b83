import type { APIRoute, GetStaticPaths } from "astro";
import { fontFiles } from "../../lib/site/fonts.ts";

export const getStaticPaths = (async () => {
  const { sheet } = await fontFiles();
  return [{ params: { sheet: sheet.name.slice(0, -".css".length) }, props: sheet }];
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ css: string }> = ({ props }) =>
  new Response(props.css, { headers: { "content-type": "text/css" } });
