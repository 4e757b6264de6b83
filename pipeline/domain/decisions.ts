/** What people and time decided about a page: `sources/<provider>/<page>/decisions.json`, beside its snapshots. */
import { z } from "zod";
import { byParts } from "./order.ts";
import { eventNames } from "./schema.ts";

/** Kinds of fact of a record. */
export const factKind = z.enum([...eventNames, "stage", "replacement"]);
export type FactKind = z.infer<typeof factKind>;

/** A time in which a record, or some kinds of its facts, stays as it was published before. */
export const heldSpan = z.strictObject({
  record: z.string(),
  facts: z.array(factKind).nullable().describe("the kinds of fact that stay as they were; null: the whole record"),
  from: z.iso.date().describe("day of the snapshot whose facts were not published"),
  until: z.iso.date().nullable().describe("first day from which the page counts again; null while it is held"),
  how: z
    .enum(["accepted", "confirmed", "cleared"])
    .nullable()
    .describe("why it ended: a person took it, it was seen on several days, or the page gave no reason any more"),
  kind: z
    .enum(["doubtful", "unclear", "missing"])
    .describe(
      "doubtful: the page says it plainly, and it is hard to believe; unclear: the page does not say it plainly; missing: the page does not list the model any more",
    ),
  quietly: z.boolean().optional().describe("true where it ended without news: its changes are a baseline"),
  reason: z.string().describe("why it was held, in one plain sentence"),
});
export type HeldSpan = z.infer<typeof heldSpan>;

export const decisions = z.strictObject({
  baselines: z.array(z.iso.date()).describe("days whose changes a person took without news"),
  holds: z.array(heldSpan),
});
export type Decisions = z.infer<typeof decisions>;

/** Of a page on which nothing was ever decided. */
export const noDecisions: Decisions = { baselines: [], holds: [] };

/** The spans that hold something on a day. */
export function heldOn({ holds }: Decisions, day: string): HeldSpan[] {
  return holds.filter(({ from, until }) => from <= day && (until === null || day < until));
}

/** The spans that hold something on a day before what was taken quietly on that day. */
export function heldBefore(decisions: Decisions, day: string): HeldSpan[] {
  const quiet = decisions.holds.filter(({ quietly, from, until }) => quietly && from <= day && until === day);
  return [...heldOn(decisions, day), ...quiet];
}

/** In the order in which they are stored. */
export function sortedSpans(spans: readonly HeldSpan[]): HeldSpan[] {
  return [...spans].sort((a, b) => byParts([a.from, a.record], [b.from, b.record]));
}
