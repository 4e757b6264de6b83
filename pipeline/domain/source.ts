/** A provider with its stored pages. */
import { type Decisions, noDecisions } from "./decisions.ts";
import type { Member } from "./members.ts";
import type { Annotation, SourceDefinition } from "./schema.ts";

export interface SnapshotFile {
  provider: string;
  page: string;
  day: string;
  /** Path from the project root, with forward slashes. */
  file: string;
}

export interface Source {
  definition: SourceDefinition;
  annotations: Annotation[];
  /** Page id → its snapshots, oldest first. Every page of the definition has an entry. */
  snapshots: Map<string, SnapshotFile[]>;
  /** Page id → what was decided about its states; pages without decisions have no entry. */
  decisions: Map<string, Decisions>;
  /** Page of links → the pages it leads to or has led to, which are pages of the definition too. */
  members: Map<string, Member[]>;
}

/** Whether a page was not yet listed when its page of links was first read: its first snapshot is news. */
export function isNewMember({ members }: Source, page: string): boolean {
  const own = [...members.values()].find((list) => list.some((one) => one.page === page)) ?? [];
  const since = own.find((one) => one.page === page)?.since ?? "";
  return own.some((one) => one.since < since);
}

/** What was decided about the states of a page. */
export function decisionsOf({ decisions }: Source, page: string): Decisions {
  return decisions.get(page) ?? noDecisions;
}
