/** The status of the pages that a provider is read from. */
import { formatShortDate } from "../../../pipeline/domain/date-text.ts";
import { byText } from "../../../pipeline/domain/order.ts";
import type { Check } from "../../../pipeline/domain/schema.ts";
import { count } from "../../../pipeline/text/format.ts";
import type { Almanac, Model, Provider } from "../almanac/almanac.ts";

/** The pages that are quarantined or could not be fetched. */
export function failingChecks(checks: readonly Check[]): Check[] {
  return checks.filter(({ status }) => status === "quarantined" || status === "failed");
}

/** The status of a page in a few words: `OK`, `failing since 3 May 2026`. */
export function checkStatusText({ status, since }: Pick<Check, "status" | "since">): string {
  const isSince = since !== null && (status === "quarantined" || status === "failed");
  return statusWords[status] + (isSince ? ` since ${formatShortDate(since)}` : "");
}

/** `2 warnings, 1 passage unread`; empty where there are none. */
export function problemCountText({ warnings, unread }: Pick<Check, "warnings" | "unread">): string {
  const parts = [
    warnings.length > 0 ? count(warnings.length, "warning") : "",
    unread.length > 0 ? `${count(unread.length, "passage")} unread` : "",
  ];
  return parts.filter(Boolean).join(", ");
}

const statusWords: Record<Check["status"], string> = {
  ok: "OK",
  quarantined: "quarantined",
  failed: "failing",
  never: "not read yet",
};

/** The checks of the pages that the facts about a model come from. */
export function checksOf({ record, provider }: Pick<Model, "record" | "provider">): Check[] {
  return provider.checks.filter(({ page }) => record.evidence.some((evidence) => evidence.page === page));
}

/** Every failing page, by provider. */
export function sourceAlerts({ providers }: Almanac): { provider: Provider; check: Check }[] {
  return providers.flatMap((provider) => failingChecks(provider.checks).map((check) => ({ provider, check })));
}

/** The day on which the page with entries that was read longest ago was last read: how fresh the data is. Null where none was. */
export function oldestCheck(checks: readonly Check[]): string | null {
  const days = checks.flatMap(({ lastChecked, records }) => (lastChecked !== null && records > 0 ? [lastChecked] : []));
  return days.sort(byText)[0] ?? null;
}

/** The last day on which any page was read; null where none was. */
export function latestCheck({ providers }: Pick<Almanac, "providers">): string | null {
  const days = providers.flatMap(({ checks }) => checks.flatMap(({ lastChecked }) => lastChecked ?? []));
  return days.sort(byText).at(-1) ?? null;
}
