/** Titles of announcements: who changes what for which models, as of the day we saw it. */
import { formatSpan } from "../text/format.ts";
import type { RichText } from "../text/rich-text.ts";
import type { AnnouncementKind } from "./announcement-kind.ts";
import { isExact } from "./bound.ts";
import { dateNames, modelList, stageText } from "./change-text.ts";
import { formatBoundedDate, formatDate } from "./date-text.ts";
import { formatDates, formatOnDates } from "./grouped-dates.ts";
import type { ModelChanges } from "./model-changes.ts";
import { hasPassed } from "./partial-date.ts";
import { withoutProvider } from "./record-id.ts";
import type { Bound, Change, Stage } from "./schema.ts";
import { isDateChange, retirementChanges, retirementsAfter, type StatedDate } from "./stated-dates.ts";

/** What a title is made of: the models in words, and the changes, which are alike for all of them. */
interface Subject {
  what: RichText;
  changes: readonly Change[];
  /** How many models there are. */
  size: number;
}

/** The title: `OpenAI to retire 28 models on 23 October 2026`. The models are those of one announcement. */
export function announcementTitle(kind: AnnouncementKind, models: readonly ModelChanges[]): RichText {
  const [first] = models;
  if (!first) return [];
  const what = modelList(models.map(({ model }) => model));
  return [`${first.model.provider.name} `, ...titles[kind]({ what, changes: first.changes, size: models.length })];
}

/** Each title without the provider, which comes first. */
const titles: Record<AnnouncementKind, (subject: Subject) => RichText> = {
  deprecation: deprecationTitle,
  moved: movedTitle,
  withdrawn: withdrawnTitle,
  retired: retiredTitle,
  renamed: renamedTitle,
  replacement: replacementTitle,
  delisted: ({ what }) => ["no longer lists ", ...what],
  stage: stageTitle,
  date: dateTitle,
  listed: listedTitle,
};

function deprecationTitle({ what, changes }: Subject): RichText {
  const ahead = exactRetirements(changes).filter(({ date }) => !hasPassed(date, seenOn(changes)));
  if (ahead.length > 0) return ["to retire ", ...what, " ", ...formatOnDates(ahead)];
  return stageAfter(changes) === "legacy" ? ["marks ", ...what, " as legacy"] : ["deprecates ", ...what];
}

/** By how much, where all retirement dates of a model moved by the same span; else they are given one by one. */
function movedTitle({ what, changes }: Subject): RichText {
  const found = retirementChanges(changes);
  const spans = new Set(found.map((change) => (change.type === "date-moved" ? change.days : null)));
  const [days] = spans;
  if (spans.size !== 1 || !days) return [`changes the retirement ${found.length > 1 ? "dates" : "date"} of `, ...what];
  const bounds = new Set(found.flatMap((change) => retirementsAfter(change)).map(({ bound }) => bound));
  const [bound = "on"] = bounds;
  const name = bounds.size > 1 ? "retirement date" : retirementNames[bound];
  return days > 0
    ? [`postpones the ${name} of `, ...what, ` by ${formatSpan(days)}`]
    : [`brings the ${name} of `, ...what, ` forward by ${formatSpan(days)}`];
}

const retirementNames: Record<Bound, string> = {
  on: "retirement",
  "not-before": "earliest retirement date",
  tentative: "tentative retirement date",
};

function withdrawnTitle({ what, changes }: Subject): RichText {
  const left = retirementChanges(changes).flatMap((change) => retirementsAfter(change))[0];
  if (!left) return ["no longer gives a retirement date for ", ...what];
  return [`now gives only ${left.bound === "tentative" ? "a tentative" : "an earliest"} retirement date for `, ...what];
}

function retiredTitle({ what, changes }: Subject): RichText {
  const dates = exactRetirements(changes);
  const isOver = dates.length > 0 && dates.every(({ date }) => hasPassed(date, seenOn(changes)));
  if (stageAfter(changes) === "retired" || !isOver) {
    return isOver ? ["retired ", ...what, " ", ...formatOnDates(dates)] : ["lists ", ...what, " as retired"];
  }
  if (retirementChanges(changes).some(({ before }) => before !== null)) {
    return ["moves the retirement date of ", ...what, " to ", ...formatDates(dates)];
  }
  return ["gives ", ...formatDates(dates), " as the retirement date of ", ...what];
}

function renamedTitle({ what, changes, size }: Subject): RichText {
  const renamed = changes.find((change) => change.type === "renamed");
  if (size > 1 || !renamed) return ["renames ", ...what];
  return ["renames ", { model: withoutProvider(renamed.before.id), path: null }, " to ", ...what];
}

function replacementTitle({ what, changes, size }: Subject): RichText {
  if (size > 1) return ["changes the replacements of ", ...what];
  const added = changes.find((change) => change.type === "replacement-added");
  if (!added) return ["no longer names a replacement for ", ...what];
  return ["names ", { model: added.after.replacement, path: null }, " as the replacement for ", ...what];
}

function stageTitle({ what, changes }: Subject): RichText {
  const stage = stageAfter(changes);
  if (stage === null) return ["no longer states a stage for ", ...what];
  return ["changes the stage of ", ...what, ` to ${stageText(stage)}`];
}

function dateTitle({ what, changes }: Subject): RichText {
  const dates = changes.filter(isDateChange);
  const change = dates.find(({ event }) => event === "retired") ?? dates[0];
  if (!change) return ["changes the dates of ", ...what];
  const { type, event } = change;
  const name = dateNames[event];
  if (type === "date-withdrawn") return [`no longer gives ${withArticle(name)} for `, ...what];
  const { date, bound } = change.after;
  if (event === "retired" && bound === "not-before")
    return ["will not retire ", ...what, ` before ${formatDate(date)}`];
  if (type === "date-moved" && bound === "on") return [`moves the ${name} of `, ...what, ` to ${formatDate(date)}`];
  return [`gives ${withArticle(name)} for `, ...what, `: ${formatBoundedDate(date, bound)}`];
}

function listedTitle({ what, changes }: Subject): RichText {
  const dates = exactRetirements(changes);
  if (dates.length === 0) return ["now lists ", ...what];
  const isOver = dates.every(({ date }) => hasPassed(date, seenOn(changes)));
  return ["now lists ", ...what, isOver ? " as already retired" : " as retired"];
}

function withArticle(name: string): string {
  return `${/^[aeiou]/.test(name) ? "an" : "a"} ${name}`;
}

function seenOn(changes: readonly Change[]): string {
  return changes[0]?.detectedOn ?? "";
}

function exactRetirements(changes: readonly Change[]): StatedDate[] {
  return changes.flatMap((change) => retirementsAfter(change)).filter(isExact);
}

/** The stage that the changes leave; null where they give none. */
function stageAfter(changes: readonly Change[]): Stage | null {
  const stages = changes.flatMap((change) => {
    const isStage = change.type === "stage-changed" || change.type === "listed" || change.type === "relisted";
    return isStage && change.after.stage !== null ? [change.after.stage] : [];
  });
  return stages[0] ?? null;
}
