/** Finds the pages that pages of links lead to. Writes nothing. */
import { type Member, matchPattern, nextMembers } from "../domain/members.ts";
import type { Diagnostic } from "../domain/schema.ts";
import type { Source } from "../domain/source.ts";
import { PageError } from "../extract/page-error.ts";
import { linksOn } from "../extract/page-links.ts";
import { membersWrites } from "../storage/members.ts";
import { withMembers } from "../storage/sources.ts";
import type { Writes } from "../storage/transaction.ts";
import type { PageBytes } from "./examine.ts";
import { memberDoubts } from "./guard/member-counts.ts";
import { missingMarkers } from "./guard/page-identity.ts";
import { toDiagnostic } from "./guard/reason-text.ts";
import type { Project } from "./project.ts";

export interface FoundMembers {
  /** All sources, with the members that were found. */
  sources: Source[];
  /** The states, of those sources; a page of links that is not believed says why. */
  states: PageBytes[];
  writes: Writes;
  /** Page of links as `provider/page` → ids of members that were not known before. */
  added: ReadonlyMap<string, string[]>;
}

/** What the pages of links among the states lead to. With `trusted`, a person has looked at them. */
export function findMembers(
  project: Project,
  sources: readonly Source[],
  states: readonly PageBytes[],
  trusted = false,
): FoundMembers {
  const grown = new Map(sources.map((source) => [source.definition.id, source]));
  const doubts = new Map<PageBytes, Diagnostic[]>();
  const writes = new Map<string, string | Uint8Array | null>();
  const added = new Map<string, string[]>();
  for (const state of states) {
    const provider = state.source.definition.id;
    const source = grown.get(provider) ?? state.source;
    const found = lookAt(project, source, state, trusted);
    if (found === null) continue;
    if ("doubts" in found) doubts.set(state, found.doubts);
    else {
      grown.set(provider, withMembers(source, state.definition.id, found.members));
      for (const [path, text] of membersWrites(provider, state.definition.id, found.members)) writes.set(path, text);
      added.set(
        `${provider}/${state.definition.id}`,
        found.added.map(({ page }) => page),
      );
    }
  }
  const moved = states.map((state): PageBytes => {
    const source = grown.get(state.source.definition.id) ?? state.source;
    return { ...state, source, ...(doubts.has(state) && { doubts: doubts.get(state) ?? [] }) };
  });
  return { sources: [...grown.values()], states: moved, writes, added };
}

/** What a page of links says now; null where it is none, cannot be read, or says nothing new. */
function lookAt(
  project: Project,
  source: Source,
  state: PageBytes,
  trusted: boolean,
): { doubts: Diagnostic[] } | { members: Member[]; added: Member[] } | null {
  const { definition, day } = state;
  const { id: index, members: settings } = definition;
  const text = settings && textOf(project, state);
  if (!settings || text === null || text === undefined || missingMarkers(definition, text).length > 0) return null;
  const known = source.members.get(index) ?? [];
  const links = memberLinks(source, state, text, known);
  const reasons = trusted ? [] : memberDoubts(known, links, settings.most);
  if (reasons.length > 0) return { doubts: reasons.map(toDiagnostic) };
  const taken = new Set(source.definition.pages.map(({ id }) => id));
  const members = nextMembers(known, links, { index, pattern: settings.url, day, taken });
  if (JSON.stringify(members) === JSON.stringify(known)) return null;
  const before = new Set(known.map(({ page }) => page));
  return { members, added: members.filter(({ page }) => !before.has(page)) };
}

/** The links that fit the pattern, without those that are pages of the provider anyway. */
function memberLinks(source: Source, { definition, url }: PageBytes, text: string, known: readonly Member[]): string[] {
  const ids = new Set(known.map(({ page }) => page));
  const others = source.definition.pages.filter(({ id }) => !ids.has(id));
  const urls = new Set(others.flatMap((page) => [page.url, ...page.fallbacks.map((other) => other.url)]));
  const pattern = definition.members?.url ?? "";
  return linksOn(text, url ?? definition.url).filter((link) => !urls.has(link) && matchPattern(pattern, link) !== null);
}

function textOf({ extractor }: Project, { bytes, format, charset }: PageBytes): string | null {
  try {
    return extractor.decodePage(bytes, format, charset);
  } catch (error) {
    // The page itself fails with this, and says so.
    if (error instanceof PageError) return null;
    throw error;
  }
}
