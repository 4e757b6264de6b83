/** Calls a URL after a good run, so that a monitor notices when runs stop or fail. */
import { UsageError } from "../domain/usage-error.ts";
import { withRetries } from "./delivery-result.ts";
import { request } from "./http.ts";
import type { NotifyEffects } from "./notify-effects.ts";
import { webUrl } from "./target-url.ts";

const variable = "ALMANAC_PING_URL";

/** Calls the URL in ALMANAC_PING_URL, if there is one. Returns why that failed, without the URL; null where it did not. */
export async function pingHealth(effects: NotifyEffects): Promise<string | null> {
  if (!effects.env(variable)?.trim()) return null;
  try {
    const url = webUrl(effects, variable);
    const reply = await withRetries(effects, () => request(effects, url, { method: "GET" }));
    return reply.status === "delivered" ? null : reply.why;
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
}
