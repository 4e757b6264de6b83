/**
 * How old an answer is: when the pages that its facts come from were last read and accepted, whether that is too long ago,
 * and whether something newer is held back. Everything that states a fact states it with this.
 */
import { isExact } from "./bound.ts";
import { addDays, daysBetween } from "./days.ts";
import { describeReason } from "./diagnostic-text.ts";
import { byText } from "./order.ts";
import { isBefore } from "./partial-date.ts";
import type { Change, Check, LifecycleEvent, ModelRecord, SourceDefinition } from "./schema.ts";

/** A page with the number of days after which a reading of it is out of date. */
export interface PageReading {
  check: Check;
  maximumAge: number;
  /** The day from which the page is gone for good, so that nobody expects it to be read; null where it is not. */
  ended: string | null;
}

export interface AnswerAge {
  /** The day on which the page was last read and accepted; of several pages, the one read longest ago. Null for never. */
  lastRead: string | null;
  /** The first day on which that may have been, where only a range of days is known. */
  lastReadNotBefore?: string;
  /** The last day on which the facts are known to have held: earlier than `lastRead` where the record is held or delisted. */
  confirmed: string | null;
  /** The last day on which the reading is not out of date; null for never. */
  freshUntil: string | null;
  /** By how many days the reading is out of date; null where it is not. */
  stale: number | null;
  /** Since when newer facts are held back, and why; null where none are. */
  held: { since: string; reason: string } | null;
  /** Since when the page could not be fetched; null where it could. */
  failing: string | null;
  /** Since when the page no longer lists the model; null where it does. */
  delisted: string | null;
}

const defaultMaximumAge = 7;

/** The pages of each provider, as the checks and definitions have them. */
export function pageReadings(
  definitions: readonly SourceDefinition[],
  checks: readonly Check[],
): ReadonlyMap<string, readonly PageReading[]> {
  const all = checks.map((check): PageReading => {
    const definition = definitions.find(({ id }) => id === check.provider);
    const page = definition?.pages.find(({ id }) => id === check.page);
    const maximumAge = page?.maximumAge ?? definition?.maximumAge ?? defaultMaximumAge;
    return { check, maximumAge, ended: page?.ended ?? null };
  });
  return Map.groupBy(all, ({ check }) => check.provider);
}

/** The age of what a page says, on a day; of a day in the past, as if the page had been read on it. */
export function pageAge({ check, maximumAge }: PageReading, day: string): AnswerAge {
  const { status, reasons } = check;
  const since = check.since !== null && check.since <= day ? check.since : null;
  const lastRead = check.lastRead !== null && check.lastRead > day ? day : check.lastRead;
  // Of a range of days, only the first is sure to be no later than the reading.
  const first = check.lastRead === lastRead ? check.lastReadNotBefore : undefined;
  const isHeld = status === "quarantined" && since !== null;
  return {
    ...readOn(lastRead, first),
    confirmed: first ?? lastRead,
    ...shelfLife(first ?? lastRead, maximumAge, day),
    held: isHeld ? { since, reason: reasons.map(describeReason)[0] ?? "" } : null,
    failing: status === "failed" ? since : null,
    delisted: null,
  };
}

/**
 * The age of what is said about a model on a day: of the pages that its stage and retirement dates come from, or of all its
 * facts where it has neither. `pages` are those of its provider, `changes` those of the record, oldest first.
 */
export function ageOf(
  record: ModelRecord,
  pages: readonly PageReading[],
  day: string,
  changes: readonly Change[],
): AnswerAge {
  const ages = placesOf(record).map(({ page, snapshot }) => {
    const reading = pages.find(({ check }) => check.page === page);
    // A page that is no longer read was last read when it was last stored.
    return reading ? pageAge(reading, day) : pageless(snapshot, day);
  });
  const age = sinceDelisting(oldest(ages), record, changes, day);
  // A page may still name the model as it was called before.
  const ids = new Set([record.id, ...(record.formerIds ?? [])]);
  const hold = pages.flatMap(({ check }) => check.held ?? []).find((one) => ids.has(one.record) && one.since <= day);
  if (!hold) return age;
  const { since, reason } = hold;
  return { ...age, held: { since, reason }, confirmed: earliest([age.confirmed, addDays(since, -1)]) };
}

