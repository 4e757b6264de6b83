/** Models that go on under another id: one gone from a page and one come that are the same one. */
import { folded } from "../domain/order.ts";
import type { LifecycleEvent, ModelRecord } from "../domain/schema.ts";

/** What tells that two records are of one model. */
export type Renamable = Pick<ModelRecord, "id" | "model" | "version" | "name"> & {
  events: readonly Pick<LifecycleEvent, "event" | "date">[];
  /** The pages that it is on. */
  evidence: readonly { page: string }[];
};

type Sides<T> = { gone: T[]; come: Renamable[] };
type Sign = (gone: Renamable, come: Renamable) => boolean;

/**
 * New id → the record that was renamed to it. `before` are the records that were listed, `now` those that the pages list,
 * `known` every id that there has ever been. A model is only taken for another if there is no second candidate.
 */
export function findRenames<T extends Renamable>(
  before: readonly T[],
  now: readonly Renamable[],
  known: ReadonlySet<string>,
): Map<string, T> {
  const listed = new Set(now.map(({ id }) => id));
  const gone = before.filter(({ id }) => !listed.has(id));
  const come = [...new Map(now.filter(({ id }) => !known.has(id)).map((record) => [record.id, record])).values()];
  const renames = new Map<string, T>();
  if (gone.length === 0 || come.length === 0) return renames;
  let sides: Sides<T> = { gone, come };
  for (const sign of [versionEdited(before, now), respelled, nameReplaced, idRewritten]) {
    const onSamePage: Sign = (was, is) => sharesPage(was, is) && sign(was, is);
    for (const [was, is] of soleMatches(sides, onSamePage)) renames.set(is.id, was);
    const taken = new Set([...renames].flatMap(([id, { id: former }]) => [id, former]));
    sides = {
      gone: sides.gone.filter(({ id }) => !taken.has(id)),
      come: sides.come.filter(({ id }) => !taken.has(id)),
    };
  }
  return renames;
}

/** Pairs of which neither side has another match. */
function soleMatches<T extends Renamable>({ gone, come }: Sides<T>, sign: Sign): [T, Renamable][] {
  return come.flatMap((is): [T, Renamable][] => {
    const [was, ...others] = gone.filter((candidate) => sign(candidate, is));
    if (!was || others.length > 0) return [];
    return come.filter((other) => sign(was, other)).length === 1 ? [[was, is]] : [];
  });
}

/** The same id, once before and once now, that got, lost or changed its version. Another date as well is another version. */
function versionEdited(before: readonly Renamable[], now: readonly Renamable[]): Sign {
  const isOnce = (records: readonly Renamable[], model: string) =>
    new Set(records.filter((record) => folded(record.model) === folded(model)).map(({ id }) => id)).size === 1;
  return (was, is) =>
    folded(was.model) === folded(is.model) &&
    (was.version === null || is.version === null || shared(was, is).length > 0) &&
    isOnce(before, was.model) &&
    isOnce(now, is.model);
}

/** The same id in other spelling: `dall-e-3` and `dalle-3`. */
const respelled: Sign = (was, is) => spelling(was) === spelling(is);

/** A display name that gave way to the id printed with it, or the other way round. */
const nameReplaced: Sign = (was, is) => {
  const isName = (a: Renamable, b: Renamable) => b.name !== null && letters(a.model) === letters(b.name);
  const agree = shared(was, is).length > 0 || was.events.length === 0 || is.events.length === 0;
  return agree && was.version === is.version && (isName(was, is) || isName(is, was));
};

/** The same release and retirement dates, and an id that got or lost a number at its end or a namespace before it. */
const idRewritten: Sign = (was, is) => {
  const [a, b] = [endsOf(was), endsOf(is)];
  if (a === "" || a !== b) return false;
  const [short, long] = [fullId(was), fullId(is)].sort((x, y) => x.length - y.length) as [string, string];
  if (long.startsWith(short)) return /^[-@_: ](v?\d{3}[\d.:-]*|v\d[\d.:]*)$/.test(long.slice(short.length));
  return long.endsWith(short) && /[./:]$/.test(long.slice(0, -short.length));
};

function sharesPage(was: Renamable, is: Renamable): boolean {
  const pages = new Set(is.evidence.map(({ page }) => page));
  return was.evidence.some(({ page }) => pages.has(page));
}

/** The dates that both give for the same event. */
function shared(was: Renamable, is: Renamable): string[] {
  const dates = new Set(is.events.map(dateKey));
  return was.events.map(dateKey).filter((key) => dates.has(key));
}

function endsOf({ events }: Renamable): string {
  const ends = events.filter(({ event }) => event === "released" || event === "retired");
  return [...new Set(ends.map(dateKey))].sort().join(", ");
}

function dateKey({ event, date }: { event: string; date: string }): string {
  return `${event} ${date}`;
}

/** The id with its version; a version that the id itself ends with is given once. */
function fullId({ model, version }: Renamable): string {
  if (version === null) return folded(model);
  const bare = model.endsWith(`-${version}`) ? model.slice(0, -version.length - 1) : model;
  return folded(`${bare}@${version}`);
}

function spelling(record: Renamable): string {
  return letters(fullId(record));
}

/** Letters and digits, with one mark where two numbers meet: `gpt-4.1` is not `gpt-41`. */
function letters(text: string): string {
  return folded(text)
    .replaceAll("+", "plus")
    .replace(/(?<=\d)[^\p{L}\p{N}]+(?=\d)/gu, ".")
    .replace(/[^\p{L}\p{N}.]|(?<!\d)\.|\.(?!\d)/gu, "");
}
