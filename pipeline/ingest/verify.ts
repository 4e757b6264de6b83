/** Extracts the latest snapshot of each page again, without the network, to check that it still reads well. */

import type { Diagnostic, PageDefinition } from "../domain/schema.ts";
import type { Source } from "../domain/source.ts";
import { failureReasons } from "./failure-reasons.ts";
import { tooFewRecords } from "./guard/counts.ts";
import { toDiagnostic } from "./guard/reason-text.ts";
import type { Outcome } from "./ingest.ts";
import { type Project, snapshotExtractor } from "./project.ts";

/** One outcome for each page: `unchanged` if its latest snapshot reads well, `failed` if not. */
export function verify(project: Project, source: Source, page?: string): Outcome[] {
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
  const latest = source.snapshots.get(definition.id)?.at(-1);
  if (!latest) return [];
  try {
    return tooFewRecords(extract(source, latest), definition).map(toDiagnostic);
  } catch (error) {
    return failureReasons(error);
  }
}
