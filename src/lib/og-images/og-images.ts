/** Which pages have a card of their own, and what it says. */

import { formatDate } from "../../../pipeline/domain/date-text.ts";
import { retirementsAhead } from "../../../pipeline/domain/retirements.ts";
import { count } from "../../../pipeline/text/format.ts";
import { plainText } from "../../../pipeline/text/rich-text.ts";
import type { Almanac, Model, Provider } from "../almanac/almanac.ts";
import { retirementSentence } from "../model/retirement-sentence.ts";
import { siteName } from "../site/site-urls.ts";
import { stageLabel } from "../stage/stage-labels.ts";
import type { OgImage } from "./og-image-svg.ts";

/** Drawing takes longer than all the rest: SKIP_OG=1 leaves the ogImages out while one works on the site. */
export const ogImagesEnabled = process.env.SKIP_OG !== "1";

/** The parts of the site and what each is for. */
const areas: readonly (readonly [path: string, title: string, text: string])[] = [
  ["/", "When does your model go dark?", "Every date read from the provider’s own page, with the row it stands in."],
  ["/models/", "Models", "Find a model: whether it ends, when, and what replaces it."],
  ["/providers/", "Providers", "What each platform lists, promises and ends."],
  ["/changes/", "Changes", "Deprecations, moved dates, replacements: the day they were seen."],
  ["/calendar/", "Calendar", "Every end that any provider announces, by day."],
  ["/statistics/", "Numbers", "How long models live, and how much notice is given."],
  ["/data/", "Data and API", "JSON, CSV, feeds, calendars and Markdown. No key, any origin, CC0."],
  ["/about/", "About", "How a date gets in, and how to correct one."],
];

/** The path of the card of a page that has one of its own: the page's path, as a PNG below /og/. */
export function ogImagePath(path: string): string {
  return `/og${path === "/" ? "/index" : path.slice(0, -1)}.png`;
}

/** The path of each card and what it says; each is made only when it is drawn. */
export function ogImages(almanac: Almanac): { path: string; card: () => OgImage }[] {
  const of = (path: string, card: () => OgImage) => ({ path: ogImagePath(path), card });
  return [
    ...areas.map(([path, title, text]) => of(path, () => areaCard(title, text, almanac))),
    ...almanac.providers.map((provider) => of(provider.path, () => providerCard(provider, almanac))),
    ...almanac.models.map((model) => of(model.path, () => modelCard(model, almanac.day))),
  ];
}

function areaCard(title: string, text: string, { day, models, providers }: Almanac): OgImage {
  const held = `${count(models.length, "record")} on ${count(providers.length, "platform")}`;
  return { kicker: "", title, mono: false, stage: "ending", text, foot: `${held} · as of ${formatDate(day)}` };
}

function providerCard({ id, name, models }: Provider, almanac: Almanac): OgImage {
  const ends = retirementsAhead(almanac.models, almanac.day, 365).filter(
    ({ model, bound }) => model.provider.id === id && bound === "on",
  );
  const next = ends[0];
  const text = next ? `Next: ${next.model.label}, ${formatDate(next.date)}.` : "No firm end in the next 365 days.";
  const stage = next ? "ending" : "active";
  return { kicker: count(models.length, "record"), title: name, mono: false, stage, text, foot: footOf(almanac.day) };
}

function modelCard(model: Model, day: string): OgImage {
  const { label, provider, stage } = model;
  const kicker = stage === null ? provider.name : `${provider.name} · ${stageLabel(stage)}`;
  return {
    kicker,
    title: label,
    mono: true,
    stage,
    text: plainText(retirementSentence(model, day)),
    foot: footOf(day),
  };
}

function footOf(day: string): string {
  return `${siteName} · as of ${formatDate(day)}`;
}
