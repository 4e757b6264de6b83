import type { APIRoute, GetStaticPaths } from "astro";
import type { Provider } from "../../../lib/almanac/almanac.ts";
import { almanac } from "../../../lib/almanac/current-almanac.ts";
import { recentEntries } from "../../../lib/calendar/calendar-selection.ts";
import { icalendar } from "../../../lib/calendar/icalendar.ts";
import { address, siteName } from "../../../lib/site/site-urls.ts";

export const getStaticPaths = (async () => {
  const { providers, day } = await almanac();
  return providers.map((provider) => ({ params: { id: provider.id }, props: { provider, day } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ provider: Provider; day: string }> = ({ props: { provider, day } }) => {
  const name = `${provider.name} · ${siteName}`;
  const text = icalendar({ name, entries: recentEntries(provider.models, day), day, address });
  return new Response(text, { headers: { "content-type": "text/calendar; charset=utf-8" } });
};
