/** What other sites may show of a provider, or of the watch list: how many models are retired within 90 days. */
import { ageMark } from "../../../pipeline/domain/age-mark.ts";
import { providerAge } from "../../../pipeline/domain/answer-age.ts";
import { formatShortDate } from "../../../pipeline/domain/date-text.ts";
import { addDays } from "../../../pipeline/domain/days.ts";
import { groupByDay, retirementsAhead } from "../../../pipeline/domain/retirements.ts";
import { count } from "../../../pipeline/text/format.ts";
import type { Almanac, Model, Provider, RetirementDay } from "../almanac/almanac.ts";

export interface Widget {
  /** The provider's id, or `watch`. */
  key: string;
  name: string;
  /** The page with more. */
  path: string;
  /** Fixed dates, soonest first. */
  dates: readonly RetirementDay[];
  /** How many models have one of them. */
  retiring: number;
  /** How many others have only an earliest or tentative date by then. */
  possible: number;
  /** The last of the days that are counted. */
  until: string;
  /** `read 28 Nov 2026`, or why that is too old. */
  age: string;
  isDoubtful: boolean;
}

const days = 90;

/** The widgets of all providers, and of the watch list where there is one. */
export function widgetsOf(almanac: Almanac): Widget[] {
  const { providers, watched, day } = almanac;
  const own = providers.map((provider) =>
    widgetOf({ key: provider.id, name: provider.name, path: provider.path }, provider.models, [provider], day),
  );
  if (!watched) return own;
  const watching = [...new Set(watched.map(({ provider }) => provider))];
  return [...own, widgetOf({ key: "watch", name: "Watched models", path: "/calendar/" }, watched, watching, day)];
}

function widgetOf(
  what: Pick<Widget, "key" | "name" | "path">,
  models: readonly Model[],
  providers: readonly Provider[],
  day: string,
): Widget {
  const ahead = retirementsAhead(models, day, days);
  const fixed = ahead.filter(({ bound }) => bound === "on");
  const retiring = new Set(fixed.map(({ model }) => model.id));
  const possible = new Set(ahead.flatMap(({ model }) => (retiring.has(model.id) ? [] : [model.id])));
  const age = providerAge(
    providers.flatMap(({ pages }) => pages),
    day,
  );
  const mark = ageMark(age, formatShortDate);
  return {
    ...what,
    dates: groupByDay(fixed),
    retiring: retiring.size,
    possible: possible.size,
    until: addDays(day, days),
    age: mark ?? (age.lastRead === null ? "not read yet" : `read ${formatShortDate(age.lastRead)}`),
    isDoubtful: mark !== null || age.lastRead === null,
  };
}

/** `3 models retire by 26 Feb 2027`: with the day, so that it stays true however long it is shown. */
export function widgetText({ retiring, until }: Widget): string {
  const by = `by ${formatShortDate(until)}`;
  if (retiring === 0) return `no retirement announced ${by}`;
  return `${count(retiring, "model")} ${retiring === 1 ? "retires" : "retire"} ${by}`;
}

/** The paths of the files. */
export const widgetPath = (key: string) => `/embed/${key}/`;
export const badgePath = (key: string) => `/badges/${key}.svg`;
