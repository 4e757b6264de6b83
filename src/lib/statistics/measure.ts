/** One quantity in days (notice, lifetime, move) over all providers. */
import type { Almanac, Provider } from "../almanac/almanac.ts";
import type { StripPlotRow } from "../charts/strip-plot.ts";
import { byLength, median, type Span } from "./spans.ts";

export interface Measure<T extends Span> {
  /** Shortest first. */
  spans: readonly T[];
  /** The days of each provider that has any, with the notice that it promises where that is asked for. */
  rows: readonly StripPlotRow[];
  /** The middle number of days, rounded; 0 without spans. */
  median: number;
}

/** Measures all providers. */
export function measure<T extends Span>(
  { providers }: Pick<Almanac, "providers">,
  spansOf: (provider: Provider) => readonly T[],
  withPromise = false,
): Measure<T> {
  const spans = byLength(providers.flatMap(spansOf));
  const rows = providers.map((provider) => ({
    name: provider.name,
    values: spansOf(provider).map(({ days }) => days),
    promise: withPromise ? (provider.definition.policy?.noticeDays ?? null) : null,
  }));
  return {
    spans,
    rows: rows.filter(({ values }) => values.length > 0),
    median: Math.round(median(spans.map(({ days }) => days)) ?? 0),
  };
}
