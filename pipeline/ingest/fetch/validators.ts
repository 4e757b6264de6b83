/** Conditional requests; RFC 9110, sections 8.8 and 13.1. */
import type { Check } from "../../domain/schema.ts";

export type Validators = NonNullable<Check["validators"]>;

/** The headers of a conditional request; none if the cached state came from another URL. */
export function conditions(
  url: string,
  cached: Pick<Check, "validators" | "answeredBy"> | undefined,
): Record<string, string> {
  if (!cached?.validators || cached.answeredBy !== url) return {};
  const { etag, lastModified } = cached.validators;
  return {
    ...(etag === null ? {} : { "if-none-match": etag }),
    ...(lastModified === null ? {} : { "if-modified-since": lastModified }),
  };
}

/** The validators of a response, if they are well-formed; null if there are none. */
export function validatorsOf(headers: Record<string, string>): Validators | null {
  const etag = matching(headers.etag, /^(?:W\/)?"[\x21\x23-\x7e]{0,200}"$/);
  // Any of the three date formats of section 5.6.7.
  const lastModified = matching(headers["last-modified"], /^[A-Za-z]{3,9},? [A-Za-z0-9: -]{15,30}$/);
  return etag === null && lastModified === null ? null : { etag, lastModified };
}

/** The validators after a 304 response: those that it repeats replace the old ones; section 15.4.5. */
export function renewed(old: Validators, headers: Record<string, string>): Validators {
  const found = validatorsOf(headers);
  return { etag: found?.etag ?? old.etag, lastModified: found?.lastModified ?? old.lastModified };
}

function matching(value: string | undefined, form: RegExp): string | null {
  return value !== undefined && form.test(value) ? value : null;
}
