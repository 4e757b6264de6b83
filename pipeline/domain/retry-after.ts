/**
 * The wait that a Retry-After header asks for, in milliseconds from `now` (milliseconds since 1970): it gives seconds or a
 * date (RFC 9110, section 10.2.3). Null where it gives neither.
 */
export function retryAfter(value: string | null | undefined, now: number): number | null {
  const text = value?.trim() ?? "";
  if (/^\d{1,9}(?:\.\d{1,9})?$/.test(text)) return Number(text) * 1_000;
  const at = /^\w{3,9},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
