import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from "astro";
import { almanac } from "../../lib/catalog.ts";
import { feedDocuments } from "../../lib/feeds/documents.ts";
import { address } from "../../lib/site.ts";

export const getStaticPaths = (async () => {
  const documents = feedDocuments(await almanac(), address);
  return [...documents].map(([path, document]) => ({ params: { path }, props: { document } }));
}) satisfies GetStaticPaths;

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props: { document } }) =>
  new Response(document.body(), { headers: { "content-type": `${document.type}; charset=utf-8` } });
