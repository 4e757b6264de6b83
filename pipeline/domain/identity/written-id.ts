/** An id as somebody wrote it: for which platform, in which region, and the name that is left. */

import { type SplitName, splitName } from "./id-keys.ts";
import { isOpenModel, makerOfName, makerOfNamespace, platformsOfMaker } from "./makers.ts";
import { providersOfRoute } from "./routes.ts";
import { otherSegments, regionSegment, variantSuffix, type WrittenForm, writtenForms } from "./written-forms.ts";

export interface WrittenId {
  /** As written, trimmed. */
  text: string;
  /** What is left of it without route, region and variant; a maker in front is kept. */
  name: string;
  /** Where to look, one group of providers after the other until one has a record; null stands for all providers. */
  places: readonly Place[];
  /** Whether it says which platform is meant; a bare id does not. */
  hasPlatform: boolean;
  /** Id of the maker: as written, or as the name tells; null where it is not known. */
  maker: string | null;
  region: string | null;
  /** `free` of `…:free`, `200k` of `…:200k`; null for none. */
  variant: string | null;
  /** What a reader should know of how it was read; null for nothing. */
  note: string | null;
}

/** The longest ARN is shorter. */
const longest = 2_100;

export type Place = readonly string[] | null;

/** Reads an id in any form that libraries and clouds use. `providers` are the ids of providers in the data. */
export function readWrittenId(given: string, providers: ReadonlySet<string>): WrittenId {
  const text = given
    .trim()
    .slice(0, longest)
    .replace(/^(["'`])(.*)\1$/s, "$2");
  const { word, rest } = withoutRoute(text, providers);
  const form = formOf(rest);
  const route = word ?? form?.route ?? null;
  const { region, name: last } = withoutSegments(form?.name ?? rest, route !== null);
  const variant = variantSuffix.exec(last)?.[1] ?? null;
  const whole = variant === null ? last : last.slice(0, -variant.length - 1);
  const split = splitName(whole);
  return {
    text,
    name: split.region === null ? whole : whole.slice(split.region.length + 1),
    places: placesOf(
      route,
      split,
      { isPath: whole.includes("/"), isVariant: variant !== null && !/^(\d+k|mm)$/i.test(variant) },
      providers,
    ),
    hasPlatform: route !== null || split.maker !== null,
    maker: (form?.maker && makerOfNamespace(form.maker)) ?? split.maker ?? makerOfName(split.name),
    region: form?.region || region || split.region,
    variant,
    note: form?.note ?? null,
  };
}

/** The word before a slash or, as in `openai:gpt-4`, a colon, where it is a route; and the rest. */
function withoutRoute(text: string, providers: ReadonlySet<string>): { word: string | null; rest: string } {
  const [, word = "", rest = ""] = /^([\w.-]+)[/:](.+)$/s.exec(text) ?? [];
  return word !== "" && providersOfRoute(word, providers) !== null ? { word, rest } : { word: null, rest: text };
}

type Form = Omit<WrittenForm, "pattern"> & { name: string; region?: string; maker?: string };

function formOf(text: string): Form | null {
  for (const { pattern, ...form } of writtenForms) {
    const { name, version, ...groups } = pattern.exec(text)?.groups ?? {};
    if (name === undefined) continue;
    const whole = form.hasPoints === false ? name.replace(/(?<=\d)p(?=\d)/g, ".") : name;
    return { ...form, ...groups, name: version === undefined ? whole : `${whole}@${version}` };
  }
  return null;
}

/** The last part of a path behind a route, without what stands before it and is no part of the name. */
function withoutSegments(path: string, hasRoute: boolean): { region: string | null; name: string } {
  let region: string | null = null;
  let name = path;
  while (hasRoute) {
    const [, segment = "", rest = ""] = /^([^/]+)\/(.+)$/s.exec(name) ?? [];
    const isRegion = regionSegment.test(segment);
    if (!isRegion && !otherSegments.some((it) => it.test(segment))) break;
    if (isRegion) region = segment;
    name = rest;
  }
  return { region, name };
}

/** The providers that may be meant. A bare id is the maker's own, where we read a platform of the maker. */
function placesOf(
  route: string | null,
  { region, maker, name }: SplitName,
  { isPath, isVariant }: { isPath: boolean; isVariant: boolean },
  providers: ReadonlySet<string>,
): readonly Place[] {
  const ofName = maker ?? makerOfName(name);
  const ofRoute = route === null ? null : makerOfNamespace(route);
  const own = platformsOfMaker(ofName).filter((id) => providers.has(id));
  // Open weights are offered by others in their own right, under the same id.
  const isOffered = isOpenModel(name) && (ofRoute === null || ofRoute === ofName);
  const others = isOffered || (route === null && own.length === 0) ? [null] : [];
  const isMaker = route !== null ? ofRoute !== null : maker !== null && isPath;
  if (isMaker && isVariant && providers.has("openrouter")) return [["openrouter"]];
  if (route !== null) {
    const meant = providersOfRoute(route, providers) ?? [];
    return [...meant.map((id) => [id]), ...(isMaker ? others : [])];
  }
  if (region !== null) return [["bedrock"]];
  if (maker !== null && !isPath) return [["bedrock", "oci"]];
  return [own, ...others];
}
