/** Extracts the latest snapshot of each page again, without the network, to check that it still reads well. */

import type { Diagnostic, PageDefinition } from "../domain/schema.ts";
import type { Source } from "../domain/source.ts";
import { writeTogether } from "../storage/transaction.ts";
import { failureReasons } from "./failure-reasons.ts";
import { tooFewRecords } from "./guard/page-identity.ts";
import { toDiagnostic } from "./guard/reason-text.ts";
import type { IngestResult, Outcome } from "./ingest.ts";
import { type Project, snapshotExtractor } from "./project.ts";
import { build, publication } from "./publish.ts";

export interface VerifyRequest {
  /** The sources to check. */
  selected: readonly Source[];
  page: string | undefined;
  dryRun: boolean;
}

/** Checks the snapshots of the selected pages and, if all read well, publishes a rebuild of all sources. */
export function verifyAndPublish(
  project: Project,
  sources: readonly Source[],
  { selected, page, dryRun }: VerifyRequest,
): IngestResult {
  const outcomes = selected.flatMap((source) => verify(project, source, page));
  if (!dryRun && outcomes.every(({ status }) => status !== "failed")) {
    const built = build(project, sources, snapshotExtractor(project));
    writeTogether(project.effects, project.root, publication(project, sources, built));
  }
  return { outcomes, changes: [], passages: [] };
}

/** One outcome for each page: `unchanged` if its latest snapshot reads well, `failed` if not. */
function verify(project: Project, source: Source, page: string | undefined): Outcome[] {
  const extract = snapshotExtractor(project);
  const pages = source.definition.pages.filter(({ id }) => page === undefined || id === page);
  return pages.map((definition) => {
    const reasons = reasonsFor(source, definition, extract);
    const status = reasons.length > 0 ? "failed" : "unchanged";
    return { provider: source.definition.id, page: definition.id, status, reasons };
  });
}

function reasonsFor(
  source: Source,
  definition: PageDefinition,
  extract: ReturnType<typeof snapshotExtractor>,
): Diagnostic[] {
  const snapshots = source.snapshots.get(definition.id) ?? [];
  const latest = snapshots.at(-1);
  if (!latest) return [];
  try {
    // A later state may have fewer records than the first had to have, but not none.
    const minimumRecords = snapshots.length === 1 ? definition.minimumRecords : Math.min(definition.minimumRecords, 1);
    return tooFewRecords(extract(source, latest), { ...definition, minimumRecords }).map(toDiagnostic);
  } catch (error) {
    return failureReasons(error);
  }
}
