/** Fetches one page of a source: its URL, else its fallbacks in order. */

import type { Check, Diagnostic, PageDefinition } from "../../domain/schema.ts";
import type { Format } from "../../extract/extractor.ts";
import { failureReason } from "../failure-reasons.ts";
import { hostDay } from "./clock.ts";
import { charsetIn, contentTypeMismatch } from "./content-type.ts";
import { FetchError } from "./fetch-error.ts";
import { type FetchContext, type FollowResult, follow } from "./follow.ts";
import { type PageKey, pageKey } from "./page-key.ts";
import { conditions, renewed, type Validators, validatorsOf } from "./validators.ts";

export type CachedPage = Pick<Check, "validators" | "answeredBy">;

interface Response {
  /** The URL that answered. */
  url: string;
  validators: Validators | null;
  /** Where permanent redirects of the page's own URL lead; null if there are none. */
  movedTo: string | null;
  /** The day according to the host; null if it gave none. */
  hostDay: string | null;
  /** What a maintainer should know: the page moved, a fallback answered. */
  notes: string[];
}

interface NewContent {
  status: "new";
  bytes: Uint8Array;
  format: Format;
  charset: string | undefined;
}

export type Fetched =
  | (Response & NewContent)
  | (Response & { status: "same" })
  /** Not requested: its API key is not in the environment. */
  | { status: "left-out"; notes: string[] }
  /** `noResponse`: no host responded at all. */
  | { status: "failed"; noResponse: boolean; reasons: Diagnostic[]; notes: string[] };

type Answered = Exclude<Fetched, { status: "failed" | "left-out" }>;

/** Fetches a page. Failures are values, one reason for each URL; nothing is thrown. */
export async function fetchPage(
  context: FetchContext,
  definition: PageDefinition,
  cached: CachedPage | undefined,
): Promise<Fetched> {
  const key = pageKey(definition, context.requests.network.env);
  if (typeof key === "string") return { status: "left-out", notes: [key] };
  const notes: string[] = [];
  const reasons: Diagnostic[] = [];
  let noResponse = true;
  for (const place of [definition, ...definition.fallbacks]) {
    try {
      const found = await fetchPlace(context, place, { cached, key, notes });
      if (place === definition) return found;
      notes.push(`the fallback ${place.url} answered, because: ${reasons.map(({ message }) => message).join("; ")}`);
      return { ...found, movedTo: null };
    } catch (error) {
      // Even a bug in handling one page must not keep the others from being published.
      noResponse &&= error instanceof FetchError && error.noResponse;
      const message = error instanceof FetchError ? error.message : `${place.url}: unexpected error: ${error}`;
      reasons.push(failureReason("fetch-failed", key.redact(message), place.url));
    }
  }
  return { status: "failed", noResponse, reasons, notes };
}

async function fetchPlace(
  context: FetchContext,
  place: Pick<PageDefinition, "url" | "format">,
  { cached, key, notes }: { cached: CachedPage | undefined; key: PageKey; notes: string[] },
): Promise<Answered> {
  const headersFor = (url: string) => ({ ...conditions(key.redact(url), cached), ...key.headersFor(url) });
  const found = await follow(context, key.urlOf(place.url), headersFor);
  key.assertUnseen(found);
  const result = { ...found, url: key.redact(found.url), movedTo: found.movedTo && key.redact(found.movedTo) };
  if (result.movedTo !== null)
    notes.push(`${place.url} has moved permanently to ${result.movedTo}: update url in source.yaml`);
  return result.answer.status === 304 ? notModified(result, cached, notes) : modified(result, place.format, notes);
}

function notModified(
  { answer, url, movedTo }: FollowResult,
  cached: CachedPage | undefined,
  notes: string[],
): Response & { status: "same" } {
  if (!cached?.validators || cached.answeredBy !== url)
    throw new FetchError(
      url,
      "the host answered 304 (not modified) to a request without conditions",
      "check what the URL serves",
    );
  const validators = renewed(cached.validators, answer.headers);
  return { status: "same", url, movedTo, hostDay: hostDay(answer.headers), validators, notes };
}

function modified({ answer, url, movedTo }: FollowResult, format: Format, notes: string[]): Response & NewContent {
  const type = answer.headers["content-type"];
  const wrong = contentTypeMismatch(type, format);
  if (wrong) throw new FetchError(url, wrong, "check in a browser whether the page has moved");
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
