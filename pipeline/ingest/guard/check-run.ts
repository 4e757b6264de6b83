/** Guards across the pages of one run: what no page shows by itself, several together do. */
import { join } from "node:path";
import type { Source } from "../../domain/source.ts";
import type { Extraction } from "../../extract/extraction.ts";
import { parseSnapshot, sameBody } from "../../storage/snapshot.ts";
import type { Examined } from "../examine.ts";
import type { Project } from "../project.ts";
import { lostCount } from "./counts.ts";
import { movedCount } from "./date-moves.ts";
import { formatPercent } from "./reason.ts";

/** The latest snapshot of a page, as the sources hold it. */
export interface Latest {
  /** `<provider>/<page>`. */
  name: string;
  url: string;
  body: string | null;
}

type Accepted = Examined & { decision: { status: "accepted" } };

const limit = 0.2;
/** Fewer pages with the same trouble are no sign that it is ours. */
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

/** The states of a run with those quarantined that only look right by themselves. `latest` is asked for where one was accepted. */
export function checkRun(examined: readonly Examined[], latest: () => readonly Latest[]): Examined[] {
  const accepted = examined.filter(isAccepted);
  if (accepted.length === 0) return [...examined];
  const known = latest();
  const together = [
    ...changedAtOnce(accepted, "records", "lost", lostCount),
    ...changedAtOnce(accepted, "dates", "moved", movedCount),
  ];
  return examined.map((one) => {
    if (!isAccepted(one)) return one;
    const shared = together.filter(({ pages }) => pages.includes(one)).map(({ reason }) => reason);
    const reasons = [...samePage(one, accepted, known), ...samePlace(one, accepted, known), ...shared];
    return reasons.length === 0 ? one : { ...one, decision: { status: "quarantined", reasons } };
  });
}

const isAccepted = (one: Examined): one is Accepted => one.decision.status === "accepted";
const nameOf = ({ state: { source, definition } }: Examined): string => `${source.definition.id}/${definition.id}`;

/** A host that answers every URL with one page: this one says, word for word, what another page says. */
function samePage(one: Accepted, accepted: readonly Accepted[], known: readonly Latest[]): string[] {
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
      // Two URLs of one document have always said the same.
      !(before !== null && other.was !== null && sameBody(before, other.was)) &&
      other.bodies.some((body) => body !== null && sameBody(body, one.decision.body)),
  );
  return twin ? [`same-page: it gives what ${twin.name} gives`] : [];
}

/** A redirect that leads to where another page lives, or two pages to one place. */
function samePlace(one: Accepted, accepted: readonly Accepted[], known: readonly Latest[]): string[] {
  const { definition, url } = one.state;
  const own = [definition.url, ...definition.fallbacks.map((other) => other.url)];
  if (url === undefined || own.includes(url)) return [];
  const home = known.find((other) => other.name !== nameOf(one) && other.url === url)?.name;
  const guest = accepted.find((other) => other !== one && other.state.url === url);
  const other = home ?? (guest && nameOf(guest));
  return other === undefined ? [] : [`same-place: ${url} answered, where ${other} is`];
}

/** Each page is below its own limit, and yet too much changed at once: what they share is the way to us. */
function changedAtOnce(
  accepted: readonly Accepted[],
  what: string,
  happened: string,
  countOf: (previous: Extraction, next: Extraction) => { changed: number; all: number },
): { pages: Accepted[]; reason: string }[] {
  const counts = accepted.flatMap((page) => {
    const { previous, extraction } = page.decision;
    return previous ? [{ page, ...countOf(previous, extraction) }] : [];
  });
  const pages = counts.filter(({ changed }) => changed > 0).map(({ page }) => page);
  const changed = counts.reduce((sum, count) => sum + count.changed, 0);
  const all = counts.reduce((sum, count) => sum + count.all, 0);
  if (pages.length < minimumPages || changed < minimumPages || changed / all <= limit) return [];
  const share = `${changed} of ${all} ${what} ${happened} at once`;
  const reason = `run-${what}-${happened}: ${share} on ${pages.length} pages, ${formatPercent(changed / all)} with a limit of ${formatPercent(limit)}`;
  return [{ pages, reason }];
}
