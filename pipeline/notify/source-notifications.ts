/** What an operator is told of pages: what is held for review, not read for too long, or not understood. */
import type { AnnouncingProvider } from "../domain/announced-model.ts";
import { type PageReading, pageAge } from "../domain/answer-age.ts";
import { formatDate } from "../domain/date-text.ts";
import { describeReason } from "../domain/diagnostic-text.ts";
import { sha256 } from "../domain/hash.ts";
import type { Check, PassageChange } from "../domain/schema.ts";
import { passageText, unreadNoticesOf } from "../domain/unread-notices.ts";
import { count } from "../text/format.ts";
import { joinText, type RichText } from "../text/rich-text.ts";
import type { DefinedProvider } from "./notify-dataset.ts";

export interface SourceNotification {
  kind: "source";
  /** The day since when it is so. */
  day: string;
  provider: AnnouncingProvider;
  page: string;
  state: "quarantined" | "held" | "stale" | "unread";
  title: RichText;
  summary: RichText;
  /** Path of the provider's page on the site. */
  path: string;
  /** One for each state or held record, for the ledger. */
  ids: readonly string[];
  models: readonly [];
}

/** The notifications of a provider's pages on a day, of those states and held records whose ids are new. */
export function sourceNotifications(
  provider: AnnouncingProvider,
  pages: readonly PageReading[],
  day: string,
  isNew: (id: string) => boolean,
): SourceNotification[] {
  const expected = pages.filter(({ ended }) => ended === null);
  const all = expected.flatMap((page) => [
    quarantined(page, provider),
    held(page, provider, isNew),
    stale(page, provider, day),
  ]);
  return all.flatMap((one) => (one?.ids.some(isNew) ? [one] : []));
}

/** The notifications of new passages that no rule reads. */
export function unreadNotifications(
  passages: readonly PassageChange[],
  providers: readonly DefinedProvider[],
): SourceNotification[] {
  const find = (id: string) => providers.find((provider) => provider.id === id);
  return unreadNoticesOf(passages, find).map(({ day, provider, page, path, title, url, passages: found }) => {
    const summary = [...joinText(found.map(passageText), "; "), `. Please check ${url ?? page}`];
    const ids = found.map(({ id }) => id);
    return { kind: "source", day, provider, page, state: "unread", title: [title], summary, path, ids, models: [] };
  });
}

function quarantined({ check }: PageReading, provider: AnnouncingProvider): SourceNotification | null {
  const { status, since, page, reasons } = check;
  if (status !== "quarantined" || since === null) return null;
  const title = `${nameOf(check, provider)} is held for review since ${formatDate(since)}`;
  const why = reasons.map(describeReason).join("; ");
  const summary = `${why === "" ? "" : `${why}. `}To take it: almanac accept ${provider.id}/${page}`;
  return notification("quarantined", check, provider, { day: since, title, summary, facts: [since] });
}

function held(
  { check }: PageReading,
  provider: AnnouncingProvider,
  isNew: (id: string) => boolean,
): SourceNotification | null {
  const fresh = (check.held ?? []).filter(({ record, since }) => isNew(idOf("held", check, `${record} ${since}`)));
  const [first] = fresh;
  if (!first) return null;
  const title = `${nameOf(check, provider)} has ${count(fresh.length, "entry", "entries")} held for review`;
  const summary = fresh.map(({ record, reason }) => `${record}: ${reason.replace(/\.$/, "")}.`).join(" ");
  const facts = fresh.map(({ record, since }) => `${record} ${since}`);
  return notification("held", check, provider, { day: first.since, title, summary, facts });
}

function stale(page: PageReading, provider: AnnouncingProvider, day: string): SourceNotification | null {
  const { check } = page;
  const { lastRead, freshUntil, stale: over } = pageAge(page, day);
  if (over === null || lastRead === null || freshUntil === null) return null;
  const title = `${nameOf(check, provider)} was last read on ${formatDate(lastRead)}`;
  const summary = `It should be read every ${count(page.maximumAge, "day")}. For details: almanac status`;
  return notification("stale", check, provider, { day: freshUntil, title, summary, facts: [lastRead] });
}

interface Told {
  day: string;
  title: string;
  summary: string;
  facts: readonly string[];
}

function notification(
  state: SourceNotification["state"],
  check: Check,
  provider: AnnouncingProvider,
  { day, title, summary, facts }: Told,
): SourceNotification {
  const ids = facts.map((fact) => idOf(state, check, fact));
  const { page } = check;
  return {
    kind: "source",
    day,
    provider,
    page,
    state,
    title: [title],
    summary: [summary],
    path: provider.path,
    ids,
    models: [],
  };
}

function nameOf({ page }: Check, { name }: AnnouncingProvider): string {
  return `${name}’s page “${page}”`;
}

function idOf(state: SourceNotification["state"], { provider, page }: Check, fact: string): string {
  return sha256(JSON.stringify(["source", provider, page, state, fact])).slice(0, 16);
}
