/** Which records of a page are held after a look at it: those of the guards, until they are seen often enough. */

import { addDays } from "../domain/days.ts";
import { type Decisions, type HeldSpan, heldOn } from "../domain/decisions.ts";
import { byText, canonicalJson } from "../domain/order.ts";
import type { Hold } from "../domain/schema.ts";
import type { HeldRecord } from "./guard/verdict.ts";

/** A held state that is seen unchanged on so many days is what the provider means. */
export const confirmingDays = 3;
/** So is one that is still there so many days after it was first seen. */
const confirmingSpan = 7;

export interface Look {
  day: string;
  /** What the guards hold. */
  held: readonly HeldRecord[];
  /** Whether the page says of a record what it said when it was last looked at. */
  isSame(record: string): boolean;
}

export interface Holding {
  decisions: Decisions;
  /** Everything that is held, by record. */
  held: Hold[];
  /** The records that count from this day on, because they were seen often enough. */
  confirmed: Hold[];
}

/** The decisions after a look. `before` are the holds as they were after the last one. */
export function holdRecords(decisions: Decisions, before: readonly Hold[], look: Look): Holding {
  const { day } = look;
  const open = heldOn(decisions, day);
  const closed = decisions.holds.filter((span) => !open.includes(span));
  const found = look.held.map((fresh) => {
    const span = open.find((one) => isSameSpan(one, fresh)) ?? spanOf(fresh, day);
    const hold = holdOf(
      fresh,
      before.find(({ record }) => record === fresh.record),
      look,
    );
    const isConfirmed = fresh.timeConfirms && isSeenOften(hold.seen);
    return { span, hold, isConfirmed };
  });
  const kept = found.map(({ span, isConfirmed }) => (isConfirmed ? ended(span, day, "confirmed") : span));
  const cleared = open
    .filter((span) => !found.some((one) => one.span === span))
    .map((span) => ended(span, day, "cleared"));
  const holdsOf = (isConfirmed: boolean): Hold[] =>
    found
      .filter((one) => one.isConfirmed === isConfirmed)
      .map(({ hold }) => hold)
      .sort((a, b) => byText(a.record, b.record));
  // A span that ends on the day on which it began held nothing.
  const holds = [...closed, ...[...cleared, ...kept].filter(({ from, until }) => from !== until)];
  return { decisions: { ...decisions, holds }, held: holdsOf(false), confirmed: holdsOf(true) };
}

/**
 * The decisions with some of the open holds ended, because a person took what the page says. `quietly`: what that changes is
 * a baseline, and not told.
 */
export function releaseRecords(
  decisions: Decisions,
  records: ReadonlySet<string>,
  day: string,
  quietly: boolean,
): Decisions {
  const holds = decisions.holds.map((span): HeldSpan => {
    if (span.until !== null || !records.has(span.record)) return span;
    return { ...ended(span, day, "accepted"), ...(quietly && { quietly }) };
  });
  return { ...decisions, holds: holds.filter(({ from, until, quietly: isQuiet }) => from !== until || isQuiet) };
}

/** The holds that the decisions leave open, with what is known of each. */
export function openHolds({ holds }: Decisions, known: readonly Hold[]): Hold[] {
  const open = holds.filter(({ until }) => until === null);
  const found = open.map(
    ({ record, from, reason }) =>
      known.find((hold) => hold.record === record) ?? { record, since: from, seen: [from], reason },
  );
  return found.sort((a, b) => byText(a.record, b.record));
}

function isSeenOften(days: readonly string[]): boolean {
  const [first = "", last = first] = [days[0], days.at(-1)];
  return days.length >= confirmingDays || last >= addDays(first, confirmingSpan);
}

function isSameSpan(span: HeldSpan, fresh: HeldRecord): boolean {
  return span.record === fresh.record && canonicalJson(sortedKinds(span)) === canonicalJson(sortedKinds(fresh));
}

const sortedKinds = ({ facts }: Pick<HeldSpan, "facts">) => facts && [...facts].sort(byText);

function spanOf({ record, facts, kind, reason }: HeldRecord, day: string): HeldSpan {
  return { record, facts, from: day, until: null, how: null, kind, reason: reason.message };
}

function holdOf({ record, reason }: HeldRecord, known: Hold | undefined, { day, isSame }: Look): Hold {
  const place = reason.line === null ? "" : ` (line ${reason.line})`;
  const since = known?.since ?? day;
  const seen = known && isSame(record) ? [...new Set([...known.seen, day])].sort(byText) : [day];
  return { record, since, seen, reason: `${reason.message}${place}` };
}

function ended(span: HeldSpan, day: string, how: NonNullable<HeldSpan["how"]>): HeldSpan {
  return { ...span, until: day, how };
}
