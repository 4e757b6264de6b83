import type { APIRoute, GetStaticPaths } from "astro";
import type { Model } from "../../../../lib/almanac/almanac.ts";
import { almanac } from "../../../../lib/almanac/current-almanac.ts";
import { modelEntries } from "../../../../lib/calendar/calendar-selection.ts";
import { icalendar } from "../../../../lib/calendar/icalendar.ts";
import { slugsOf } from "../../../../lib/model/addresses.ts";
import { address, siteName } from "../../../../lib/site/site-urls.ts";

export const getStaticPaths = (async () => {
  const { models, day } = await almanac();
  return models.flatMap((model) =>
    slugsOf(model).map((slug) => ({ params: { provider: model.provider.id, slug }, props: { model, day } })),
  );
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ model: Model; day: string }> = ({ props: { model, day } }) => {
  const name = `${model.label} · ${model.provider.name} · ${siteName}`;
  const text = icalendar({ name, entries: modelEntries(model), day, address });
  return new Response(text, { headers: { "content-type": "text/calendar; charset=utf-8" } });
};
