/** The input of a run report. */

import type { AnnouncedModel } from "../../domain/announced-model.ts";
import type { Check } from "../../domain/schema.ts";
import type { IngestResult } from "../../ingest/ingest.ts";
import { forGitHub } from "../../text/sanitize.ts";

export interface IngestRun extends IngestResult {
  /** The day of the run, YYYY-MM-DD in UTC. */
  day: string;
  dryRun: boolean;
  /** The checks after the run; after a dry run, those before it. */
  checks: readonly Check[];
  /** The model of a record. */
  find: (id: string) => AnnouncedModel;
  /** Provider id → display name. */
  names: ReadonlyMap<string, string>;
}

/**
 * The name of a provider as its `source.yaml` gives it, else its id, as text. It holds no @ and no URL,
 * which Markdown would make links: of an address the serializer makes `a\@b`, which in a commit message is a mention of b.
 */
export function displayName(names: IngestRun["names"], provider: string): string {
  return forGitHub((names.get(provider) ?? provider).replace(/@|:\/\//g, " "), 40);
}
