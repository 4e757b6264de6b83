/** Titles of announcements: who changes what for which models, as of the day we saw it. */
import { formatList } from "../text/format.ts";
import type { RichText, RichTextPart } from "../text/rich-text.ts";
import type { AnnouncementKind } from "./announcement-kind.ts";
import { isExact } from "./bound.ts";
import { dateNames, modelList, scopeText, stageText } from "./change-text.ts";
import { formatBoundedDate, formatDate } from "./date-text.ts";
import { formatDates, formatOnDates } from "./grouped-dates.ts";
import { type ModelChanges, sharedChanges } from "./model-changes.ts";
import { exactRetirementsAfter, isScopeChange, retirementsKnown } from "./net-change.ts";
import { hasPassed, isBefore } from "./partial-date.ts";
import { labelOfId } from "./record-id.ts";
import {
  conflictTitle,
  deprecationTitle,
  exactRetirements,
  movedTitle,
  retiredTitle,
  type Subject,
  stageAfter,
  withdrawnTitle,
} from "./retirement-titles.ts";
import { isDateChange, type StatedDate } from "./stated-dates.ts";

/** The title: `OpenAI to retire 28 models on 23 October 2026`. The models are those of one announcement. */
export function announcementTitle(kind: AnnouncementKind, models: readonly ModelChanges[]): RichText {
  const [first] = models;
  if (!first) return [];
  const what = modelList(models.map(({ model }) => model));
  return [
    `${first.model.provider.name} `,
    ...titles[kind]({ what, changes: sharedChanges(models), net: first.net, models }),
  ];
}

/** Each title without the provider, which comes first. */
const titles: Record<AnnouncementKind, (subject: Subject) => RichText> = {
  deprecation: deprecationTitle,
  moved: movedTitle,
  conflict: conflictTitle,
  withdrawn: withdrawnTitle,
  retired: retiredTitle,
  renamed: renamedTitle,
  replacement: replacementTitle,
  delisted: delistedTitle,
  stage: stageTitle,
  date: dateTitle,
  listed: listedTitle,
};

/** Two models from name to name, more by their number. */
function renamedTitle({ what, models }: Subject): RichText {
  const pairs = models.map(({ model, changes }): RichText => {
    const renamed = changes.find((change) => change.type === "renamed");
    const now: RichTextPart = { model: model.label, path: model.path };
    return renamed ? [{ model: labelOfId(renamed.before.id), path: null }, " to ", now] : [now];
  });
  return ["renames ", ...(pairs.length > 2 ? what : formatList(pairs).flat())];
}

function replacementTitle({ what, changes, net, models }: Subject): RichText {
  const isAhead = ({ date }: StatedDate): boolean => !isBefore(date, net.day);
  if (models.length > 1)
    return ["changes the replacements of ", ...what, ...untilText(sharedRetirements(models).filter(isAhead))];
  const added = changes.find((change) => change.type === "replacement-added");
  const until = untilText(exactRetirementsAfter(net).filter(isAhead));
  if (!added) return ["no longer names a replacement for ", ...what, ...until];
  return ["names ", { model: added.after.replacement, path: null }, " as the replacement for ", ...what, ...until];
}

function stageTitle({ what, changes }: Subject): RichText {
  const stage = stageAfter(changes);
  if (stage === null) return ["no longer states a stage for ", ...what];
  return ["changes the stage of ", ...what, ` to ${stageText(stage)}`];
}

function dateTitle({ what, changes, net }: Subject): RichText {
  const dates = changes.filter(isDateChange);
  const change = dates.find(({ event }) => event === "retired") ?? dates[0];
  if (!change) return ["changes the dates of ", ...what];
  const { event } = change;
  const name = dateNames[event];
  if (change.type === "date-withdrawn")
    return [
      `no longer gives ${withArticle(name)} for `,
      ...what,
      ` (was ${formatBoundedDate(change.before.date, change.before.bound)})`,
    ];
  if (isScopeChange(change)) {
    const whom = change.scope === null ? [" for all"] : [...scopeText(change.scope), " only"];
    return [`gives the ${name} of `, ...what, ...whom];
  }
  const { date, bound } = change.after;
  if (event === "retired" && bound === "not-before")
    return hasPassed(date, net.day)
      ? [`gives ${formatDate(date)} as the earliest retirement date of `, ...what]
      : ["will not retire ", ...what, ` before ${formatDate(date)}`];
  if (change.type === "date-moved" && bound === "on")
    return [`moves the ${name} of `, ...what, ` to ${formatDate(date)}`];
  return [`gives ${withArticle(name)} for `, ...what, `: ${formatBoundedDate(date, bound)}`];
}

function listedTitle({ what, changes, net, models }: Subject): RichText {
  const dates = exactRetirements(changes);
  const shared = sharedRetirements(models);
  if (dates.length === 0) return ["now lists ", ...what, ...untilText(shared)];
  const isOver = dates.every(({ date }) => hasPassed(date, net.day));
  if (!isOver) return ["now lists ", ...what, " as retired"];
  return shared.length > 0
    ? ["now lists ", ...what, " as retired ", ...formatOnDates(shared)]
    : ["now lists ", ...what, " as already retired"];
}

/** What the page said of the retirement before: it says nothing of it any more. */
function delistedTitle({ what, models }: Subject): RichText {
  const shared = sharedRetirements(models);
  const isTold = models.every(({ net }) => net.before?.stage === "retired") && shared.every(isExact);
  if (isTold && shared.length > 0) return ["no longer lists ", ...what, ", retired ", ...formatOnDates(shared)];
  return ["no longer lists ", ...what, ...untilText(shared, "previously ")];
}

/** The retirement dates that all of the models have, where they are the same for all. */
function sharedRetirements(models: readonly ModelChanges[]): StatedDate[] {
  const dates = models.map(({ net }) => retirementsKnown(net));
  const [first = []] = dates;
  const textOf = (of: readonly StatedDate[]) =>
    of
      .map(({ date, bound, scope }) => JSON.stringify([date, bound, scope]))
      .sort()
      .join();
  return dates.every((other) => textOf(other) === textOf(first)) ? first : [];
}

/** `, to be retired on 5 June 2026`; empty unless there are dates, all exact, or all earliest ones. */
function untilText(dates: readonly StatedDate[], when: "" | "previously " = ""): RichText {
  if (dates.length === 0) return [];
  if (dates.every(isExact)) return [`, ${when}to be retired `, ...formatOnDates(dates)];
  const isEarliest = dates.every(({ bound }) => bound === "not-before");
  return isEarliest ? [`, ${when}to be retired no earlier than `, ...formatDates(dates)] : [];
}

function withArticle(name: string): string {
  return `${/^[aeiou]/.test(name) ? "an" : "a"} ${name}`;
}
