/** Guards of a page of links: another page, or half of one, has other links. */
import type { Member } from "../../domain/members.ts";
import type { GuardReason } from "./guard-reason.ts";

/** Fewer members than this may go without anything being wrong. */
const minimumCount = 3;
const lostLimit = 0.5;

/** Why what the page leads to now cannot be believed. */
export function memberDoubts(known: readonly Member[], links: readonly string[], most: number): GuardReason[] {
  if (links.length > most) return [{ rule: "too-many-members", members: links.length, most }];
  const listed = known.filter(({ until }) => until === null);
  const now = new Set(links);
  const gone = listed.filter(({ url }) => !now.has(url));
  const isMost = gone.length >= minimumCount && gone.length > listed.length * lostLimit;
  if (links.length > 0 && !isMost) return [];
  return [{ rule: "members-lost", ids: gone.map(({ page }) => page), of: listed.length, limit: lostLimit }];
}
