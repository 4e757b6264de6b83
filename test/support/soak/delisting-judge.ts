/** The promise on delistings: a model is published as gone only while its page does not list it, or its host served an old page. */
import type { Change } from "../../../pipeline/domain/schema.ts";
import type { Day } from "./day.ts";
import type { Tally } from "./tally.ts";
import { troubleOf } from "./troubles.ts";
import { stateOn, type World, type WorldPage } from "./world.ts";

/** What is wrong in the delistings that were published on a day. */
export function brokenByDelisting({ pages }: World, day: Day, added: readonly Change[], tally: Tally): string[] {
  const gone = added.filter(({ type, baseline }) => type === "delisted" && !baseline);
  tally.add("models delisted", gone.length);
  return gone.flatMap(({ record }) => {
    const page = pages.find((one) => lists(one, record, day));
    if (!page) return [];
    const isStale = troubleOf(day.troubles, page)?.fault.stale === true;
    tally.add(`models delisted that their page lists${isStale ? ", but for an old copy" : ""}`);
    return isStale ? [] : [`${record} is delisted, and ${page.id} lists it`];
  });
}

function lists(page: WorldPage, record: string, { number }: Day): boolean {
  return stateOn(page, number).records.some(({ id }) => id === record);
}
