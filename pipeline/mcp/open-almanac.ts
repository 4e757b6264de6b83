/** The data, opened for a day and kept open. */
import { type Almanac, type AlmanacData, almanacOn } from "../check/almanac-data.ts";
import { underCurrentIds } from "../domain/former-ids.ts";
import { idResolver, type ResolveId } from "../domain/identity/resolve-id.ts";
import type { Change, ModelRecord } from "../domain/schema.ts";
import type { Source } from "./tool.ts";

export interface Opened extends Almanac, Parts {}

/** What does not depend on the day. */
interface Parts {
  resolve: ResolveId<ModelRecord>;
  /** The URL of a page; null for one that no definition has. */
  pageUrl: (provider: string, page: string) => string | null;
  /** Oldest first, each under the id that its record has today. */
  changes: readonly Change[];
}

const parts = new WeakMap<AlmanacData, Parts>();
const opened = new WeakMap<AlmanacData, Opened>();

/** The almanac of a day; the last one of the data is kept, as most questions are about today. */
export function openAlmanac({ data, today }: Source, day = today): Opened {
  const known = opened.get(data);
  if (known?.day === day) return known;
  const own = parts.get(data) ?? partsOf(data);
  parts.set(data, own);
  const next = { ...almanacOn(data, day), ...own };
  opened.set(data, next);
  return next;
}

function partsOf({ records, changes, sources }: AlmanacData): Parts {
  const urls = new Map(sources.flatMap(({ id, pages }) => pages.map(({ id: page, url }) => [`${id} ${page}`, url])));
  return {
    resolve: idResolver(records),
    pageUrl: (provider, page) => urls.get(`${provider} ${page}`) ?? null,
    changes: underCurrentIds(changes, records),
  };
}
