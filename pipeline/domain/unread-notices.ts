/**
 * Notices that a page has new passages about retirements that no rule reads: somebody has to look. What a page gained on
 * one day is one notice.
 */
import { count } from "../text/format.ts";
import type { RichText } from "../text/rich-text.ts";
import { sha256 } from "./hash.ts";
import { byParts } from "./order.ts";
import type { PassageChange, SourceDefinition } from "./schema.ts";

/** A provider as notices name it. */
interface NoticedProvider {
  id: string;
  name: string;
  /** Path of its page on the site, without the base. */
  path: string;
  definition: Pick<SourceDefinition, "pages">;
}

export interface UnreadNotice<P extends NoticedProvider = NoticedProvider> {
  /** Never changes: made of the page and the day. */
  id: string;
  /** Path of the list of these passages on the provider's page. */
  path: string;
  /** The day we saw them. */
  day: string;
  provider: P;
  page: string;
  /** The page itself; null where its definition is gone. */
  url: string | null;
  title: string;
  passages: readonly PassageChange[];
}

/** What the feed of these notices is called. */
export const unreadTitle = "Unread passages";

/** The notices of passages, newest first. Those of providers that are unknown are left out. */
export function unreadNoticesOf<P extends NoticedProvider>(
  passages: readonly PassageChange[],
  find: (provider: string) => P | undefined,
): UnreadNotice<P>[] {
  const groups = Map.groupBy(passages, ({ detectedOn, provider, page }) =>
    JSON.stringify([detectedOn, provider, page]),
  );
  const notices = [...groups].flatMap(([key, group]): UnreadNotice<P>[] => {
    const [first] = group;
    const provider = first && find(first.provider);
    if (!provider) return [];
    const url = provider.definition.pages.find(({ id }) => id === first.page)?.url ?? null;
    const id = sha256(`passage-unread ${key}`).slice(0, 16);
    const { detectedOn: day, page } = first;
    const title = `${provider.name}’s page “${page}” has ${newPassages(group.length)} that we could not read`;
    return [{ id, path: `${provider.path}#unread`, day, provider, page, url, title, passages: group }];
  });
  return notices.sort((a, b) => byParts([b.day, a.provider.name, a.page], [a.day, b.provider.name, b.page]));
}

/** Where a passage is and what it mentions: `Under “Deprecations”: mentions 2 models and 1 date`. */
export function passageText({ section, models, dates }: PassageChange): RichText {
  const last = section.at(-1);
  const where: RichText = last === undefined ? ["At the top of the page"] : ["Under ", { quote: last }];
  const content = [models > 0 ? count(models, "model") : "", dates > 0 ? count(dates, "date") : ""].filter(Boolean);
  return content.length === 0 ? where : [...where, `: mentions ${content.join(" and ")}`];
}

function newPassages(passages: number): string {
  return passages === 1
    ? "a new passage about retirements"
    : `${count(passages, "new passage", "new passages")} about retirements`;
}
