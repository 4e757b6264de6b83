/** Providers, and the pages that we read. */
import type { Check, SourceDefinition } from "../../domain/schema.ts";
import { column, required, tableOf } from "./table.ts";

export const providers = tableOf<SourceDefinition>({
  name: "providers",
  about: "Providers, with their own notice policy",
  key: ["id"],
  source: ({ definitions }) => definitions,
  columns: [
    required("id", "text", "Id of the provider", ({ id }) => id),
    required("name", "text", "Name as shown", ({ name }) => name),
    required("home_url", "text", "Home page", ({ links }) => links.home),
    column("docs_url", "text", "Documentation", ({ links }) => links.docs ?? null),
    column("changelog_url", "text", "Changelog", ({ links }) => links.changelog ?? null),
    column("notice_days", "integer", "Days of notice that the provider promises", ({ policy }) =>
      policy ? policy.noticeDays : null,
    ),
    column("policy_url", "text", "Where it promises them", ({ policy }) => policy?.url ?? null),
  ],
});

export const pages = tableOf<Check>({
  name: "pages",
  about: "The pages that we read, and when each was last read and accepted",
  key: ["provider", "page"],
  references: [{ column: "provider", table: "providers" }],
  source: ({ checks, definitions }) => {
    const known = new Set(definitions.map(({ id }) => id));
    return checks.filter(({ provider }) => known.has(provider));
  },
  columns: [
    required("provider", "text", "Id of the provider", ({ provider }) => provider),
    required("page", "text", "Id of the page", ({ page }) => page),
    required("url", "text", "URL of the page", ({ url }) => url),
    required("status", "text", "ok, quarantined, failed or never", ({ status }) => status),
    column("since", "day", "Since when the status is what it is", ({ since }) => since),
    column("last_checked", "day", "Last day on which it was fetched", ({ lastChecked }) => lastChecked),
    column("last_read", "day", "Last day on which it was read and accepted", ({ lastRead }) => lastRead),
    column(
      "last_read_not_before",
      "day",
      "First day on which that may have been; null where the day is known",
      ({ lastReadNotBefore }) => lastReadNotBefore ?? null,
    ),
    column("last_snapshot", "day", "Day of the latest snapshot", ({ lastSnapshot }) => lastSnapshot),
    required("records", "integer", "How many records it has", ({ records }) => records),
    required("held", "integer", "How many records wait for review", ({ held }) => held?.length ?? 0),
  ],
});
