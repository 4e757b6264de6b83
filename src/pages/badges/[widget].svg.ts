import type { APIRoute, GetStaticPaths } from "astro";
import { almanac } from "../../lib/almanac/current-almanac.ts";
import { badgeSvg } from "../../lib/widgets/badge-svg.ts";
import { type Widget, widgetsOf } from "../../lib/widgets/widget.ts";

export const getStaticPaths = (async () =>
  widgetsOf(await almanac()).map((widget) => ({
    params: { widget: widget.key },
    props: { widget },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ widget: Widget }> = ({ props }) =>
  new Response(badgeSvg(props.widget), { headers: { "content-type": "image/svg+xml" } });
