/** What the guards say of a state: why it may not count at all, or which records of it may not count yet. */
import type { FactKind, HeldSpan } from "../../domain/decisions.ts";
import { canonicalJson, folded } from "../../domain/order.ts";
import type { Diagnostic, ModelRecord } from "../../domain/schema.ts";

/** A record whose new facts do not count yet. */
export interface HeldRecord {
  record: string;
  /** The kinds of fact that stay as they were; null for the whole record. */
  facts: FactKind[] | null;
  /**
   * `doubtful`: the page says it plainly, and it is hard to believe: a person may take it. `unclear`: the page does not say
   * it plainly; there is nothing to take until it is put right. `missing`: the page does not list the model, which may be
   * news or damage; nobody has to look, it only takes some days.
   */
  kind: HeldSpan["kind"];
  /** Whether it counts once it was seen on several days. */
  timeConfirms: boolean;
  reason: Diagnostic;
}

export interface Verdict {
  /** Why nothing of the state can be believed; empty where it can. */
  page: Diagnostic[];
  /** By record; at most one for each. */
  held: HeldRecord[];
}

/** The kind of several holds of a record is the first of these that one of them has. */
const kinds = ["doubtful", "unclear", "missing"] as const;

/** One hold for each record: the first reason, and the whole record before some of its facts. */
export function oneForEach(found: readonly HeldRecord[]): HeldRecord[] {
  return [...Map.groupBy(found, ({ record }) => record).values()].flatMap((same) => {
    const whole = same.find(({ facts }) => facts === null);
    const [first] = same;
    if (!first) return [];
    const facts = whole ? null : [...new Set(same.flatMap((one) => one.facts ?? []))];
    const timeConfirms = same.every((one) => one.timeConfirms);
    const kind = kinds.find((name) => same.some((one) => one.kind === name)) ?? first.kind;
    return [{ ...(whole ?? first), facts, kind, timeConfirms }];
  });
}

/** The records that both states have, each as it was and as it is. */
export function survivors(
  previous: readonly ModelRecord[],
  next: readonly ModelRecord[],
): [ModelRecord, ModelRecord][] {
  const after = new Map(next.map((record) => [record.id, record]));
  return previous.flatMap((record): [ModelRecord, ModelRecord][] => {
    const now = after.get(record.id);
    return now ? [[record, now]] : [];
  });
}

/** The kinds of fact that a record has. */
export function kindsOf({ stage, events, relative, replacements }: ModelRecord): Set<FactKind> {
  const kinds = new Set<FactKind>([...events, ...relative].map(({ event }) => event));
  if (stage !== null) kinds.add("stage");
  if (replacements.length > 0) kinds.add("replacement");
  return kinds;
}

/** The holds without those that would change nothing: what the page says of the record is what counts of it anyway. */
export function withoutIdle(
  previous: { records: readonly ModelRecord[] },
  next: { records: readonly ModelRecord[] },
  held: readonly HeldRecord[],
): HeldRecord[] {
  const [before, after] = [previous, next].map(
    ({ records }) => new Map(records.map((one) => [one.id, factsText(one)])),
  );
  return held.filter(({ record }) => before?.get(record) !== after?.get(record));
}

/** What a record says, wherever it says it; equal for two records that say the same. */
export function factsText({ stage, events, relative, replacements, kind }: ModelRecord): string {
  return canonicalJson([
    stage,
    kind,
    events.map(({ event, date, bound, scope }) => [event, date, bound, scope]),
    relative.map(({ event, text }) => [event, text]),
    replacements.map(({ model }) => model),
  ]);
}

/** Each stage, date and replacement of a record, as a key. */
export function factKeys({ stage, events, replacements }: ModelRecord): Set<string> {
  return new Set([
    ...(stage === null ? [] : [stage]),
    ...events.map(({ event, date, bound, scope }) => JSON.stringify([event, date, bound, scope])),
    ...replacements.map(({ model }) => JSON.stringify(["replacement", folded(model)])),
  ]);
}
