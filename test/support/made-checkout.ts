/** Made-up data in one checkout: some that mean us harm, and many records with more than 5,000 changes. */
import type { Checkout } from "./checkout.ts";
import { grown } from "./grown-checkout.ts";
import { hostile } from "./hostile-checkout.ts";

/** Each record's first listing is a change too, and no news. */
const [records, changes] = [300, 5_300];

export function madeCheckout(): Checkout {
  const [one, other] = [hostile(), grown(records, changes)];
  return {
    sources: [...one.sources, ...other.sources],
    records: [...one.records, ...other.records],
    changes: [...one.changes, ...other.changes].sort((a, b) => (a.detectedOn < b.detectedOn ? -1 : 1)),
    checks: [...one.checks, ...other.checks],
    snapshots: [...one.snapshots, ...other.snapshots],
  };
}
