/** What a target is to be told now, and what it is not. Reads and writes nothing. */
import type { DatasetAsOf } from "../ingest/data-as-of.ts";
import type { Target } from "./config.ts";
import type { Ledger } from "./ledger.ts";
import { type Message, messagesFor } from "./messages.ts";
import { changeNotices, type Notice, upcomingNotices } from "./notifications.ts";
import { wantedBy } from "./select.ts";

export interface Plan {
  /** The first day from which changes count, where the target is new. */
  start: string | null;
  /** Ids that are not told and will not be. */
  seen: string[];
  notices: Notice[];
  messages: Message[];
}

/**
 * A new target is told nothing that is known today, unless asked for what came since a day. With such a day, notices
 * left out before are looked at again; what was delivered never is.
 */
export function planFor(
  target: Target,
  ledger: Ledger,
  dataset: DatasetAsOf,
  today: string,
  since: string | null,
): Plan {
  const from = since ?? ledger.start ?? today;
  const current = [...changeNotices(dataset.changes, from), ...upcomingNotices(dataset, today, target.upcoming)];
  const untold = current.filter(({ id }) => !ledger.told.has(id));
  const notices = untold.filter(freshness(ledger, since)).filter(wantedBy(target.filters));
  const left = untold.filter((notice) => !notices.includes(notice) && !ledger.seen.has(notice.id));
  const start = ledger.start === null ? from : null;
  return { start, seen: left.map(({ id }) => id), notices, messages: messagesFor(target, notices) };
}

function freshness({ start, seen }: Ledger, since: string | null): (notice: Notice) => boolean {
  if (since !== null) return ({ day }) => day >= since;
  return ({ id }) => start !== null && !seen.has(id);
}
