/** The preview images: which pages have their own, and what it says. */

import { ageMark } from "../../../pipeline/domain/age-mark.ts";
import { type AnswerAge, providerAge } from "../../../pipeline/domain/answer-age.ts";
import { formatDate, formatShortDate } from "../../../pipeline/domain/date-text.ts";
import { retirementsAhead } from "../../../pipeline/domain/retirements.ts";
import { count } from "../../../pipeline/text/format.ts";
import { plainText } from "../../../pipeline/text/rich-text.ts";
import type { Almanac, Model, Provider } from "../almanac/almanac.ts";
import { retirementSentence } from "../model/retirement-sentence.ts";
import { isUnread, knownProviders, readingDays } from "../provider/source-status.ts";
import { siteName } from "../site/site-urls.ts";
import { stageLabel } from "../stage/stage-labels.ts";
import type { OgImage } from "./og-image-svg.ts";

/** The areas of the site and what each is for. */
const areas: readonly (readonly [path: string, title: string, text: string])[] = [
  [
    "/",
    "When will your model be retired?",
    "Retirement dates of AI models from each provider’s own pages, with the source of every date.",
  ],
  ["/models/", "Models", "Find a model: whether and when it is retired, and what replaces it."],
  ["/providers/", "Providers", "The models of each provider, its notice periods and its next retirements."],
  ["/changes/", "Changes", "Deprecations, moved dates and replacements, by the date we saw them."],
  ["/calendar/", "Calendar", "Every retirement that a provider has announced, by date."],
  ["/statistics/", "Statistics", "How long models are available, and how much notice providers give."],
  ["/data/", "Data and API", "JSON, CSV, SQLite, Parquet, feeds and calendars. No key, CORS enabled, CC0."],
  ["/check/", "Check your models", "Retirement dates and replacements for a list, a config file or code."],
  ["/about/", "About", "How dates are read from pages, and how to report a mistake."],
];

/** The path of the image of a page: the path of the page, as a PNG below /og/. */
export function ogImagePath(path: string): string {
  return `/og${path === "/" ? "/index" : path.slice(0, -1)}.png`;
}

/** The path of each image and what it says. */
export function ogImages(almanac: Almanac): { path: string; image: () => OgImage }[] {
  const of = (path: string, image: () => OgImage) => ({ path: ogImagePath(path), image });
  return [
    ...areas.map(([path, title, text]) => of(path, () => areaImage(title, text, almanac))),
    ...almanac.providers.map((provider) => of(provider.path, () => providerImage(provider, almanac))),
    ...almanac.models.map((model) => of(model.path, () => modelImage(model, almanac.day))),
  ];
}

function areaImage(title: string, text: string, almanac: Almanac): OgImage {
  const { models, providers } = almanac;
  const read = readingDays(almanac);
  const held = `${count(models.length, "model or feature", "models and features")} from ${count(knownProviders({ providers }).length, "provider")}`;
  return {
    kicker: "",
    title,
    mono: false,
    stage: "ending",
    text,
    foot: read ? `${held} · read ${formatDate(read.last)}` : held,
  };
}

function providerImage(provider: Provider, almanac: Almanac): OgImage {
  const { id, name, models, pages } = provider;
  const scheduled = retirementsAhead(almanac.models, almanac.day, 365).filter(
    ({ model, bound }) => model.provider.id === id && bound === "on",
  );
  const next = scheduled[0];
  const text = next
    ? `Next retirement: ${next.model.label}, ${formatDate(next.date)}.`
    : isUnread(provider)
      ? "Not read yet."
      : "No retirement scheduled in the next 365 days.";
  const stage = next ? "ending" : "active";
  return {
    kicker: count(models.length, "model or feature", "models and features"),
    title: name,
    mono: false,
    stage,
    text,
    foot: footOf(providerAge(pages, almanac.day)),
  };
}

function modelImage(model: Model, day: string): OgImage {
  const { label, provider, stage, age } = model;
  const kicker = stage === null ? provider.name : `${provider.name} · ${stageLabel(stage)}`;
  return {
    kicker,
    title: label,
    mono: true,
    stage,
    text: plainText(retirementSentence(model, day)),
    foot: footOf(age),
  };
}

/** In the last line: how old what is said is. Without the day of the build, so that it is drawn again only when it changes. */
function footOf(age: AnswerAge): string {
  const read = age.lastRead === null ? "not read yet" : `page read ${formatShortDate(age.lastRead)}`;
  return `${siteName} · ${ageMark(age, formatShortDate) ?? read}`;
}
