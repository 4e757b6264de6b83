/** Days as the points in time that feeds want: the first moment of the day in UTC. */

/** RFC 3339: `2026-03-06T00:00:00Z`. */
export function timestamp(day: string): string {
  return `${day}T00:00:00Z`;
}

/** As RSS wants it, RFC 822 with a year of four digits: `Fri, 06 Mar 2026 00:00:00 GMT`. */
export function rfc822(day: string): string {
  return new Date(timestamp(day)).toUTCString();
}
