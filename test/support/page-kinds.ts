/** The kinds of page that the site has, and for each the pages that stand for it where all cannot be opened. */
import type { Almanac, Model } from "../../src/lib/almanac/almanac.ts";
import { familiesOf } from "../../src/lib/model/families.ts";

export interface PageKind {
  name: string;
  pattern: RegExp;
  /** Paths that have to be among the representatives; without them, the first and the last of the kind. */
  choose?: (almanac: Almanac) => string[];
}

/** Every page of the site is of one of these. */
export const pageKinds: readonly PageKind[] = [
  { name: "home", pattern: /^\/$/ },
  { name: "models", pattern: /^\/models\/$/ },
  { name: "letter of the index", pattern: /^\/index\/[^/]+\/(?:\d+\/)?$/ },
  { name: "model", pattern: /^\/models\/[^/]+\/[^/]+\/$/, choose: modelsOfAllShapes },
  { name: "check", pattern: /^\/check\/$/ },
  { name: "family", pattern: /^\/families\/[^/]+\/$/, choose: largestFamily },
  { name: "providers", pattern: /^\/providers\/$/ },
  { name: "provider", pattern: /^\/providers\/[^/]+\/$/, choose: largestProvider },
  { name: "retired models", pattern: /^\/providers\/[^/]+\/past\/$/ },
  { name: "changes", pattern: /^\/changes\/$/ },
  { name: "older changes", pattern: /^\/changes\/page\/\d+\/$/ },
  { name: "announcement", pattern: /^\/changes\/[0-9a-f]{16}\/$/, choose: largestAnnouncements },
  { name: "calendar", pattern: /^\/calendar\/$/ },
  { name: "month", pattern: /^\/calendar\/\d{4}-\d{2}\/$/ },
  { name: "look back", pattern: /^\/as-of\/$/ },
  { name: "statistics", pattern: /^\/statistics\/$/ },
  { name: "data", pattern: /^\/data\/$/ },
  { name: "about", pattern: /^\/about\/$/ },
  { name: "feeds", pattern: /^\/feeds\/$/ },
  { name: "sources", pattern: /^\/sources\/$/ },
  { name: "snapshot", pattern: /^\/sources\/[^/]+\/[^/]+\/\d{4}-\d{2}-\d{2}\/$/ },
  { name: "widget", pattern: /^\/embed\/[^/]+\/$/ },
  { name: "not found", pattern: /^\/404\.html$/ },
];

/** The paths that stand for a kind among those built: the chosen ones, else the first and the last. */
export function representatives({ pattern, choose }: PageKind, paths: readonly string[], almanac: Almanac): string[] {
  const mine = paths.filter((path) => pattern.test(path));
  const chosen = choose?.(almanac) ?? [...mine.slice(0, 1), ...mine.slice(-1)];
  return [...new Set(chosen)];
}

const shapes: readonly ((model: Model) => boolean)[] = [
  ({ record }) => record.events.filter(({ event, scope }) => event === "retired" && scope !== null).length > 1,
  ({ scopes }) => scopes[0].outlook.kind === "may-retire-from",
  ({ scopes }) => scopes[0].outlook.kind === "retires-on",
  ({ scopes }) => scopes[0].outlook.kind === "passed-unconfirmed",
  ({ scopes }) => scopes[0].outlook.kind === "was-scheduled",
  ({ stage }) => stage === "retired",
  ({ record }) => record.events.length === 0,
  ({ record }) => !record.listed,
  ({ record }) => record.relative.length > 0,
  ({ record }) => record.kind !== "model",
  ({ record }) => record.evidence.some(({ annotation }) => annotation),
];

/** The first model of each shape, and those with the longest id and the most changes. */
function modelsOfAllShapes({ models }: Almanac): string[] {
  const most = (size: (model: Model) => number) => models.toSorted((a, b) => size(b) - size(a))[0];
  const firsts = shapes.map((shape) => models.find(shape));
  const chosen = [...firsts, most(({ id }) => id.length), most(({ changes }) => changes.length)];
  return chosen.flatMap((model) => (model ? [model.path] : []));
}

function largestFamily(almanac: Almanac): string[] {
  return familiesOf(almanac)
    .toSorted((a, b) => b.models.length - a.models.length)
    .slice(0, 1)
    .map(({ path }) => path);
}

function largestProvider({ providers }: Almanac): string[] {
  return providers
    .toSorted((a, b) => b.models.length - a.models.length)
    .slice(0, 1)
    .map(({ path }) => path);
}

/** The announcement of the most models, and one of a single one. */
function largestAnnouncements({ announcements }: Almanac): string[] {
  const ordered = announcements.toSorted((a, b) => b.models.length - a.models.length);
  return [...ordered.slice(0, 1), ...ordered.slice(-1)].map(({ path }) => path);
}
