/** Made-up data in one checkout: some that mean us harm, many records with more than 5,000 changes, and all ages of a fact. */
import { agedCheckout } from "./aged-checkout.ts";
import type { Checkout } from "./checkout.ts";
import { grown } from "./grown-checkout.ts";
import { hostile } from "./hostile-checkout.ts";

/** Each record's first listing is a change too, and no news. */
const [records, changes] = [300, 5_300];

export function madeCheckout(): Checkout {
  const all = [hostile(), grown(records, changes), agedCheckout()];
  return {
    sources: all.flatMap((one) => one.sources),
    records: all.flatMap((one) => one.records),
    changes: all.flatMap((one) => one.changes).sort((a, b) => (a.detectedOn < b.detectedOn ? -1 : 1)),
    checks: all.flatMap((one) => one.checks),
    snapshots: all.flatMap((one) => one.snapshots),
  };
}
