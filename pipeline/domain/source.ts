/** A provider with its stored pages. */
import { type Decisions, noDecisions } from "./decisions.ts";
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
}

/** What was decided about the states of a page. */
export function decisionsOf({ decisions }: Source, page: string): Decisions {
  return decisions.get(page) ?? noDecisions;
}
