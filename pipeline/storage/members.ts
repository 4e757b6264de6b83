/** Reads and writes the pages that a page of links leads to, beside its snapshots. */
import { join } from "node:path";
import { type Member, members } from "../domain/members.ts";
import type { Effects } from "./effects.ts";
import type { Writes } from "./transaction.ts";
import { parseJson } from "./validate.ts";

/** Its name in the folder of the page of links. */
export const membersFile = "members.json";

/** The members of a page of links; throws a UsageError if the file is not valid. */
export function readMembers(effects: Effects, root: string, provider: string, page: string): Member[] {
  const path = pathOf(provider, page);
  return effects.exists(join(root, path)) ? parseJson(members, effects.readText(join(root, path)), path) : [];
}

/** The write that stores the members of a page of links. */
export function membersWrites(provider: string, page: string, found: readonly Member[]): Writes {
  return new Map([[pathOf(provider, page), `${JSON.stringify(members.parse(found), null, 2)}\n`]]);
}

function pathOf(provider: string, page: string): string {
  return `sources/${provider}/${page}/${membersFile}`;
}
