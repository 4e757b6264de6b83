/** Short forms in the data of the search. Apart, so that a browser does not load what makes the data. */
import type { Bound, Kind } from "../../../pipeline/domain/schema.ts";

/** The sign before a retirement date. */
export const boundSigns: Record<Bound, string> = { on: "", "not-before": ">", tentative: "~" };
/** The retirement date where the page gives it only relative to something else. */
export const relativeRetirement = "*";

/** A date of this century without its dashes and the first digits: `261023`, `2610`, `27Q3`, `27`. */
export function shortDate(date: string): string {
  return date.slice(2).replace(/-/g, "");
}

/** The date again. */
export function longDate(short: string): string {
  return `20${(short.match(/Q\d|\d\d/g) ?? []).join("-")}`;
}

// Not imported from the schema, whose library would then be loaded by the browser.
const kindDigits: Record<Kind, number> = { model: 0, endpoint: 1, parameter: 2, tool: 3, family: 4 };

/** The kinds in the order of their digits. */
export const kinds = Object.keys(kindDigits) as Kind[];
