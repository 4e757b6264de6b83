/** One page of a source: its URL, else its fallbacks in order, and what came of it. */

import type { Check, PageDefinition } from "../../domain/schema.ts";
import type { Format } from "../../extract/extractor.ts";
import { hostDay } from "./clock.ts";
import { charsetIn, misfit } from "./content-type.ts";
import { FetchFault } from "./fetch-error.ts";
import { type Arrival, follow, type Visitor } from "./follow.ts";
import { conditions, renewed, type Validators, validatorsOf } from "./validators.ts";

export type Known = Pick<Check, "validators" | "answeredBy">;

interface Reached {
  /** The URL that answered. */
  url: string;
  validators: Validators | null;
  /** Where permanent redirects of the page's own URL lead; null where there is none. */
  movedTo: string | null;
  /** What day the host says it is. */
  hostDay: string | null;
  /** What a maintainer should know: the page moved, a fallback answered. */
  notes: string[];
}

interface News {
  status: "new";
  bytes: Uint8Array;
  format: Format;
  charset: string | undefined;
}

export type Fetched =
  | (Reached & News)
  | (Reached & { status: "same" })
  /** `silent`: no host answered at all. */
  | { status: "failed"; silent: boolean; reasons: string[]; notes: string[] };

/** Fetches a page; whatever goes wrong on the way is a value, one line a URL. */
export async function fetchPage(
  visitor: Visitor,
  definition: PageDefinition,
  known: Known | undefined,
): Promise<Fetched> {
  const notes: string[] = [];
  const reasons: string[] = [];
  let silent = true;
  for (const place of [definition, ...definition.fallbacks]) {
    try {
      const found = await fetchPlace(visitor, place, known, notes);
      if (place === definition) return found;
      notes.push(`answered by the fallback ${place.url}: ${reasons.join("; ")}`);
      return { ...found, movedTo: null };
    } catch (error) {
      // Even a fault of ours in one page must not keep the others from being published.
      silent &&= error instanceof FetchFault && error.silent;
      reasons.push(error instanceof FetchFault ? error.message : `${place.url}: unexpected: ${error}`);
    }
  }
  return { status: "failed", silent, reasons, notes };
}

async function fetchPlace(
  visitor: Visitor,
  place: Pick<PageDefinition, "url" | "format">,
  known: Known | undefined,
  notes: string[],
): Promise<Exclude<Fetched, { status: "failed" }>> {
  const arrival = await follow(visitor, place.url, (url) => conditions(url, known));
  if (arrival.movedTo !== null)
    notes.push(`${place.url} has moved for good to ${arrival.movedTo}: update the url in source.yaml`);
  return arrival.answer.status === 304 ? same(arrival, known, notes) : news(arrival, place.format, notes);
}

function same(
  { answer, url, movedTo }: Arrival,
  known: Known | undefined,
  notes: string[],
): Reached & { status: "same" } {
  if (!known?.validators || known.answeredBy !== url)
    throw new FetchFault(url, "the host answers 304 though nothing was asked of it", "see what answers there");
  const validators = renewed(known.validators, answer.headers);
  return { status: "same", url, movedTo, hostDay: hostDay(answer.headers), validators, notes };
}

function news({ answer, url, movedTo }: Arrival, format: Format, notes: string[]): Reached & News {
  const type = answer.headers["content-type"];
  const wrong = misfit(type, format);
  if (wrong) throw new FetchFault(url, wrong, "see in a browser whether the page has moved");
  return {
    status: "new",
    url,
    movedTo,
    hostDay: hostDay(answer.headers),
    validators: validatorsOf(answer.headers),
    notes,
    bytes: answer.bytes,
    format,
    charset: charsetIn(type),
  };
}
