/** The notice that a provider gave, in numbers and in a sentence. */
import { capitalize, count } from "../../../pipeline/text/format.ts";
import type { Provider } from "../almanac/almanac.ts";
import { observedNotice, statedNotice } from "./notice-periods.ts";
import { median, type Span } from "./spans.ts";

export interface NoticeSummary {
  /** `according to its page` or `as observed by us`. */
  name: string;
  /** What the first date of the spans is. */
  from: "Announced" | "First seen";
  /** At least one. */
  spans: readonly Span[];
  /** Days of notice that the provider promises; null where it promises none, or the spans cannot be held against it. */
  promise: number | null;
  text: string;
}

/** The notice according to the page and as observed by us, without the one of which nothing is known. */
export function noticeSummaries(provider: Provider): NoticeSummary[] {
  const promise = provider.definition.policy?.noticeDays ?? null;
  const summaries: (Omit<NoticeSummary, "text"> & { explanation: string })[] = [
    {
      name: "according to its page",
      from: "Announced",
      spans: statedNotice(provider),
      promise,
      explanation: "from the announcement to the retirement date on the page",
    },
    {
      name: "as observed by us",
      from: "First seen",
      spans: observedNotice(provider),
      promise: null,
      explanation: "from the day we first saw the retirement date to that date",
    },
  ];
  return summaries
    .filter(({ spans }) => spans.length > 0)
    .map(({ explanation, ...summary }) => ({ ...summary, text: textOf(summary, explanation) }));
}

function textOf({ name, spans, promise }: Omit<NoticeSummary, "text">, explanation: string): string {
  const days = spans.map((span) => span.days);
  const [shortest, longest] = [Math.min(...days), Math.max(...days)];
  const range = `median notice ${count(median(days) ?? 0, "day")}, shortest ${shortest}, longest ${longest}`;
  const first = `${capitalize(name)}: ${range}, over ${count(spans.length, "retirement")}`;
  const shorter = promise === null ? "" : ` ${shorterText(days.filter((it) => it < promise).length, promise)}`;
  return `${first} (${explanation}).${shorter}`;
}

function shorterText(n: number, promise: number): string {
  const which = n === 0 ? "None is" : count(n, "is", "are");
  return `${which} shorter than the ${promise} days promised.`;
}
