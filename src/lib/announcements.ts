/**
 * Changes as a person tells them. What one provider changed on one day for one reason is one announcement, however many
 * models it touches: forty models that end on a day are one entry. Baselines are no news.
 */
import { hasPassed } from "../../pipeline/domain/days.ts";
import { sha256 } from "../../pipeline/domain/hash.ts";
import { byText, groupBy } from "../../pipeline/domain/order.ts";
import type { Bound, Change } from "../../pipeline/domain/schema.ts";
import type { Model, Provider } from "./almanac.ts";
import { plainText, type Said } from "./said.ts";
import { tellDetail, tellLine, tellTitle } from "./telling.ts";
import { announcementPath } from "./urls.ts";

/** Kinds of news, the most telling first: a model's day is told under the first kind that it has. */
export const newsKinds = [
  "deprecation",
  "moved",
  "withdrawn",
  "retired",
  "replacement",
  "delisted",
  "stage",
  "date",
  "listed",
] as const;
export type NewsKind = (typeof newsKinds)[number];

export interface Announcement {
  /** Stable for ever: made of the day, the provider, the kind and what is said, not of the models it is said of. */
  id: string;
  path: string;
  /** The day we saw it. */
  day: string;
  provider: Provider;
  kind: NewsKind;
  /** Every kind among its changes, the main one first. */
  kinds: readonly NewsKind[];
  title: Said;
  /** What the title leaves out: before and after. Null where that says it all. */
  detail: Said | null;
  /** Sorted by id. */
  stories: readonly Story[];
}

/** What changed for one model on one day. */
export interface Story {
  model: Model;
  kind: NewsKind;
  changes: readonly Change[];
  /** One line a change, before and after. */
  lines: readonly Said[];
}

/** Groups changes into announcements, newest first. Changes of records that are unknown are left out. */
export function announce(changes: readonly Change[], find: (id: string) => Model | undefined): Announcement[] {
  const news = changes.filter(({ baseline }) => !baseline);
  const stories = [...groupBy(news, ({ detectedOn, record }) => `${detectedOn} ${record}`).values()].flatMap((mine) => {
    const model = find(mine[0]?.record ?? "");
    return model ? [storyOf(model, mine)] : [];
  });
  const groups = groupBy(stories, keyOf);
  return [...groups].map(([key, group]) => announcementOf(key, group)).sort(newestFirst);
}

/** The kind of news that a change is by itself. */
function kindOf({ type, event, before, after, detectedOn }: Change): NewsKind {
  if (event === "retired" && after && "date" in after && isOver(after, detectedOn)) return "retired";
  switch (type) {
    case "listed":
    case "relisted":
      return after && "events" in after && announcesEnd(after, detectedOn) ? "deprecation" : "listed";
    case "delisted":
      return "delisted";
    case "stage-changed":
      return stageKind(after);
    case "replacement-added":
    case "replacement-removed":
      return "replacement";
    default:
      return event === "retired" ? endKind(type, before, after) : "date";
  }
}

function stageKind(after: Change["after"]): NewsKind {
  const stage = after && "stage" in after ? after.stage : null;
  if (stage === "retired") return "retired";
  return stage === "deprecated" || stage === "legacy" ? "deprecation" : "stage";
}

/** A firm end where none was is a deprecation; one that goes soft again is withdrawn. */
function endKind(type: Change["type"], before: Change["before"], after: Change["after"]): NewsKind {
  const [was, is] = [firmnessOf(before), firmnessOf(after)];
  if (type === "date-withdrawn") return "withdrawn";
  if (is === "firm") return was === "firm" ? "moved" : "deprecation";
  if (was === "firm") return "withdrawn";
  return was === null ? "date" : "moved";
}

function firmnessOf(state: Change["before"]): "firm" | "soft" | null {
  if (!state || !("date" in state)) return null;
  return state.bound === "on" ? "firm" : "soft";
}

/** A model that enters the page with a firm end still ahead, or already called deprecated, is announced as going. */
function announcesEnd(state: Extract<Change["after"], { events: unknown }>, day: string): boolean {
  if (state.stage === "retired") return false;
  const ends = state.events.filter(({ event, bound }) => event === "retired" && bound === "on");
  if (ends.length > 0) return ends.some((end) => !isOver(end, day));
  return state.stage === "deprecated" || state.stage === "legacy";
}

/** Whether a firm date was past already when we saw it: news of an end, not of one to come. */
function isOver({ date, bound }: { date: string; bound: Bound }, day: string): boolean {
  return bound === "on" && hasPassed(date, day);
}

function storyOf(model: Model, changes: readonly Change[]): Story {
  const kinds = changes.map(kindOf);
  const kind = newsKinds.find((candidate) => kinds.includes(candidate)) ?? "date";
  return { model, kind, changes, lines: changes.map((change) => tellLine(change)) };
}

/** Stories are told together when provider, day, kind and what is said of each model are the same. */
function keyOf({ model, kind, changes }: Story): string {
  const day = changes[0]?.detectedOn ?? "";
  return JSON.stringify([day, model.provider.id, kind, sayingOf(kind, changes)]);
}

/** What the title of a kind says beside the models: the dates, not the replacements, which differ from model to model. */
function sayingOf(kind: NewsKind, changes: readonly Change[]): unknown {
  const mine = changes.filter((change) => kindOf(change) === kind);
  if (kind === "replacement" || kind === "delisted") return null;
  if (kind === "listed") return mine.some(({ after }) => after && "events" in after && after.events.some(isEnd));
  if (kind === "stage") return mine.map(({ before, after }) => [before, after]);
  const dated = mine.filter(({ event, after }) => event !== null || (after && "events" in after));
  return dated
    .map(({ type, event, scope, before, after }) => [type, event, scope, endsOf(before), endsOf(after)])
    .sort();
}

function isEnd({ event, bound }: { event: string; bound: Bound }): boolean {
  return event === "retired" && bound === "on";
}

/** Soft ends differ from model to model and are no reason to tell a new listing apart. */
function endsOf(state: Change["before"]): unknown {
  if (!state) return null;
  if ("date" in state) return [state.date, state.bound, state.scope ?? null];
  if (!("events" in state)) return null;
  return state.events
    .filter(({ event, bound }) => event === "retired" && bound === "on")
    .map(({ date, bound, scope }) => [date, bound, scope])
    .sort();
}

function announcementOf(key: string, group: readonly Story[]): Announcement {
  const stories = [...group].sort((a, b) => byText(a.model.id, b.model.id));
  const [first] = stories;
  if (!first) throw new Error("an announcement without a story");
  const id = sha256(key).slice(0, 16);
  const all = new Set(stories.flatMap(({ changes }) => changes.map(kindOf)));
  const kinds = [first.kind, ...newsKinds.filter((kind) => kind !== first.kind && all.has(kind))];
  const { kind, model } = first;
  return {
    ...{
      id,
      path: announcementPath(id),
      day: first.changes[0]?.detectedOn ?? "",
      provider: model.provider,
      kind,
      kinds,
    },
    ...{ title: tellTitle(kind, stories), detail: tellDetail(kind, stories), stories },
  };
}

/** Newest day first; on one day the most telling kind, then the title. */
function newestFirst(a: Announcement, b: Announcement): number {
  if (a.day !== b.day) return byText(b.day, a.day);
  if (a.kind !== b.kind) return newsKinds.indexOf(a.kind) - newsKinds.indexOf(b.kind);
  return byText(plainText(a.title), plainText(b.title)) || byText(a.id, b.id);
}
