/** Guards across the pages of one run, for what no page shows alone. */
import { join } from "node:path";
import type { Source } from "../../domain/source.ts";
import type { Extraction } from "../../extract/extraction.ts";
import { parseSnapshot, sameBody } from "../../storage/snapshot.ts";
import type { Examined } from "../examine.ts";
import type { Project } from "../project.ts";
import { movedCount } from "./date-moves.ts";
import type { GuardReason } from "./guard-reason.ts";
import { toDiagnostic } from "./reason-text.ts";
import { lostCount } from "./record-counts.ts";

/** The latest snapshot of a page, as the sources hold it. */
export interface Latest {
  /** `<provider>/<page>`. */
  name: string;
  url: string;
  body: string | null;
}

type Accepted = Examined & { decision: { status: "accepted" } };

const limit = 0.2;
/** Fewer pages with the same problem do not suggest that the cause is on our side. */
const minimumPages = 3;

/** The latest state of every page. */
export function latestStates({ effects, root }: Project, sources: readonly Source[]): Latest[] {
  return sources.flatMap(({ definition, snapshots }) =>
    definition.pages.map(({ id, url }) => {
      const latest = snapshots.get(id)?.at(-1);
      const body = latest ? parseSnapshot(effects.readText(join(root, latest.file)), latest.file).body : null;
      return { name: `${definition.id}/${id}`, url, body };
    }),
  );
}

/** The states of a run, with those quarantined that look right alone but not together. `latest` is called where one was accepted. */
export function checkRun(examined: readonly Examined[], latest: () => readonly Latest[]): Examined[] {
  const accepted = examined.filter(isAccepted);
  if (accepted.length === 0) return [...examined];
  const known = latest();
  const together = [
    ...changedAtOnce(accepted, "run-records-lost", lostCount),
    ...changedAtOnce(accepted, "run-dates-moved", movedCount),
  ];
  return examined.map((one) => {
    if (!isAccepted(one)) return one;
    const shared = together.filter(({ pages }) => pages.includes(one)).map(({ reason }) => reason);
    const reasons = [...samePage(one, accepted, known), ...samePlace(one, accepted, known), ...shared];
    return reasons.length === 0
      ? one
      : { ...one, decision: { status: "quarantined", reasons: reasons.map(toDiagnostic) } };
  });
}

const isAccepted = (one: Examined): one is Accepted => one.decision.status === "accepted";
const nameOf = ({ state: { source, definition } }: Examined): string => `${source.definition.id}/${definition.id}`;

/** A host that answers every URL with one page: this one has exactly the content of another page. */
function samePage(one: Accepted, accepted: readonly Accepted[], known: readonly Latest[]): GuardReason[] {
  const name = nameOf(one);
  if (one.decision.extraction.records.length === 0) return [];
  const before = known.find((other) => other.name === name)?.body ?? null;
  const bodies = known.map((other) => {
    const now = accepted.find((two) => nameOf(two) === other.name)?.decision.body;
    return { name: other.name, was: other.body, bodies: [other.body, now ?? null] };
  });
  const twin = bodies.find(
    (other) =>
      other.name !== name &&
      // Two URLs of one document have always had the same content.
      !(before !== null && other.was !== null && sameBody(before, other.was)) &&
      other.bodies.some((body) => body !== null && sameBody(body, one.decision.body)),
  );
  return twin ? [{ rule: "same-page", other: twin.name }] : [];
}

/** A redirect to the URL of another page, or of two pages to one URL. */
function samePlace(one: Accepted, accepted: readonly Accepted[], known: readonly Latest[]): GuardReason[] {
  const { definition, url } = one.state;
  const own = [definition.url, ...definition.fallbacks.map((other) => other.url)];
  if (url === undefined || own.includes(url)) return [];
  const home = known.find((other) => other.name !== nameOf(one) && other.url === url)?.name;
  const guest = accepted.find((other) => other !== one && other.state.url === url);
  const other = home ?? (guest && nameOf(guest));
  return other === undefined ? [] : [{ rule: "same-place", url, other }];
}

/** Each page is below its own limit, yet too much changed at once: the cause is probably what they share, our own reading. */
function changedAtOnce(
  accepted: readonly Accepted[],
  rule: "run-records-lost" | "run-dates-moved",
  countOf: (previous: Extraction, next: Extraction) => { changed: number; all: number },
): { pages: Accepted[]; reason: GuardReason }[] {
  const counts = accepted.flatMap((page) => {
    const { previous, extraction } = page.decision;
    return previous ? [{ page, ...countOf(previous, extraction) }] : [];
  });
  const pages = counts.filter(({ changed }) => changed > 0).map(({ page }) => page);
  const changed = counts.reduce((sum, count) => sum + count.changed, 0);
  const all = counts.reduce((sum, count) => sum + count.all, 0);
  if (pages.length < minimumPages || changed < minimumPages || changed / all <= limit) return [];
  return [{ pages, reason: { rule, changed, of: all, pages: pages.length, limit } }];
}