/** A model that a page no longer lists was last confirmed before it was found to be gone. */
function sinceDelisting(age: AnswerAge, { listed }: ModelRecord, changes: readonly Change[], day: string): AnswerAge {
  const gone = changes.findLast(({ type, detectedOn }) => type === "delisted" && detectedOn <= day);
  if (listed || !gone) return age;
  const { detectedOn: delisted } = gone;
  return { ...age, delisted, confirmed: earliest([age.confirmed, addDays(delisted, -1)]) };
}

/** Whether an exact retirement date has passed, and nobody has seen whether it held: the page was not read after it. */
export function isUnconfirmed(
  { date, bound }: Pick<LifecycleEvent, "date" | "bound">,
  { confirmed }: Pick<AnswerAge, "confirmed">,
  day: string,
): boolean {
  return isExact({ bound }) && isBefore(date, day) && (confirmed === null || !isBefore(date, confirmed));
}

/**
 * The age of what a provider's pages say together, on a day: of those with entries, the one read longest ago. Null for
 * `lastRead` where none was ever read.
 */
export function providerAge(pages: readonly PageReading[], day: string): AnswerAge {
  const filled = pages.filter(({ check }) => check.records > 0);
  return oldest((filled.length > 0 ? filled : pages).map((page) => pageAge(page, day)));
}

function placesOf({ evidence, events, stageEvidence }: ModelRecord): ModelRecord["evidence"] {
  const retirements = events.flatMap((event) => (event.event === "retired" ? [event.evidence] : []));
  const indexes = stageEvidence === null ? retirements : [stageEvidence, ...retirements];
  const places = indexes.flatMap((index) => evidence[index] ?? []);
  return places.length > 0 ? places : evidence;
}

function pageless(snapshot: string | null, day: string): AnswerAge {
  const life = shelfLife(snapshot, defaultMaximumAge, day);
  return { lastRead: snapshot, confirmed: snapshot, ...life, held: null, failing: null, delisted: null };
}

/** The worst of each: a fact is as old as the page read longest ago. */
function oldest(ages: readonly AnswerAge[]): AnswerAge {
  const stale = ages.flatMap((age) => age.stale ?? []);
  const lastRead = earliest(ages.map((age) => age.lastRead));
  return {
    ...readOn(lastRead, ages.find((age) => age.lastRead === lastRead)?.lastReadNotBefore),
    confirmed: earliest(ages.map(({ confirmed }) => confirmed)),
    freshUntil: earliest(ages.map(({ freshUntil }) => freshUntil)),
    stale: stale.length > 0 ? Math.max(...stale) : null,
    held: ages.find(({ held }) => held)?.held ?? null,
    failing: ages.find(({ failing }) => failing)?.failing ?? null,
    delisted: null,
  };
}

function readOn(
  lastRead: string | null,
  lastReadNotBefore: string | undefined,
): Pick<AnswerAge, "lastRead" | "lastReadNotBefore"> {
  return lastReadNotBefore === undefined ? { lastRead } : { lastRead, lastReadNotBefore };
}

function earliest(days: readonly (string | null)[]): string | null {
  return days.flatMap((day) => day ?? []).sort(byText)[0] ?? null;
}

function shelfLife(lastRead: string | null, maximumAge: number, day: string): Pick<AnswerAge, "freshUntil" | "stale"> {
  const freshUntil = lastRead === null ? null : addDays(lastRead, maximumAge);
  const over = freshUntil === null ? 0 : (daysBetween(freshUntil, day) ?? 0);
  return { freshUntil, stale: over > 0 ? over : null };
}
