/** Pages that are found through a page of links: one for each notice or model. */
import { z } from "zod";
import { sha256 } from "./hash.ts";
import { byParts } from "./order.ts";
import type { PageDefinition } from "./schema.ts";

/** A member as `sources/<provider>/<page of links>/members.json` has it. */
export const member = z.strictObject({
  page: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,63}$/)
    .describe("id of the page, and name of its folder"),
  url: z.url({ protocol: /^https$/ }),
  since: z.iso.date().describe("day on which it was first listed"),
  until: z.iso.date().nullable().describe("first day on which it was no longer listed; null while it is"),
});
export type Member = z.infer<typeof member>;

/** Sorted by page id. */
export const members = z.array(member);

/** What a `*` of a pattern stands for: a part of a segment of a path. */
const star = "([A-Za-z0-9._~-]{1,100})";

/** The texts that the stars of a pattern stand for in a URL; null where it does not fit. */
export function matchPattern(pattern: string, url: string): string[] | null {
  const texts = pattern.split("*").map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${texts.join(star)}$`).exec(url)?.slice(1) ?? null;
}

/**
 * The members after the links of a page were seen on a day: those listed now, new ones, and those that are no longer listed,
 * which stay. `links` fit the pattern. `taken` are ids that other pages have.
 */
export function nextMembers(
  known: readonly Member[],
  links: readonly string[],
  { index, pattern, day, taken }: { index: string; pattern: string; day: string; taken: ReadonlySet<string> },
): Member[] {
  const listed = new Set(links);
  const used = new Set([...taken, ...known.map(({ page }) => page)]);
  const kept = known.map((one): Member => ({ ...one, until: listed.has(one.url) ? null : (one.until ?? day) }));
  const urls = new Set(known.map(({ url }) => url));
  const added = [...listed].flatMap((url): Member[] => {
    const texts = urls.has(url) ? null : matchPattern(pattern, url);
    if (texts === null) return [];
    const page = idFor(index, texts, url, used);
    used.add(page);
    return [{ page, url, since: day, until: null }];
  });
  return [...kept, ...added].sort((a, b) => byParts([a.page], [b.page]));
}

/** An id made of letters, digits and hyphens of the URL; a hash tells apart what is too long or would be the same. */
function idFor(index: string, texts: readonly string[], url: string, used: ReadonlySet<string>): string {
  const slug = texts
    .join("-")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  const id = `${index}-${slug}`;
  if (slug !== "" && id.length <= 64 && !used.has(id)) return id;
  const start = id.slice(0, 54).replace(/-+$/, "");
  return `${start}-${sha256(url).slice(0, 8)}`;
}

/** The definition of a member's page, as its page of links has it for all of them. */
export function memberPage(
  settings: NonNullable<PageDefinition["members"]>,
  { page, url, until }: Member,
): PageDefinition {
  const { url: _pattern, most: _most, ...own } = settings;
  const gone = until === null ? {} : { ended: until };
  return { ...own, id: page, url, fallbacks: [], limits: {}, ...gone };
}
