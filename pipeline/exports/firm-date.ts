/** The one retirement date of a model, for formats that know no bounds and no scopes. */
import { isExact } from "../domain/bound.ts";
import { retirementsOf } from "../domain/lifecycle.ts";
import { precisionOf } from "../domain/partial-date.ts";
import type { ExportedModel } from "./export-data.ts";

/**
 * The day on which the model is retired for all users, YYYY-MM-DD; null unless it is one fixed day, the same for everybody,
 * that the page still states, does not contradict, and of which nothing newer waits for review. Of a model that is retired
 * for all, the only day that its page gives counts, whomever it was given for. A scope that is all of the platform itself is
 * no limit.
 */
export function firmDate({ record, ownScope, answer: { scopes, age } }: ExportedModel): string | null {
  const [{ outlook }] = scopes;
  const isFixed = ["retires-on", "retired", "was-scheduled"].includes(outlook.kind);
  const isCurrent = record.listed || outlook.kind === "retired";
  if (!isFixed || !isCurrent || age.held !== null) return null;
  const dates = retirementsOf(record);
  const isGone = scopes.every(({ stage }) => stage === "retired");
  const isForAll = dates.every((date) => {
    return (
      isExact(date) && (date.scope === null || date.scope === ownScope || isGone) && precisionOf(date.date) === "day"
    );
  });
  const days = new Set(dates.map(({ date }) => date));
  return isForAll && days.size === 1 ? ([...days][0] ?? null) : null;
}
