/** Checks of pages made by hand. */
import type { Check } from "../../pipeline/domain/schema.ts";

/** The check of the page `models` of `acme`: read and accepted on a day, and nothing wrong with it, unless given otherwise. */
export function checkOf(day: string, facts: Partial<Check> = {}): Check {
  return {
    provider: "acme",
    page: "models",
    url: "https://acme.example/models",
    status: "ok",
    reasons: [],
    since: day,
    lastChecked: day,
    lastRead: day,
    lastSnapshot: day,
    records: 1,
    warnings: [],
    unread: [],
    answeredBy: null,
    movedTo: null,
    validators: null,
    ...facts,
  };
}
